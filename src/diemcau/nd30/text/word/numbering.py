"""Automatic numbers, as Word prints them: 1., a), IV., 2.1., -."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from diemcau.nd30.text.word.signs import BULLETS
from diemcau.nd30.text.word.styles import W, switch, value

_LEVELS = 9
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_PLACE = re.compile("%([1-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    arabic_only: bool = False  # w:isLgl: 1.1 even below a roman I
    element: etree._Element | None = None


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbering:
    """The lists of one document; `label` must be asked paragraph by paragraph, in order, for it counts."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, etree._Element] = {}
        self._nums: dict[str, etree._Element] = {}
        self._lists: dict[str, _List] = {}  # by abstract list: what is based on one list goes on counting it
        self._by_num: dict[str, _List | None] = {}
        if root is not None:
            self._abstract = {each.get(f"{W}abstractNumId", ""): each for each in root.findall(f"{W}abstractNum")}
            self._nums = {each.get(f"{W}numId", ""): each for each in root.findall(f"{W}num")}
        links = {value(each, "styleLink"): each for each in self._abstract.values()}
        self._by_style_link = {name: each for name, each in links.items() if name}

    def label(self, num_id: str | None, level: str | None) -> str:
        """The label of the next paragraph of this list and level; empty when it has none."""
        numbered = self._list(num_id) if num_id and num_id != "0" else None
        at = int(level) if level and level.isdigit() else 0
        if numbered is None or at >= _LEVELS or at not in numbered.levels:
            return ""
        return _next(numbered, at)

    def level(self, num_id: str | None, level: str | None) -> etree._Element | None:
        """The w:lvl that says how a paragraph of this list and level looks."""
        numbered = self._list(num_id) if num_id and num_id != "0" else None
        found = numbered.levels.get(int(level) if level and level.isdigit() else 0) if numbered else None
        return found.element if found else None

    def _list(self, num_id: str) -> _List | None:
        if num_id not in self._by_num:
            self._by_num[num_id] = self._opened(self._nums.get(num_id))
        return self._by_num[num_id]

    def _opened(self, num: etree._Element | None) -> _List | None:
        abstract_id = value(num, "abstractNumId") or ""
        abstract = self._abstract.get(abstract_id)
        if num is None or abstract is None:
            return None
        link = value(abstract, "numStyleLink")
        abstract = self._by_style_link.get(link, abstract) if link else abstract
        levels = {at: each for each in abstract.findall(f"{W}lvl") if (at := _number(each.get(f"{W}ilvl"))) is not None}
        shared = self._lists.setdefault(abstract_id, _List({at: _level(each) for at, each in levels.items()}))
        overrides = num.findall(f"{W}lvlOverride")
        if not overrides:
            return shared
        own = _List(dict(shared.levels))
        for override in overrides:
            at = _number(override.get(f"{W}ilvl"))
            changed = override.find(f"{W}lvl")
            if at is not None and changed is not None:
                own.levels[at] = _level(changed)
            start = _number(value(override, "startOverride"))
            if at in own.levels and start is not None:
                base = own.levels[at]
                own.levels[at] = replace(base, start=start)
        return own


def _level(element: etree._Element) -> _Level:
    start, text = _number(value(element, "start")), value(element, "lvlText")
    return _Level(
        start=1 if start is None else start,
        format=value(element, "numFmt") or "decimal",
        text=text or "",
        arabic_only=bool(switch(element, "isLgl")),
        element=element,
    )


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 7 else None


def _next(numbered: _List, at: int) -> str:
    level, counts = numbered.levels[at], numbered.counts
    count = counts[at]
    counts[at] = level.start if count is None else count + 1
    counts[at + 1 :] = [None] * (_LEVELS - at - 1)
    if level.format == "bullet":
        return BULLETS.get(
            level.text, level.text if len(level.text) == 1 and level.text < "\ue000" else "•" if level.text else ""
        )
    return _PLACE.sub(lambda place: _written(numbered, int(place[1]) - 1, level), level.text)


def _written(numbered: _List, at: int, within: _Level) -> str:
    level = numbered.levels.get(at)
    if level is None:
        return ""
    count = numbered.counts[at]
    if count is None:  # a level was skipped: Word counts it as begun
        count = numbered.counts[at] = level.start
    return as_printed(count, "decimal" if within.arabic_only else level.format)


def as_printed(number: int, number_format: str) -> str:
    """A count in one of Word's number formats; Arabic digits for a format that Vietnamese papers do not use."""
    match number_format:
        case "none":
            return ""
        case "decimalZero":
            return f"{number:02d}"
        case "upperRoman":
            return _roman(number)
        case "lowerRoman":
            return _roman(number).lower()
        case "upperLetter":
            return _letter(number)
        case "lowerLetter":
            return _letter(number).lower()
        case _:
            return str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for worth, sign in _ROMAN:
        times, number = divmod(number, worth)
        written += sign * times
    return written


def _letter(number: int) -> str:
    """A … Z, then AA, BB … as Word goes on."""
    if not 0 < number <= 26 * 9:
        return str(number)
    times, at = divmod(number - 1, 26)
    return chr(ord("A") + at) * (times + 1)
