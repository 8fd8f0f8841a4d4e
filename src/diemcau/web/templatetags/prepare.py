"""The pages of the room Chuẩn bị, side by side. Built-in, so that lower packages need not name upper ones."""

from __future__ import annotations

from functools import lru_cache

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy

from diemcau.conference.models import Conference

register = template.Library()

PAGES = {
    "rooms:overview": gettext_lazy("Tổng quan"),
    "rooms:board": gettext_lazy("Điểm cầu"),
    "rooms:unit-board": gettext_lazy("Đơn vị"),
    "delegates:seats": gettext_lazy("Đại biểu được mời"),
    "assignments:list": gettext_lazy("Việc được giao"),
    "conference:roles": gettext_lazy("Vai"),
}


@register.simple_tag(takes_context=True)
def prepare_pages(context: Context) -> SafeString:
    """Shown on these pages to those who run the conference: the view says so by `sees_all`."""
    if not context.get("sees_all"):
        return SafeString("")
    match = context["request"].resolver_match
    return _pages(context["conference"].pk, match.view_name, get_language() or "")


@lru_cache(maxsize=1000)
def _pages(conference: int, here: str, _language: str) -> SafeString:
    """The same for everybody: written once for each page."""
    pages = [(reverse(page, args=[conference]), name, page == here) for page, name in PAGES.items()]
    return render_to_string("prepare.html", {"pages": pages if here in PAGES else ()})


@register.simple_tag
def readiness_board(conference: Conference) -> str:
    """Where the readiness of a conference stands."""
    return reverse("rooms:board", args=[conference.pk])
