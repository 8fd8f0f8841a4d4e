"""What is still to be done before the day, in the order of the work, and whose work it is. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from diemcau.directory.domain import ROLE_NAMES, Role
from diemcau.kernel.words import say
from diemcau.rooms.domain.cells import State, number


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Open sites by tier; each other figure over the whole conference. `lost` is what the plan no longer states."""

    tiers: Mapping[str, int]
    with_venue: int = 0
    with_technician: int = 0
    units: int = 0
    placed: int = 0
    with_contact: int = 0
    seats: int = 0
    sized: int = 0
    people: int = 0
    named: int = 0
    guests: int = 0
    invited: int = 0
    assignments: int = 0
    due: int = 0
    late: int = 0
    documents: int = 0  # with a number; `issued` of them went to somebody
    issued: int = 0
    with_line: int = 0  # sites whose line passed when it was last tested
    prepared: int = 0
    bookings: int = 0  # of a meeting bridge; `confirmed` by who holds it
    confirmed: int = 0
    sheets: int = 0  # of the index, of blocks that score themselves now
    handed_in: int = 0
    unanswered: int = 0  # explanations that wait for the council
    lost: int = 0

    @property
    def sites(self) -> int:
        return sum(self.tiers.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do: what is not in order, who does it, on which page, by which button."""

    state: State
    words: str
    role: Role
    page: str
    button: str
    query: str = ""

    @property
    def who(self) -> str:
        return say(ROLE_NAMES[self.role])


def steps(totals: Totals, *, has_plan: bool, is_applied: bool, has_day: bool, is_the_day: bool = False) -> list[Step]:
    """What stands between this conference and its day, first things first; nothing when all is in order."""
    if not is_applied:
        words, button = say("Hội nghị chưa có kế hoạch."), say("Tải kế hoạch lên")
        if has_plan:
            words, button = say("Kế hoạch đã đọc nhưng chưa áp dụng."), say("Xem kế hoạch")
        return [Step(state=State.LACKING, words=words, role=Role.ORGANISER, page="plan:room", button=button)]
    wanting = [] if has_day else [_day()]
    if is_the_day:
        wanting.append(_check_in())
    return wanting + [step for lacking, step in _lacks(totals) if lacking]


def _day() -> Step:
    return Step(
        state=State.LACKING,
        words=say("Ngày họp chưa ấn định; giấy mời chỉ gửi được khi có ngày, giờ."),
        role=Role.ORGANISER,
        page="conference:time",
        button=say("Ấn định ngày họp"),
    )


def _check_in() -> Step:
    return Step(
        state=State.ATTENTION,
        words=say("Hôm nay họp: theo dõi điểm danh ở các điểm cầu."),
        role=Role.ORGANISER,
        page="delegates:attendance",
        button=say("Xem điểm danh"),
    )


def _lacks(totals: Totals) -> Iterator[tuple[int, Step]]:
    """Each thing that can be wanting: how often it is, and the step that it takes."""
    sites, units, work = number(totals.sites), number(totals.units), number(totals.assignments)
    lacking = totals.lost
    yield (
        lacking,
        Step(
            state=State.ATTENTION,
            words=say(
                "%(lacking)s mục kế hoạch không còn nêu nhưng đã có người làm, nên được giữ lại.",
                lacking=number(lacking),
            ),
            role=Role.ORGANISER,
            page="plan:room",
            button=say("Xem kế hoạch"),
        ),
    )
    lacking = totals.units - totals.placed
    yield (
        lacking,
        Step(
            state=State.LACKING,
            words=say(
                "%(lacking)s trong %(units)s đơn vị chưa biết dự ở điểm cầu nào.", lacking=number(lacking), units=units
            ),
            role=Role.ORGANISER,
            page="rooms:unit-board",
            button=say("Xếp điểm cầu"),
        ),
    )
    lacking = totals.late
    yield (
        lacking,
        Step(
            state=State.LACKING,
            words=say("%(lacking)s việc được giao đã quá hạn.", lacking=number(lacking)),
            role=Role.ORGANISER,
            page="rooms:unit-board",
            query="?lacks=late",
            button=say("Xem nơi quá hạn"),
        ),
    )
    lacking = totals.sites - totals.with_technician
    yield (
        lacking,
        Step(
            state=State.LACKING,
            words=say(
                "%(lacking)s trong %(sites)s điểm cầu chưa có người phụ trách kỹ thuật.",
                lacking=number(lacking),
                sites=sites,
            ),
            role=Role.TECHNICIAN,
            page="rooms:board",
            query="?lacks=technician",
            button=say("Xem điểm cầu"),
        ),
    )
    lacking = totals.sites - totals.with_venue
    yield (
        lacking,
        Step(
            state=State.LACKING,
            words=say(
                "%(lacking)s trong %(sites)s điểm cầu chưa chọn phòng họp.", lacking=number(lacking), sites=sites
            ),
            role=Role.OFFICE,
            page="rooms:board",
            query="?lacks=venue",
            button=say("Chọn phòng họp"),
        ),
    )
    yield from _technical(totals)
    lacking = totals.units - totals.with_contact
    yield (
        lacking,
        Step(
            state=State.ATTENTION,
            words=say("%(lacking)s trong %(units)s đơn vị chưa có đầu mối.", lacking=number(lacking), units=units),
            role=Role.ORGANISER,
            page="rooms:unit-board",
            query="?lacks=contact",
            button=say("Xem nơi chưa có"),
        ),
    )
    lacking = totals.seats - totals.sized
    yield (
        lacking,
        Step(
            state=State.ATTENTION,
            words=say("%(lacking)s thành phần được mời chưa rõ số lượng.", lacking=number(lacking)),
            role=Role.ORGANISER,
            page="delegates:seats",
            button=say("Xem thành phần"),
        ),
    )
    lacking = totals.seats - totals.named
    yield (
        lacking,
        Step(
            state=State.ATTENTION,
            words=say("%(lacking)s thành phần được mời chưa cử người.", lacking=number(lacking)),
            role=Role.ORGANISER,
            page="delegates:chase",
            query="?state=not-named",
            button=say("Đôn đốc"),
        ),
    )
    lacking = totals.guests - totals.invited
    yield (
        lacking,
        Step(
            state=State.ATTENTION,
            words=say("%(lacking)s đại biểu đã cử chưa được mời.", lacking=number(lacking)),
            role=Role.OFFICE,
            page="delegates:invitations",
            button=say("Mở giấy mời"),
        ),
    )
    lacking = totals.documents - totals.issued
    yield (
        lacking,
        Step(
            state=State.ATTENTION,
            words=say("%(lacking)s văn bản đã có số, chưa phát hành.", lacking=number(lacking)),
            role=Role.OFFICE,
            page="papers:register",
            button=say("Phát hành"),
        ),
    )
    lacking = totals.assignments - totals.due
    yield (
        lacking,
        Step(
            state=State.ATTENTION,
            words=say(
                "%(lacking)s trong %(work)s việc được giao chưa có thời hạn.", lacking=number(lacking), work=work
            ),
            role=Role.ORGANISER,
            page="assignments:list",
            button=say("Đặt thời hạn"),
        ),
    )
    yield from _of_index(totals)


def _of_index(totals: Totals) -> Iterator[tuple[int, Step]]:
    """What units owe the council, and what the council owes them."""
    lacking = totals.sheets - totals.handed_in
    yield (
        lacking,
        Step(
            state=State.ATTENTION,
            words=say(
                "%(lacking)s trong %(sheets)s phiếu tự chấm điểm chưa nộp.",
                lacking=number(lacking),
                sheets=number(totals.sheets),
            ),
            role=Role.ORGANISER,
            page="scoring:campaigns",
            button=say("Xem kỳ chấm điểm"),
        ),
    )
    yield (
        totals.unanswered,
        Step(
            state=State.ATTENTION,
            words=say("%(lacking)s giải trình chờ trả lời.", lacking=number(totals.unanswered)),
            role=Role.APPRAISER,
            page="scoring:campaigns",
            button=say("Xem giải trình"),
        ),
    )


def _technical(totals: Totals) -> Iterator[tuple[int, Step]]:
    """The bridge first: it is held before anybody is invited. Then the lines, then what each room has ready."""
    if totals.sites > 1:
        yield (
            not totals.bookings,
            Step(
                state=State.LACKING,
                words=say("Chưa đặt cầu họp; cần giữ chỗ trước khi giấy mời đi."),
                role=Role.TECHNICIAN,
                page="connectivity:bookings",
                button=say("Đặt cầu họp"),
            ),
        )
    lacking = totals.bookings - totals.confirmed
    yield (
        lacking,
        Step(
            state=State.ATTENTION,
            words=say("%(lacking)s lần đặt cầu họp chờ nơi giữ cầu xác nhận.", lacking=number(lacking)),
            role=Role.TECHNICIAN,
            page="connectivity:bookings",
            button=say("Xem cầu họp"),
        ),
    )
    sites = number(totals.sites)
    lacking = totals.sites - totals.with_line
    yield (
        lacking,
        Step(
            state=State.ATTENTION,
            words=say(
                "%(lacking)s trong %(sites)s điểm cầu chưa đo đạt đường truyền.", lacking=number(lacking), sites=sites
            ),
            role=Role.TECHNICIAN,
            page="connectivity:lines",
            button=say("Xem đường truyền"),
        ),
    )
    lacking = totals.sites - totals.prepared
    yield (
        lacking,
        Step(
            state=State.ATTENTION,
            words=say(
                "%(lacking)s trong %(sites)s điểm cầu chưa chuẩn bị đủ phòng, hình, tiếng.",
                lacking=number(lacking),
                sites=sites,
            ),
            role=Role.TECHNICIAN,
            page="connectivity:checklists",
            button=say("Xem chuẩn bị"),
        ),
    )
