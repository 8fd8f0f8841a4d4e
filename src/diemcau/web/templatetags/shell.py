"""Small parts that pages are made of. Built-in: no template needs `{% load shell %}`."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from diemcau.conference.models import Conference
from diemcau.kernel.numbers import trimmed, written
from diemcau.kernel.words import say
from diemcau.web import assets
from diemcau.web.context import ROOMS, day_of, doors, exists, here, opening, sees_all

register = template.Library()

# Sign and usual word of each state: never a colour alone.
SIGNS = {
    "ok": ("✓", gettext_lazy("sẵn sàng")),
    "warn": ("!", gettext_lazy("cần chú ý")),
    "bad": ("✕", gettext_lazy("chưa đạt")),
    "wait": ("…", gettext_lazy("đang chờ")),
}


@register.simple_tag
def asset(source: str) -> SafeString:
    """`{% asset "main.ts" %}`: the element that loads what was built from it."""
    return assets.tag(source)


@register.simple_tag
def icon(name: str) -> SafeString:
    """`{% icon "search" %}`: a drawing beside a word, never instead of one."""
    return _icon(name, assets.icons())


@cache
def _icon(name: str, sheet: str) -> SafeString:
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', sheet, name)


@register.simple_tag
def status(kind: str, word: str = "") -> SafeString:
    """`{% status "bad" "2 việc quá hạn" %}`: sign, word and colour; without a word the usual one."""
    return _status(kind, word or str(SIGNS[kind][1]))


@lru_cache(maxsize=1000)
def _status(kind: str, word: str) -> SafeString:
    return format_html(
        '<span class="status-tag status-{}"><span class="sign" aria-hidden="true">{}</span>{}</span>',
        kind,
        SIGNS[kind][0],
        word,
    )


@register.simple_tag
def bar(done: int | float, total: int | float, label: str, kind: str = "", show: str = "") -> SafeString:
    """`{% bar 7 11 "Đường truyền đạt" %}`: a bar that speaks, and "7/11" beside it (`show="share"`: "63%").

    `kind` is ok, warn, bad or wait; by itself ok when all is done, else warn. Nothing to do counts as done.
    """
    kind = kind or ("ok" if done >= total else "warn")
    return _bar(done, total, label, kind, show)


@lru_cache(maxsize=5000)
def _bar(done: int | float, total: int | float, label: str, kind: str, show: str) -> SafeString:
    part = share(done, total)
    return format_html(
        '<span class="bar-with"><span class="bar bar-{}" role="progressbar" aria-label="{}" aria-valuenow="{}" '
        'aria-valuemin="0" aria-valuemax="{}" data-share="{}"></span><span class="bar-words">{}</span></span>',
        kind,
        label,
        done,
        total,
        min(int(part[:-1]), 100),
        part if show == "share" else f"{number(done)}/{number(total)}",
    )


@register.simple_tag
def news() -> SafeString:
    """The toasts and the keys: the same on every page, so written once for each language."""
    return _news(get_language() or "", assets.version())


@cache
def _news(_language: str, _version: tuple[Path, int]) -> SafeString:
    return render_to_string("news.html")


@register.filter
def number(value: int | float | None) -> str:
    """A figure as it is written here: 1154 → 1.154, 0.5 → 0,5."""
    if value is None:
        return ""
    return written(value) if isinstance(value, int) else trimmed(value, 2)


@register.filter
def told(text: str) -> str:
    """A word of a vocabulary, in the language of the reader."""
    return say(text)


@register.filter
def share(part: int | float, whole: int | float) -> str:
    """A part of a whole in whole hundredths, never rounded to all or to nothing: 259 of 260 → 99%, 1 of 260 → 1%."""
    if not whole:
        return "100%"
    hundredths = 100 * part / whole
    return f"{1 if 0 < hundredths < 1 else 99 if 99 < hundredths < 100 else round(hundredths)}%"


@register.filter
def day(value: date | None) -> str:
    return f"{value:%d/%m/%Y}" if value else ""


@register.filter
def conference_day(conference: Conference) -> str:
    """The day as far as it is known, and how far off."""
    return day_of(conference, timezone.localdate())


@register.filter
def day_key(conference: Conference) -> str:
    """The day as sorting wants it: "2024-01-00" while only its month is known."""
    year, month, day = conference.start_year or 0, conference.start_month or 0, conference.start_day or 0
    return f"{year:04d}-{month:02d}-{day:02d}"


@register.simple_tag
def first_room(conference: Conference) -> str:
    """Where a conference opens: its overview once that is built, else the first room that is."""
    if exists("rooms:overview"):
        return reverse("rooms:overview", kwargs={"conference_id": conference.pk})
    return opening(next((room for room in ROOMS if exists(room.page)), ROOMS[0]), conference.pk)


@register.inclusion_tag("topbar.html", takes_context=True)
def topbar(context: Context) -> dict[str, Any]:
    request = context.get("request")
    conference = context.get("conference") or None
    return {
        "request": request,
        "conference": conference,
        "doors": _rooms(context, conference) if conference else "",
        "menu": _menu(get_language() or "", assets.version()),
        "user": context.get("user"),
        "csrf_token": context.get("csrf_token"),
        "search_words": context.get("search_words", ""),
        "search_hint": _("Tìm đơn vị"),
    }


def _rooms(context: Context, conference: Conference) -> SafeString:
    whole = sees_all(context, conference)
    return _doors(conference.pk, here(context.get("request")), whole, get_language() or "", assets.version())


@lru_cache(maxsize=2000)
def _doors(conference: int, here: str, whole: bool, _language: str, _version: tuple[Path, int]) -> SafeString:
    """The same for all who run a conference, and for all who do not, in one of its rooms: written once."""
    return render_to_string("doors.html", {"doors": doors(conference, here, sees_all=whole)})


@cache
def _menu(_language: str, _version: tuple[Path, int]) -> SafeString:
    return render_to_string("menu.html")
