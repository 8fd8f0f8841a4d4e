"""What is still to be done before the day, in the order of the work, and whose work it is. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from diemcau.directory.domain import ROLE_NAMES, Role
from diemcau.kernel.numbers import written
from diemcau.kernel.words import say
from diemcau.rooms.domain.cells import State


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


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: what is not in order, who does it, on which page, by which button."""

    state: State
    words: str  # may name how many are `lacking`, and out of how many `sites`, `units`, `work`, `sheets`
    role: Role
    page: str
    button: str
    query: str = ""

    @property
    def who(self) -> str:
        return say(ROLE_NAMES[self.role])

    def said(self, **facts: str) -> Step:
        """As the reader reads it, in his language."""
        return replace(self, words=say(self.words, **facts), button=say(self.button))


NO_PLAN = Step(State.LACKING, "Hội nghị chưa có kế hoạch.", Role.ORGANISER, "plan:room", "Tải kế hoạch lên")
NOT_APPLIED = Step(
    State.LACKING, "Kế hoạch đã đọc nhưng chưa áp dụng.", Role.ORGANISER, "plan:room", "Xem kế hoạch"
)  # fmt: skip
NO_DAY = Step(
    State.LACKING, "Ngày họp chưa ấn định; giấy mời chỉ gửi được khi có ngày, giờ.",
    Role.ORGANISER, "conference:time", "Ấn định ngày họp",
)  # fmt: skip
CHECK_IN = Step(
    State.ATTENTION, "Hôm nay họp: theo dõi điểm danh ở các điểm cầu.",
    Role.ORGANISER, "delegates:attendance", "Xem điểm danh",
)  # fmt: skip

# How often a thing is wanting, and the step that it takes, in the order of the work: the bridge is held before anybody
# is invited, a line is good before a room is made ready.
WANTS: tuple[tuple[Callable[[Totals], int], Step], ...] = (
    (lambda have: have.lost, Step(
        State.ATTENTION, "%(lacking)s mục kế hoạch không còn nêu nhưng đã có người làm, nên được giữ lại.",
        Role.ORGANISER, "plan:room", "Xem kế hoạch",
    )),
    (lambda have: have.units - have.placed, Step(
        State.LACKING, "%(lacking)s trong %(units)s đơn vị chưa biết dự ở điểm cầu nào.",
        Role.ORGANISER, "rooms:unit-board", "Xếp điểm cầu",
    )),
    (lambda have: have.late, Step(
        State.LACKING, "%(lacking)s việc được giao đã quá hạn.",
        Role.ORGANISER, "rooms:unit-board", "Xem nơi quá hạn", "?lacks=late",
    )),
    (lambda have: have.sites - have.with_technician, Step(
        State.LACKING, "%(lacking)s trong %(sites)s điểm cầu chưa có người phụ trách kỹ thuật.",
        Role.TECHNICIAN, "rooms:board", "Xem điểm cầu", "?lacks=technician",
    )),
    (lambda have: have.sites - have.with_venue, Step(
        State.LACKING, "%(lacking)s trong %(sites)s điểm cầu chưa chọn phòng họp.",
        Role.OFFICE, "rooms:board", "Chọn phòng họp", "?lacks=venue",
    )),
    (lambda have: have.sites > 1 and not have.bookings, Step(
        State.LACKING, "Chưa đặt cầu họp; cần giữ chỗ trước khi giấy mời đi.",
        Role.TECHNICIAN, "connectivity:bookings", "Đặt cầu họp",
    )),
    (lambda have: have.bookings - have.confirmed, Step(
        State.ATTENTION, "%(lacking)s lần đặt cầu họp chờ nơi giữ cầu xác nhận.",
        Role.TECHNICIAN, "connectivity:bookings", "Xem cầu họp",
    )),
    (lambda have: have.sites - have.with_line, Step(
        State.ATTENTION, "%(lacking)s trong %(sites)s điểm cầu chưa đo đạt đường truyền.",
        Role.TECHNICIAN, "connectivity:lines", "Xem đường truyền",
    )),
    (lambda have: have.sites - have.prepared, Step(
        State.ATTENTION, "%(lacking)s trong %(sites)s điểm cầu chưa chuẩn bị đủ phòng, hình, tiếng.",
        Role.TECHNICIAN, "connectivity:checklists", "Xem chuẩn bị",
    )),
    (lambda have: have.units - have.with_contact, Step(
        State.ATTENTION, "%(lacking)s trong %(units)s đơn vị chưa có đầu mối.",
        Role.ORGANISER, "rooms:unit-board", "Xem nơi chưa có", "?lacks=contact",
    )),
    (lambda have: have.seats - have.sized, Step(
        State.ATTENTION, "%(lacking)s thành phần được mời chưa rõ số lượng.",
        Role.ORGANISER, "delegates:seats", "Xem thành phần",
    )),
    (lambda have: have.seats - have.named, Step(
        State.ATTENTION, "%(lacking)s thành phần được mời chưa cử người.",
        Role.ORGANISER, "delegates:chase", "Đôn đốc", "?state=not-named",
    )),
    (lambda have: have.guests - have.invited, Step(
        State.ATTENTION, "%(lacking)s đại biểu đã cử chưa được mời.",
        Role.OFFICE, "delegates:invitations", "Mở giấy mời",
    )),
    (lambda have: have.documents - have.issued, Step(
        State.ATTENTION, "%(lacking)s văn bản đã có số, chưa phát hành.",
        Role.OFFICE, "papers:register", "Phát hành",
    )),
    (lambda have: have.assignments - have.due, Step(
        State.ATTENTION, "%(lacking)s trong %(work)s việc được giao chưa có thời hạn.",
        Role.ORGANISER, "assignments:list", "Đặt thời hạn",
    )),
    (lambda have: have.sheets - have.handed_in, Step(
        State.ATTENTION, "%(lacking)s trong %(sheets)s phiếu tự chấm điểm chưa nộp.",
        Role.ORGANISER, "scoring:campaigns", "Xem kỳ chấm điểm",
    )),
    (lambda have: have.unanswered, Step(
        State.ATTENTION, "%(lacking)s giải trình chờ trả lời.",
        Role.APPRAISER, "scoring:campaigns", "Xem giải trình",
    )),
)  # fmt: skip


def steps(totals: Totals, *, has_plan: bool, is_applied: bool, has_day: bool, is_the_day: bool = False) -> list[Step]:
    """What stands between this conference and its day, first things first; nothing when all is in order."""
    if not is_applied:
        return [(NOT_APPLIED if has_plan else NO_PLAN).said()]
    out_of = {
        "sites": written(totals.sites),
        "units": written(totals.units),
        "work": written(totals.assignments),
        "sheets": written(totals.sheets),
    }
    first = [step.said() for step, holds in ((NO_DAY, not has_day), (CHECK_IN, is_the_day)) if holds]
    return first + [
        step.said(lacking=written(lacking), **out_of) for count, step in WANTS if (lacking := count(totals))
    ]
