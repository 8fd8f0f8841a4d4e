"""Number and symbol of an issued document (Nghị định 30/2020/NĐ-CP, điều 15 and Phụ lục III). Pure."""

from __future__ import annotations

import re

from diemcau.nd30.checking.form import LETTERS

LETTER = ""  # công văn: its symbol names the office and the drafting unit, no kind
COMMON = "*"  # one series for all kinds, where the head of the office has decided so
DOCUMENT_KINDS = {LETTER: "Công văn", **{letters: kind.capitalize() for kind, letters in LETTERS.items()}}

_OFFICES = (
    (re.compile(r"^(?:văn phòng)\b.*(?:ủy ban nhân dân|ubnd)", re.I), "VP"),
    (re.compile(r"^(?:ủy ban nhân dân|ubnd)\b", re.I), "UBND"),
    (re.compile(r"^(?:hội đồng nhân dân|hđnd)\b", re.I), "HĐND"),
)
_SMALL = frozenset({"và", "của", "các", "tỉnh", "huyện", "xã", "thành", "phố"})


def symbol(kind: str, office: str, drafting: str = "") -> str:
    """KH-UBND; of a công văn UBND-VX, or UBND alone where no drafting unit is named.

    Args:
        kind: the letters of the kind; empty for a công văn.
        office: the letters of the issuing office.
        drafting: the letters of the unit that drafted a công văn.
    """
    return f"{kind}-{office}" if kind else "-".join(filter(None, [office, drafting]))


def printed(number: int, symbol: str) -> str:
    """05/KH-UBND: a number below ten has its zero."""
    return f"{number:02}/{symbol}"


def letters_of(name: str, short_name: str = "") -> str:
    """The letters that stand for an office in symbols, as far as its name tells: a proposal, never more."""
    for pattern, letters in _OFFICES:
        if pattern.match(name):
            return letters
    if short_name and " " not in short_name:
        return short_name.upper()[:12]
    words = [word for word in re.findall(r"\w+", name) if word.lower() not in _SMALL]
    return "".join(word[0] for word in words[:6]).upper()
