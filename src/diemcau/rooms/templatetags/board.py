"""Parts of the readiness board: long tables whose rows say few different things."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from diemcau.rooms.domain import Cell, Column, show

register = template.Library()

_escaped = lru_cache(maxsize=5000)(conditional_escape)


@register.filter
def shown(columns: Sequence[Column], cells: Sequence[Cell]) -> list[tuple[SafeString, ...]]:
    """`{% for … in board.columns|shown:row.cells %}`: what each cell says, escaped once for each different text."""
    return [tuple(map(_escaped, cell)) for cell in show(columns, cells)]


class AlikeNode(template.Node):
    child_nodelists = ("nodelist",)

    def __init__(self, key: FilterExpression, nodelist: NodeList) -> None:
        self.key = key
        self.nodelist = nodelist

    def render(self, context: template.Context) -> str:
        key = self.key.resolve(context)
        kept: dict[Any, Any] = context.render_context  # type: ignore[assignment] # any key, as Django's own nodes use it
        rendered: dict[Any, str] = kept.setdefault(self, {})
        text = rendered.get(key)
        if text is None:
            text = rendered[key] = self.nodelist.render(context)
        return text


@register.tag
def alike(parser: Parser, token: Token) -> AlikeNode:
    """Render what stands between `{% alike KEY %}` and `{% endalike %}` once for each different key of a page.

    Whatever is inside may depend on nothing but the key. 260 rows of eight cells say some twenty different
    things: so a cell costs a look-up and not a rendering.
    """
    _, key = token.split_contents()
    nodelist = parser.parse(("endalike",))
    parser.delete_first_token()
    return AlikeNode(parser.compile_filter(key), nodelist)
