"""Rows of the readiness board, written outside the template language: a province has hundreds, each of many cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from diemcau.rooms.domain import Cell, Column, Row, State

register = template.Library()

_LINE = '<tr{opened}><th scope="row"><span><a href="{at}{pk}/">{name}</a>{place}</span></th>{cells}{state}</tr>\n'


@register.simple_tag
def lines(columns: Sequence[Column], rows: Iterable[Row], rows_at: str, opened: bool = False) -> SafeString:
    """`{% lines board.columns rows rows_at %}`: one `tr` for each row, as one that opened under its group or not."""
    language = get_language() or ""
    return mark_safe(  # every part is escaped where it is put in
        "".join(
            [
                _LINE.format(
                    opened=f' class="board-nested" data-of="{row.group}"' if opened else "",
                    at=rows_at,
                    pk=row.pk,
                    name=conditional_escape(row.name),
                    place=f"<small>{conditional_escape(row.place)}</small>" if row.place else "",
                    cells=_cells(columns, row.cells, language),
                    state=_state(row.state, "", language),
                )
                for row in rows
            ]
        )
    )


@register.simple_tag
def cells(columns: Sequence[Column], row: Sequence[Cell]) -> SafeString:
    """What a row says in each column."""
    return mark_safe(_cells(columns, row, get_language() or ""))


@register.simple_tag
def state(of: State, words: str = "") -> SafeString:
    """The last cell of a row: its state, in `words` or in the usual one."""
    return _state(of, words, get_language() or "")


def _cells(columns: Sequence[Column], row: Sequence[Cell], language: str) -> str:
    return "".join([_cell(column, cell, language) for column, cell in zip(columns, row, strict=True)])


@lru_cache(maxsize=20_000)  # rows say few different things: nearly every cell of a page was written before
def _cell(column: Column, cell: Cell, _language: str) -> SafeString:
    """The sign of each kind stands in the style sheet."""
    title, kind, words, share = column.show(cell)
    bar = format_html('<span class="bar bar-{}" data-share="{}" aria-hidden="true"></span> ', kind, share)
    return format_html(
        '<td data-label="{}">{}<span class="says says-{}">{}</span></td>', title, bar if share else "", kind, words
    )


@lru_cache(maxsize=1000)
def _state(of: State, words: str, _language: str) -> SafeString:
    return format_html(
        '<td data-label="{}"><span class="status-tag status-{}">'
        '<span class="sign" aria-hidden="true">{}</span>{}</span></td>',
        _("Tình trạng"),
        of.kind,
        of.sign,
        words or of.word,
    )
