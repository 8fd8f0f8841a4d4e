"""Numbers of the index as they are printed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from django import template
from django.utils.translation import gettext as _

from diemcau.scoring.domain.points import printed, vietnamese

register = template.Library()


@register.filter
def points(value: Decimal | None) -> str:
    """1.5000 → 1,5; nothing for None."""
    return "" if value is None or value == "" else vietnamese(value)


@register.filter
def typed(value: str | None) -> str:
    """A kept plain number as people type it: 87.04 → 87,04."""
    if not value:
        return ""
    try:
        return vietnamese(Decimal(value)).replace(".", "")
    except InvalidOperation:
        return value


@register.filter
def kept(value: str) -> str:
    """A printed number with all of its places: 87.10 → 87,10."""
    return printed(value)


@register.filter
def told(answer: Mapping[str, str] | None, kind: str) -> str:
    """What a unit reported, in words."""
    if not answer:
        return ""
    if kind == "yes_no":
        return _("Có") if answer.get("value") not in {None, "0"} else _("Không")
    if "part" in answer or "whole" in answer:
        return f"{typed(answer.get('part'))}/{typed(answer.get('whole'))}"
    return answer.get("word") or typed(answer.get("value"))


@register.filter
def opinion(row: object) -> str:
    """Of a self-score, a mark or a score: its points, or that it does not apply."""
    if row is None or row == "":
        return ""
    if not getattr(row, "is_applicable", True):
        return _("không áp dụng")
    return points(getattr(row, "points", None))


@register.filter
def points2(value: Decimal | None) -> str:
    """Two places always: figures that stand under each other."""
    return "" if value is None or value == "" else vietnamese(value, 2)


@register.filter
def signed(value: Decimal | None) -> str:
    """+1,20 or −0,35: a change."""
    if value is None or value == "":
        return ""
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{vietnamese(abs(value), 2)}"


@register.inclusion_tag("scoring/chart.html")
def chart(name: str, spec: Mapping[str, object]) -> dict[str, object]:
    """`{% chart "heat" pictures.heat %}`: a picture drawn from its specification."""
    return {"name": name, "spec": spec, "chart_id": f"chart-{name}"}
