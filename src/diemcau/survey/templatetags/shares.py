"""Shares as they are printed: 0.8449 → 84,49%."""

from __future__ import annotations

from django import template

from diemcau.kernel.numbers import written

register = template.Library()


@register.filter
def percent(share: float | None) -> str:
    if share is None:
        return "–"
    return f"{written(100 * share, 1)}%"


@register.filter
def gain(difference: float) -> str:
    """With its sign, in percentage points: +1,2."""
    return f"{100 * difference:+.1f}".replace(".", ",").replace("-", "−")
