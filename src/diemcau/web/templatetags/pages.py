"""The pages of one room, side by side. Built-in, so that lower packages need not name upper ones."""

from __future__ import annotations

from functools import lru_cache

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy

from diemcau.conference.models import Conference
from diemcau.web.context import exists, sees_all

register = template.Library()

# By room, in the order of the work. A page stands here once it has an address.
PAGES = {
    "prepare": {
        "rooms:overview": gettext_lazy("Tổng quan"),
        "rooms:board": gettext_lazy("Điểm cầu"),
        "rooms:unit-board": gettext_lazy("Đơn vị"),
        "delegates:seats": gettext_lazy("Đại biểu"),
        "delegates:chase": gettext_lazy("Đôn đốc"),
        "delegates:invitations": gettext_lazy("Giấy mời"),
        "delegates:hall": gettext_lazy("Hội trường"),
        "assignments:list": gettext_lazy("Việc được giao"),
        "papers:list": gettext_lazy("Tài liệu"),
        "papers:register": gettext_lazy("Phát hành"),
        "connectivity:lines": gettext_lazy("Đường truyền"),
        "connectivity:checklists": gettext_lazy("Chuẩn bị điểm cầu"),
        "conference:programme": gettext_lazy("Chương trình"),
        "conference:roles": gettext_lazy("Vai"),
    },
    "run": {
        "live:director": gettext_lazy("Điều hành"),
        "connectivity:wall": gettext_lazy("Điểm cầu"),
        "connectivity:incidents": gettext_lazy("Sự cố"),
        "delegates:attendance": gettext_lazy("Điểm danh"),
        "live:screens": gettext_lazy("Màn hình, diễn tập"),
        "live:floor": gettext_lazy("Phát biểu"),
        "live:votes": gettext_lazy("Biểu quyết"),
        "live:awards": gettext_lazy("Trao thưởng"),
        "live:log": gettext_lazy("Nhật ký"),
    },
    "results": {
        "publish:results": gettext_lazy("Tổng quan"),
        "assignments:targets": gettext_lazy("Chỉ tiêu của năm"),
        "scoring:campaigns": gettext_lazy("Chỉ số cải cách hành chính"),
        "survey:surveys": gettext_lazy("Mức độ hài lòng"),
        "contest:contests": gettext_lazy("Cuộc thi"),
        "publish:publications": gettext_lazy("Công bố"),
        "publish:report": gettext_lazy("Báo cáo tổng hợp"),
    },
    "follow-up": {
        "assignments:follow-up": gettext_lazy("Nhiệm vụ sau hội nghị"),
        "live:minutes": gettext_lazy("Biên bản, kết luận"),
        "assignments:requests": gettext_lazy("Kiến nghị"),
        "assignments:closing": gettext_lazy("Kết thúc, hồ sơ"),
    },
}


# The same for a unit's own people: what is asked of it, and what it may read.
OWN_PAGES = {
    "prepare": {
        "rooms:mine": gettext_lazy("Việc cần làm"),
        "assignments:mine": gettext_lazy("Việc được giao"),
        "conference:programme": gettext_lazy("Chương trình"),
        "papers:list": gettext_lazy("Tài liệu"),
        "papers:inbox": gettext_lazy("Văn bản đến"),
        "papers:speeches": gettext_lazy("Tham luận"),
    },
    "results": {
        "publish:results": gettext_lazy("Tổng quan"),
        "assignments:targets": gettext_lazy("Chỉ tiêu của năm"),
        "scoring:campaigns": gettext_lazy("Chỉ số cải cách hành chính"),
    },
}
STANDS_FOR = {"rooms:unit": "rooms:mine"}  # one's own unit is opened by way of "mine"


@register.simple_tag(takes_context=True)
def room_pages(context: Context) -> SafeString:
    """Those who run the conference have all pages of a room beside each other, a unit's own people theirs."""
    conference, request = context.get("conference"), context.get("request")
    if not conference or not request or not request.resolver_match:
        return SafeString("")
    whole = bool(context.get("sees_all"))
    if not whole and sees_all(context, conference):
        return SafeString("")
    return _pages(conference.pk, request.resolver_match.view_name, whole, get_language() or "")


@lru_cache(maxsize=1000)
def _pages(conference: int, here: str, whole: bool, _language: str) -> SafeString:
    """The same for all who run a conference, and for all who do not: written once for each page."""
    here = here if whole else STANDS_FOR.get(here, here)
    room = next((pages for pages in (PAGES if whole else OWN_PAGES).values() if here in pages), {})
    pages = [(reverse(page, args=[conference]), name, page == here) for page, name in room.items() if exists(page)]
    return render_to_string("room-pages.html", {"pages": pages})


@register.simple_tag
def readiness_board(conference: Conference) -> str:
    """Where the readiness of a conference stands."""
    return reverse("rooms:board", args=[conference.pk])


@register.simple_tag
def minutes_page(conference: Conference) -> str:
    """Where minutes and conclusion are written."""
    return reverse("live:minutes", args=[conference.pk])


@register.simple_tag
def conclusion_tasks_page(conference: Conference, paper: int) -> str:
    """Where the tasks of a notice of conclusions are handed out."""
    return reverse("plan:conclusion-tasks", args=[conference.pk, paper])


@register.simple_tag
def next_plan_page(conference: Conference) -> str:
    """Where next year's plan is drafted."""
    return reverse("plan:next-plan", args=[conference.pk])


@register.simple_tag
def item_papers_page(conference: Conference) -> str:
    """Where papers are given to the items of the programme."""
    return reverse("live:item-papers", args=[conference.pk])


@register.simple_tag
def printed_programme(conference: Conference, kind: str) -> str:
    """The programme as a document."""
    return reverse("live:printed", args=[conference.pk, "programme", kind])
