"""Pictures in a page."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

from diemcau.publish.domain.charts import Chart

register = template.Library()


@register.simple_tag
def drawn(chart: Chart) -> SafeString:
    """The drawing itself: its words are escaped where they are put in."""
    return mark_safe(chart.svg)
