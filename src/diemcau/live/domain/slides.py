"""What the hall may be shown, as `Slide.content`: docs/slides.md is the contract with whoever makes slides.

A slide is checked when it is offered, so that nothing malformed ever reaches the large screen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from diemcau.live.domain.words import clean

MOST_ROWS = 40
MOST_PLACES = 4
TITLE, LABEL, LINE = 160, 80, 300  # characters


class Unfit(ValueError):
    """The payload is no slide; says which field and why, to the programmer who made it."""


def fitted(content: Mapping[str, Any]) -> dict[str, Any]:
    """A slide with its texts made harmless and nothing in it that the contract does not name.

    Raises:
        Unfit: it lacks something, or holds what cannot be shown.
    """
    make = _MAKERS.get(content.get("kind", ""))
    if make is None:
        raise Unfit(f"kind: {content.get('kind')!r} is none of {', '.join(_MAKERS)}")
    return {"kind": content["kind"], "title": _text(content, "title", TITLE)} | make(content)


def _ranking(content: Mapping[str, Any]) -> dict[str, Any]:
    rows = [
        {
            "rank": _number(row, "rank", whole=True),
            "name": _text(row, "name", LABEL),
            "value": _number(row, "value"),
            "change": None if row.get("change") is None else _number(row, "change", whole=True),
        }
        for row in _rows(content)
    ]
    places = content.get("places", 0)
    if places not in range(MOST_PLACES + 1):
        raise Unfit(f"places: {places!r} is no number of decimals from 0 to {MOST_PLACES}")
    unit = _text(content, "unit", 20, needed=False)
    return {"unit": unit, "max": _number(content, "max"), "places": places, "rows": rows}


def _award(content: Mapping[str, Any]) -> dict[str, Any]:
    names = ("receiver", "detail", "citation", "handed_by", "taken_by", "place", "photo")
    return {name: _text(content, name, LINE, needed=name == "receiver") for name in names}


def _text_slide(content: Mapping[str, Any]) -> dict[str, Any]:
    lines = content.get("lines", [])
    if not isinstance(lines, Sequence) or isinstance(lines, str) or len(lines) > 6:
        raise Unfit("lines: at most six lines of text")
    return {"lines": [clean(str(line), LINE) for line in lines]}


def _qr(content: Mapping[str, Any]) -> dict[str, Any]:
    modules = content.get("modules")
    if not isinstance(modules, Sequence) or not 21 <= len(modules) <= 177:
        raise Unfit("modules: rows of 0 and 1, as many as columns")
    if any(not isinstance(row, str) or len(row) != len(modules) or set(row) - {"0", "1"} for row in modules):
        raise Unfit("modules: rows of 0 and 1, as many as columns")
    return {"modules": list(modules), "text": _text(content, "text", LINE, needed=False)}


def _vote(content: Mapping[str, Any]) -> dict[str, Any]:
    rows = [{"name": _text(row, "name", LABEL), "value": _number(row, "value", whole=True)} for row in _rows(content)]
    return {
        "rows": rows,
        "entitled": _number(content, "entitled", whole=True),
        "is_valid": bool(content.get("is_valid")),
    }


_MAKERS = {"ranking": _ranking, "award": _award, "text": _text_slide, "qr": _qr, "vote": _vote}


def _rows(content: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    rows = content.get("rows")
    if not isinstance(rows, Sequence) or isinstance(rows, str) or not 1 <= len(rows) <= MOST_ROWS:
        raise Unfit(f"rows: 1 to {MOST_ROWS}; show a longer list as several slides")
    return rows


def _text(row: Mapping[str, Any], name: str, limit: int, *, needed: bool = True) -> str:
    text = clean(str(row.get(name) or ""), limit)
    if needed and not text:
        raise Unfit(f"{name}: is missing")
    return text


def _number(row: Mapping[str, Any], name: str, *, whole: bool = False) -> float:
    number = row.get(name)
    if isinstance(number, bool) or not isinstance(number, int | float) or not abs(number) < 1e9:
        raise Unfit(f"{name}: {number!r} is no number")
    if whole and number != int(number):
        raise Unfit(f"{name}: {number!r} is not whole")
    return number
