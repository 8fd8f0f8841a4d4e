"""The attendance of a conference on paper, ready to be annexed to its minutes, and as a workbook. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime

from diemcau.delegates.domain.attending import (
    STATE_NAMES,
    Attendance,
    Attendee,
    Figures,
    figures,
    figures_by,
)
from diemcau.directory.domain import TIER_NAMES, Tier
from diemcau.directory.domain.columns import Column, Table
from diemcau.kernel.dates import HERE
from diemcau.kernel.numbers import written
from diemcau.nd30.model import Document, Node
from diemcau.nd30.writing.kinds import Office, Signing, entry, report, rows

HEADING = ("Số được cử", "Trực tiếp", "Trực tuyến", "Vắng có lý do", "Chưa điểm danh")

PEOPLE = Table(
    key="attendance",
    title="Đại biểu",
    columns=tuple(
        Column(key=key, heading=heading)
        for key, heading in (
            ("tier", "Cấp"),
            ("district", "Địa bàn"),
            ("site", "Điểm cầu"),
            ("organisation", "Đơn vị"),
            ("name", "Họ và tên"),
            ("title", "Chức vụ"),
            ("state", "Điểm danh"),
            ("came", "Vào lúc"),
            ("left", "Về lúc"),
            ("reason", "Lý do vắng"),
            ("note", "Ghi chú"),
        )
    ),
)
SITES = Table(
    key="attendance-sites",
    title="Theo điểm cầu",
    columns=tuple(
        Column(key=key, heading=heading)
        for key, heading in (("site", "Điểm cầu"), *((f"n{at}", each) for at, each in enumerate(HEADING)))
    ),
)


def attendance_report(
    everybody: Sequence[Attendee],
    *,
    office: Office,
    signing: Signing,
    conference: str,
    day: date | None,
    at: datetime,
) -> Document:
    """Báo cáo kết quả điểm danh (Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.4).

    Args:
        at: when the figures were taken; people may still have been coming.
    """
    whole = figures(everybody)
    on = f" ngày {day:%d/%m/%Y}" if day else ""
    taken = f"{at.astimezone(HERE):%H} giờ {at.astimezone(HERE):%M} ngày {at.astimezone(HERE):%d/%m/%Y}"
    text: list[Node] = [
        entry(
            f"Hội nghị{on} có {_n(whole.people)} đại biểu được cử; {_n(whole.present)} đại biểu có mặt, trong đó "
            f"{_n(whole.in_person)} trực tiếp tại điểm cầu và {_n(whole.online)} trực tuyến; "
            f"{_n(whole.absent)} vắng có lý do; {_n(whole.not_yet)} chưa điểm danh. Số liệu tính đến {taken}."
        ),
        entry("", label="I", heading="THEO CẤP", under=_table("Cấp", everybody, _tier)),
        entry("", label="II", heading="THEO ĐIỂM CẦU", under=_table("Điểm cầu", everybody, _site)),
        entry("", label="III", heading="ĐẠI BIỂU VẮNG MẶT", under=_missing(everybody)),
    ]
    deputies = [each for each in everybody if each.is_deputy and not each.is_ended and each.standing.was_here]
    if deputies:
        said = rows([("Họ và tên", "Chức vụ, đơn vị"), *((each.name, _post(each)) for each in deputies)])
        text.append(entry("", label="IV", heading="DỰ THAY (TÍNH LÀ CÓ MẶT)", under=said))
    return report(
        office,
        signing,
        subject=f"Kết quả điểm danh đại biểu dự {conference}",
        to=(),
        text=text,
        last="Trên đây là kết quả điểm danh, kèm theo Biên bản hội nghị",
    )


def _table(name: str, everybody: Sequence[Attendee], key: Callable[[Attendee], str]) -> list[Node]:
    grouped = figures_by(everybody, lambda each: (key(each), key(each)))
    lines = [(group, *_counts(counted)) for _key, group, counted in grouped]
    return rows([(name, *HEADING), *lines, ("Cộng", *_counts(figures(everybody)))])


def _missing(everybody: Iterable[Attendee]) -> list[Node]:
    absent = [each for each in everybody if each.standing.state == Attendance.ABSENT and not each.is_ended]
    if not absent:
        return [entry("Không có đại biểu nào báo vắng.")]
    return rows([("Họ và tên", "Chức vụ, đơn vị", "Lý do"), *((e.name, _post(e), e.standing.reason) for e in absent)])


def sheets_of(everybody: Sequence[Attendee]) -> list[tuple[Table, Iterable[tuple[str, ...]]]]:
    """Every line, and the figures of each site."""
    by_site = figures_by(everybody, lambda each: (each.site, _site(each)))
    return [
        (PEOPLE, _lines(everybody)),
        (SITES, ((name, *(str(count) for count in _plain(counted))) for _key, name, counted in by_site)),
    ]


def _lines(everybody: Iterable[Attendee]) -> Iterator[tuple[str, ...]]:
    for each in everybody:
        stands = each.standing
        note = [stands.doubt, "dự thay" if each.is_deputy else "", "đã được thay" if each.is_ended else ""]
        yield (
            _tier(each),
            each.district,
            each.site_name,
            each.unit_name,
            each.name,
            each.title or each.post,
            STATE_NAMES[stands.state],
            _hour(stands.came_at),
            _hour(stands.left_at),
            stands.reason,
            " · ".join(filter(None, note)),
        )


def _tier(each: Attendee) -> str:
    return TIER_NAMES[Tier(each.tier)]


def _site(each: Attendee) -> str:
    return each.site_name or "Chưa xếp điểm cầu"


def _post(each: Attendee) -> str:
    return ", ".join(dict.fromkeys(part for part in (each.title or each.post, each.unit_name) if part))


def _plain(counted: Figures) -> tuple[int, ...]:
    return (counted.people, counted.in_person, counted.online, counted.absent, counted.not_yet)


def _counts(counted: Figures) -> tuple[str, ...]:
    return tuple(_n(each) for each in _plain(counted))


def _n(number: int) -> str:
    """As papers write small figures: 01, 12, 1.154."""
    return f"{number:02}" if number < 10 else written(number)


def _hour(at: datetime | None) -> str:
    return at.astimezone(HERE).strftime("%H:%M %d/%m/%Y") if at else ""
