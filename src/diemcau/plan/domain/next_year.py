"""Next year's plan from this one: years move on by one, days are left open, units have their new names. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from diemcau.kernel.dates import PartialDate, find_dates
from diemcau.nd30.model import Document, Node, Recipient

_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/.-])")
_CITED = re.compile(
    r"(?i)(?:nghị (?:định|quyết)|quyết định|kế hoạch|công văn|thông tư|luật|chỉ thị)\s+(?:số\s+)?\S*\d\S*"
)


def moved(document: Document, renamed: Mapping[str, str]) -> Document:
    """A draft of the same plan for the year after: without number and day.

    What the plan rests on (numbers and dates of cited papers) stays as it is: a person has to look it up.

    Args:
        renamed: the old name of a unit to that of its successor, or successors.
    """
    year = document.date.year if document.date else None
    return replace(
        document,
        number=None,
        date=PartialDate(year=year + 1) if year else PartialDate(),
        subject=moved_text(document.subject or "", renamed),
        outline=tuple(_node(node, renamed) for node in document.outline),
        recipients=tuple(Recipient(text=moved_text(one.text, renamed), lines=one.lines) for one in document.recipients),
    )


def moved_text(text: str, renamed: Mapping[str, str]) -> str:
    """Days lose their day ("ngày 20/01/2024" → "ngày …/01/2025"), years move on by one, names are the new ones."""
    kept: list[tuple[int, int]] = []
    for cited in _CITED.finditer(text):
        end = next((date.end for date in find_dates(text) if 0 <= date.start - cited.end() <= 12), cited.end())
        kept.append((cited.start(), end))
    out, at = [], 0
    for start, end, new in _changes(text):
        if start >= at and not any(first <= start < last for first, last in kept):
            out += [text[at:start], new]
            at = end
    result = "".join([*out, text[at:]])
    if not renamed:
        return result
    longest_first = "|".join(map(re.escape, sorted(renamed, key=len, reverse=True)))
    return re.sub(rf"(?<!\w)(?:{longest_first})(?!\w)", lambda old: renamed[old[0]], result)


def abbreviated(name: str) -> str:
    """How plans shorten the name of a committee: "Ủy ban nhân dân xã Đại An" → "UBND xã Đại An"."""
    return re.sub(r"^(?:Ủy|Uỷ) ban nhân dân\b", "UBND", name)


def _changes(text: str) -> list[tuple[int, int, str]]:
    """Where a date or a year stands, and what stands there next year, in the order of the text."""
    changes: list[tuple[int, int, str]] = []
    for found in find_dates(text):
        date = found.date
        if date.month is not None and date.day is not None:
            ahead = "ngày " if text[found.start : found.end].lower().startswith("ngày") else ""
            year = f"/{date.year + 1}" if date.year else ""
            changes.append((found.start, found.end, f"{ahead}…/{date.month:02}{year}"))
    taken = [(start, end) for start, end, _ in changes]
    changes += [
        (bare.start(), bare.end(), str(int(bare[0]) + 1))
        for bare in _YEAR.finditer(text)
        if not any(start <= bare.start() < end for start, end in taken)
    ]
    for found in find_dates(text):
        printed = text[found.start : found.end]
        if found.date.day is None and found.date.month and found.date.year and "/" in printed:
            changes.append((found.start, found.end, printed.replace(str(found.date.year), str(found.date.year + 1))))
    return sorted(changes)


def _node(node: Node, renamed: Mapping[str, str]) -> Node:
    return replace(
        node,
        heading=moved_text(node.heading, renamed) if node.heading else node.heading,
        text=moved_text(node.text, renamed) if node.text else node.text,
        children=tuple(_node(child, renamed) for child in node.children),
    )
