"""The pages of the room Chuẩn bị, side by side. Built-in, so that lower packages need not name upper ones."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.translation import gettext_lazy

register = template.Library()

PAGES = (
    ("rooms:overview", gettext_lazy("Tổng quan")),
    ("rooms:board", gettext_lazy("Điểm cầu")),
    ("rooms:unit-board", gettext_lazy("Đơn vị")),
    ("delegates:seats", gettext_lazy("Đại biểu được mời")),
    ("assignments:list", gettext_lazy("Việc được giao")),
    ("conference:roles", gettext_lazy("Vai")),
)


@register.inclusion_tag("prepare.html", takes_context=True)
def prepare_pages(context: Context) -> dict[str, Any]:
    """Shown on these pages to those who run the conference: the view says so by `sees_all`."""
    request, conference = context.get("request"), context.get("conference") or None
    match = request.resolver_match if request else None
    here = match.view_name if match else ""
    if not conference or not context.get("sees_all") or here not in {page for page, _ in PAGES}:
        return {"pages": ()}
    return {"pages": [(reverse(page, args=[conference.pk]), name, page == here) for page, name in PAGES]}
