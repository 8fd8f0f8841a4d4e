"""Write a plan as the outline of a document, in each of the layouts that papers use: the reverse of the reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from diemcau.kernel.dates import PartialDate
from diemcau.nd30.model import Basis, Document, Node, Recipient, Signer
from diemcau.plan.domain.model import Assignment, Content, EventTime, Participant, Plan, ProgrammeItem, Tier

NOWHERE = (1, 1)
GROUPS = {
    Tier.PROVINCE: "Cấp tỉnh",
    Tier.DISTRICT: "Các huyện, thị xã, thành phố (cấp huyện)",
    Tier.COMMUNE: "Các xã, phường, thị trấn (cấp xã)",
}
DUTY_LAYOUTS = ("headings", "inline", "orders", "colons", "fields", "table")
PROGRAMME_LAYOUTS = ("bullets", "table")


def document_of(plan: Plan, *, duties: str, programme: str) -> Document:
    """A whole paper that says what the plan says; every printed part as Nghị định 30 lays it out."""
    return Document(
        type="KẾ HOẠCH",
        issuing_body="ỦY BAN NHÂN DÂN TỈNH QUẢNG NAM",
        number="12",
        symbol="KH-UBND",
        place="Quảng Nam",
        date=PartialDate(2024, 1, 5),
        subject=f"Tổ chức {plan.title}",
        bases=(
            Basis(
                text="Quyết định số 2817/QĐ-UBND ngày 25/12/2023 của Ủy ban nhân dân tỉnh ban hành Kế hoạch năm 2024",
                number="2817/QĐ-UBND",
                date=PartialDate(2023, 12, 25),
                lines=NOWHERE,
            ),
        ),
        outline=(
            _node(
                "I", "MỤC ĐÍCH, YÊU CẦU", children=[_node("1", None, "Tổ chức trang trọng, tiết kiệm, đúng quy định.")]
            ),
            _node("II", "NỘI DUNG, THÀNH PHẦN, THỜI GIAN VÀ KINH PHÍ", children=list(_event(plan))),
            *([_programme(plan.programme, programme)] if plan.programme else []),
            _node("IV", "PHÂN CÔNG THỰC HIỆN", children=list(_duties(plan.assignments, duties))),
        ),
        signer=Signer(authority="KT. CHỦ TỊCH", title="PHÓ CHỦ TỊCH", name="Đỗ Hoài Phương", lines=NOWHERE),
        recipients=(Recipient(text="Các Sở, Ban, ngành", lines=NOWHERE),),
        archive="VT, NCKS",
    )


def _node(label: str | None, heading: str | None, text: str = "", children: Iterable[Node] = ()) -> Node:
    return Node(label=label, heading=heading, text=text, lines=NOWHERE, children=tuple(children))


def _event(plan: Plan) -> Iterator[Node]:
    assert plan.time is not None and plan.budget is not None
    yield _node("1", "Nội dung Hội nghị", children=[_node("-", None, one.text) for one in plan.contents])
    yield _node(
        "2",
        "Thành phần",
        children=[
            _node("a", "Chủ trì", plan.chair or ""),
            _node("b", "Thành phần tham dự", children=list(_participants(plan.participants))),
        ],
    )
    hosts = ", ".join(site.host for site in plan.sites[:-1]) + f" và {plan.sites[-1].host}"
    yield _node("3", "Hình thức tổ chức", f"Hội nghị tổ chức trực tuyến tại các điểm cầu {hosts}.")
    yield _node("4", "Thời gian", plan.time.text)
    yield _node("5", "Kinh phí thực hiện", plan.budget.text)


def _participants(rules: Iterable[Participant]) -> Iterator[Node]:
    for group, members in groupby(rules, key=lambda rule: rule.group):
        assert group is not None
        yield _node("*", None, group, [_node("-", None, f"{rule.text};") for rule in members])


def _programme(items: Iterable[ProgrammeItem], layout: str) -> Node:
    rows: list[Node] = []
    if layout == "table":
        rows.append(_node(None, None, "Thời gian\tNội dung\tThực hiện"))
    for day, members in groupby(items, key=lambda item: item.date):
        if day is not None:
            rows.append(_node(None, None, f"Ngày {day}"))
        for item in members:
            assert item.starts is not None and item.minutes is not None
            when = f"{_hour(item.starts)} - {_hour(_later(item.starts, item.minutes))}"
            rows.append(
                _node(None, None, f"{when}\t{item.text}\t{item.by}")
                if layout == "table"
                else _node("-", None, f"{when}: {item.text}.")
            )
    return _node("III", "CHƯƠNG TRÌNH HỘI NGHỊ", children=rows)


def _hour(clock: str) -> str:
    return f"{clock[:2]}h{clock[3:]}"


def _later(clock: str, minutes: int) -> str:
    total = int(clock[:2]) * 60 + int(clock[3:]) + minutes
    return f"{total // 60:02}:{total % 60:02}"


def _duties(tasks: Iterable[Assignment], layout: str) -> Iterator[Node]:
    if layout == "table":
        yield _node(None, None, "STT\tNội dung công việc\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời hạn hoàn thành")
        for at, task in enumerate(tasks, start=1):
            helpers = "; ".join(task.coordinating) or "Các đơn vị liên quan"
            yield _node(None, None, f"{at}\t{task.text}\t{'; '.join(task.lead)}\t{helpers}\t{task.deadline}")
        return
    for at, (lead, members) in enumerate(groupby(tasks, key=lambda task: task.lead), start=1):
        name = " và ".join(lead)
        if layout == "headings":
            yield _node(str(at), name, children=[_node("-", None, f"{_upper(task.text)}.") for task in members])
            continue
        if layout == "fields":
            for task in members:
                yield _node(str(at), f"Nhiệm vụ thứ {at}", children=list(_fields(task)))
            continue
        for task in members:
            match layout:
                case "inline":
                    yield _node("-", None, f"{name} {task.text}.")
                case "orders":
                    yield _node("-", None, f"Giao {name} {task.text}.")
                case _:
                    yield _node("-", None, f"{name}: {task.text};")


def _fields(task: Assignment) -> Iterator[Node]:
    yield _node("-", None, f"Nội dung thực hiện: {_upper(task.text)}.")
    yield _node("-", None, f"Cơ quan chủ trì: {', '.join(task.lead)}.")
    if task.coordinating:
        yield _node("-", None, f"Cơ quan phối hợp: {', '.join(task.coordinating)}.")
    if task.deadline:
        yield _node("-", None, f"Thời gian thực hiện: {task.deadline}.")


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def time_of(text: str, start: PartialDate, clock: str | None) -> EventTime:
    return EventTime(text=text, start=start, end=None, clock=clock, fixed=start.day is not None, lines=NOWHERE)


def content(text: str) -> Content:
    return Content(text=text, lines=NOWHERE)
