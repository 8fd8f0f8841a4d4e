"""What every page is given: the conference it is about, and the five rooms in the order of the work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.template.context import Context
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_see_all

if TYPE_CHECKING:
    from diemcau.directory.models import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One of the five rooms: `page` opens it once it is built, until then `promise` and `first_step` stand there."""

    key: str
    name: Promise
    icon: str
    page: str
    namespaces: frozenset[str]
    pages: frozenset[str] = frozenset()  # whose namespace belongs to another room
    promise: Promise
    first_step: Promise
    begins_in: str


AFTER_THE_DAY = frozenset(
    f"assignments:{page}" for page in ("follow-up", "requests", "request", "closing", "closing-file")
) | {"live:minutes", "plan:conclusion-tasks"}

ROOMS = (
    Room(
        key="plan",
        name=gettext_lazy("Kế hoạch"),
        icon="file-text",
        page="plan:room",
        namespaces=frozenset({"plan"}),
        promise=gettext_lazy("Ở đây văn bản kế hoạch đứng cạnh những gì đọc được từ nó, kèm các điểm cần xem lại."),
        first_step=gettext_lazy("Việc đầu tiên là tải lên bản kế hoạch đã ký (.docx, .pdf hoặc .txt)."),
        begins_in="plan",
    ),
    Room(
        key="prepare",
        name=gettext_lazy("Chuẩn bị"),
        icon="checklist",
        page="rooms:board",
        namespaces=frozenset(
            {"rooms", "directory", "conference", "delegates", "assignments", "papers", "connectivity"}
        ),
        promise=gettext_lazy("Ở đây một bảng cho biết điểm cầu nào, đơn vị nào đã sẵn sàng và còn thiếu gì."),
        first_step=gettext_lazy("Bảng có nội dung ngay khi kế hoạch được áp dụng, nên hãy bắt đầu từ phòng Kế hoạch."),
        begins_in="plan",
    ),
    Room(
        key="run",
        name=gettext_lazy("Điều hành"),
        icon="presentation",
        page="live:director",
        namespaces=frozenset({"live"}),
        pages=frozenset({"connectivity:wall", "connectivity:incidents", "connectivity:last-hour"}),
        promise=gettext_lazy(
            "Ở đây sẽ có màn hình điều hành ngày họp: chương trình, người đang phát biểu, điểm danh và sự cố."
        ),
        first_step=gettext_lazy("Trước ngày họp, hãy hoàn thành danh sách điểm cầu ở phòng Chuẩn bị."),
        begins_in="prepare",
    ),
    Room(
        key="results",
        name=gettext_lazy("Kết quả"),
        icon="chart-bar",
        page="publish:results",
        namespaces=frozenset({"publish", "scoring", "survey", "contest"}),
        pages=frozenset({"assignments:targets", "assignments:targets-import", "assignments:outcome"}),
        promise=gettext_lazy(
            "Ở đây sẽ có những kết quả mà hội nghị công bố: chỉ số, xếp hạng, mức độ hài lòng và cuộc thi."
        ),
        first_step=gettext_lazy(
            "Việc công bố theo đúng kế hoạch, nên hãy kiểm tra các việc được giao ở phòng Kế hoạch."
        ),
        begins_in="plan",
    ),
    Room(
        key="follow-up",
        name=gettext_lazy("Theo dõi"),
        icon="list-check",
        page="assignments:follow-up",
        namespaces=frozenset(),
        pages=AFTER_THE_DAY,
        promise=gettext_lazy(
            "Ở đây sẽ có biên bản, thông báo kết luận và các nhiệm vụ sau hội nghị, kèm thời hạn và kết quả thực hiện."
        ),
        first_step=gettext_lazy(
            "Những việc đó sinh ra từ ngày họp; trước mắt, hãy chuẩn bị hội nghị ở phòng Chuẩn bị."
        ),
        begins_in="prepare",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A room as the top bar shows it on one page."""

    room: Room
    href: str
    is_here: bool
    key: str


def shell(request: HttpRequest) -> dict[str, Any]:
    """The conference named in the address, if this account may see it; asked of the database only when shown."""
    return {"conference": SimpleLazyObject(lambda: conference_of(request))}


def conference_of(request: HttpRequest) -> Conference | None:
    match = request.resolver_match
    if match is None or "conference_id" not in match.kwargs:
        return None
    account: Account | Any = getattr(request, "user", None)
    if account is None or not account.is_authenticated:
        return None
    return Conference.objects.visible_to(account).filter(pk=match.kwargs["conference_id"]).first()


# Pages that stand in another room than the rest of their package.
BY_PAGE = {"delegates:attendance": "run", "delegates:check-in": "run"}


def here(request: HttpRequest | None) -> str:
    """The key of the room that a page belongs to, "" where it belongs to none."""
    match = request.resolver_match if request else None
    named = next((room.key for room in ROOMS if match and match.view_name in room.pages), "")
    return named or next((room.key for room in ROOMS if _is_here(room, match)), "")


# Where a unit's own people enter: the other rooms hold nothing for them.
OWN_ROOMS = {
    "prepare": "rooms:mine",
    "run": "live:consoles",
    "results": "publish:results",
    "follow-up": "assignments:requests",
}


def sees_all(context: Context, conference: Conference) -> bool:
    """Whether the reader of a page runs the conference: as the view says, else as the conference was looked up."""
    if "sees_all" in context:
        return bool(context["sees_all"])
    account = context.get("user")
    if account is None or not account.is_authenticated:
        return True
    kept = vars(conference)
    if "is_run" not in kept:  # looked up by another way: asked once for the page
        kept["is_run"] = can_see_all(account, conference)
    return bool(kept["is_run"])


def doors(conference: int, here: str, *, sees_all: bool = True) -> list[Door]:
    """The five rooms of a conference, with the one that the page belongs to; for a unit's own people their rooms."""
    return [
        Door(
            room=room,
            href=opening(room, conference) if sees_all else reverse(OWN_ROOMS[room.key], args=[conference]),
            is_here=room.key == here,
            key=str(number),
        )
        for number, room in enumerate(ROOMS, start=1)
        if sees_all or room.key in OWN_ROOMS
    ]


def opening(room: Room, conference: int) -> str:
    """Where a room opens: its own page, or the one that says what will stand there."""
    if exists(room.page):
        return reverse(room.page, kwargs={"conference_id": conference})
    return reverse("room", kwargs={"conference_id": conference, "key": room.key})


@cache
def exists(page: str) -> bool:
    """Whether a page of a conference has an address yet."""
    try:
        reverse(page, kwargs={"conference_id": 1})
    except NoReverseMatch:
        return False
    return True


def _is_here(room: Room, match: Any) -> bool:
    if match is None:
        return False
    if match.view_name == "room":
        return bool(match.kwargs["key"] == room.key)
    if match.view_name in BY_PAGE:
        return BY_PAGE[match.view_name] == room.key
    return match.view_name == room.page or bool(room.namespaces.intersection(match.namespaces))


def day_of(conference: Conference, today: date) -> str:
    """The day as far as it is known, and how far off: "23/01/2024 · còn 12 ngày"."""
    year, month = conference.start_year, conference.start_month
    try:
        day = conference.starts_on
    except ValueError:  # the plan says 31/02
        day = None
    if day:
        return f"{day:%d/%m/%Y} · {_distance((day - today).days)}"
    if year and month:
        return _("tháng %(month)02d/%(year)d · chưa rõ ngày") % {"month": month, "year": year}
    if year:
        return _("năm %(year)d · chưa rõ ngày") % {"year": year}
    return _("chưa rõ ngày")


def _distance(days: int) -> str:
    if days == 0:
        return _("hôm nay")
    if days == 1:
        return _("ngày mai")
    if days > 1:
        return ngettext("còn %(days)d ngày", "còn %(days)d ngày", days) % {"days": days}
    return ngettext("đã qua %(days)d ngày", "đã qua %(days)d ngày", -days) % {"days": -days}
