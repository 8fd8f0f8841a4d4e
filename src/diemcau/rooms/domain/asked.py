"""What is asked of one unit, the most urgent on top. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from diemcau.kernel.numbers import written
from diemcau.kernel.words import say
from diemcau.rooms.domain.cells import State

SOON = 5  # days before a deadline from which it is urgent


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A part that a unit has in an assignment: "chủ trì" or "phối hợp"."""

    text: str
    part: str
    due: date | None
    due_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing that is asked: what, until when, and where on the page it is done."""

    state: State
    words: str
    detail: str
    button: str
    anchor: str = ""
    due: date | None = None
    href: str = ""  # where it is done, when that page is about a row of its own
    page: str = ""  # where it is done, when that is another page of the conference


def asked(
    *,
    tasks: Sequence[Task],
    unknown: Sequence[str],
    unnamed: Sequence[str] = (),
    name_by: date | None = None,
    site: int | None,
    has_venue: bool,
    has_technician: bool,
    has_contact: bool,
    has_place: bool,
    today: date,
    more: Sequence[Asked] = (),
    documents: int = 0,
    has_line: bool = True,
) -> tuple[Asked, ...]:
    """Everything that a unit still has to do; what is overdue first, then what is due soonest, then the rest."""
    found = [
        Asked(
            state=_urgency(task.due, today),
            words=task.text,
            detail=f"{task.part[:1].upper()}{task.part[1:]} · {_deadline(task, today)}",
            button=say("Xem việc"),
            anchor="tasks",
            due=task.due,
        )
        for task in tasks
    ]
    found += more
    if documents:
        found.append(
            Asked(
                state=State.LACKING,
                words=say("%(documents)s văn bản đến chờ xác nhận.", documents=written(documents)),
                detail=say("Văn bản do ban tổ chức phát hành cho đơn vị."),
                button=say("Mở văn bản đến"),
                page="papers:inbox",
            )
        )
    if not has_place:
        found.append(
            _wanting("Đơn vị chưa biết dự ở điểm cầu nào.", "Ban tổ chức xếp điểm cầu.", "Xem nơi dự", "place")
        )
    if not has_venue:
        found.append(_wanting("Chưa chọn phòng họp cho điểm cầu.", "Đơn vị là chủ nhà.", "Chọn phòng họp", "place"))
    if not has_technician:
        found.append(
            _wanting(
                "Điểm cầu chưa có người phụ trách kỹ thuật.", "Đơn vị là chủ nhà.", "Xem người phụ trách", "contacts"
            )
        )
    if not has_line:
        found.append(
            Asked(
                state=State.ATTENTION,
                words=say("Đường truyền của điểm cầu chưa đo đạt."),
                detail=say("Đo tại phòng họp, trên máy sẽ dùng để họp; mất một phút rưỡi."),
                button=say("Đo đường truyền"),
                anchor="place",
            )
        )
    if unknown:
        found.append(
            Asked(
                state=State.ATTENTION,
                words=say("%(unknown)s thành phần chưa rõ số lượng.", unknown=written(len(unknown))),
                detail="; ".join(unknown[:3]) + ("; …" if len(unknown) > 3 else ""),
                button=say("Nhập số lượng"),
                anchor="seats",
            )
        )
    if unnamed:
        found.append(
            Asked(
                state=_urgency(name_by, today),
                words=say("%(count)s thành phần chưa cử đại biểu.", count=written(len(unnamed))),
                detail="; ".join(unnamed[:3]) + ("; …" if len(unnamed) > 3 else ""),
                button=say("Cử đại biểu"),
                anchor="seats",
                due=name_by,
            )
        )
    if not has_contact:
        found.append(
            Asked(
                state=State.ATTENTION,
                words=say("Đơn vị chưa có đầu mối."),
                detail=say("Đầu mối nhận việc và nhập thay đơn vị."),
                button=say("Xem đầu mối"),
                anchor="contacts",
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.state, one.due or date.max)))


def _wanting(words: str, detail: str, button: str, anchor: str) -> Asked:
    return Asked(state=State.LACKING, words=say(words), detail=say(detail), button=say(button), anchor=anchor)


def asked_by_index(*, block: str, phase: str, units: int, due: date | None, href: str, today: date) -> Asked:
    """A sheet of the index to hand in, appraised points to look at, or lower units to appraise."""
    words, button = {
        "self": (say("Tự chấm điểm và nộp phiếu."), say("Tự chấm điểm")),
        "explanation": (say("Xem điểm thẩm định, giải trình nếu cần."), say("Xem điểm")),
        "appraisal": (say("Thẩm định điểm của %(units)s đơn vị trực thuộc.", units=written(units)), say("Thẩm định")),
    }[phase]
    task = Task(text="", part="", due=due, due_text="")
    return Asked(
        state=_urgency(due, today),
        words=words,
        detail=f"{block} · {_deadline(task, today)}",
        button=button,
        anchor="",
        due=due,
        href=href,
    )


def _urgency(due: date | None, today: date) -> State:
    if due is None:
        return State.WAITING
    if due < today:
        return State.LACKING
    return State.ATTENTION if (due - today).days <= SOON else State.WAITING


def _deadline(task: Task, today: date) -> str:
    if task.due is None:
        return task.due_text or say("chưa có thời hạn")
    days, day = (task.due - today).days, f"{task.due:%d/%m/%Y}"
    if days < 0:
        return say("hạn %(day)s, quá hạn %(days)s ngày", day=day, days=-days)
    return (
        say("hạn %(day)s, hôm nay", day=day) if days == 0 else say("hạn %(day)s, còn %(days)s ngày", day=day, days=days)
    )
