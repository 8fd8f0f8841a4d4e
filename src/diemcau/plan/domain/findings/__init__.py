"""What is wrong with a plan itself, with the lines and what to do about it.

paper        the paper's own form: number, date, signature, citations, numbering, damaged letters, weekdays
attendance   who is invited: tiers, overlaps, who is not told
kinds        names of those invited that leave out part of their tier
work         who has to do it: recipients, deadlines, hosts, lines
event        when and with what money
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from diemcau.nd30.model import Document, Text
from diemcau.plan.domain.findings import attendance, event, kinds, paper, work
from diemcau.plan.domain.model import Finding, Plan
from diemcau.plan.domain.sections import entries_of

MOST_OF_ONE_CODE = 3  # findings of one code that are listed; the last one names the lines of the rest

__all__ = ["check"]


def check(
    document: Document,
    plan: Plan | None,
    *,
    text: Text | None = None,
    today: date | None = None,
    known: Collection[str] | None = None,
) -> tuple[Finding, ...]:
    """Everything that a careful reader would send back, in the order of the lines.

    Args:
        text: the lines that were read; without them damaged letters are looked for in what was understood only.
        today: what 'in the past' is measured by, besides the date of the paper.
        known: names of the organisations of the directory; without them nobody is unknown.
    """
    lines = text.lines if text is not None else ()
    entries = entries_of(document.outline)
    found = [*paper.check(document, entries, lines)]
    if plan is not None:
        found += attendance.check(document, plan)
        found += kinds.check(document, plan)
        found += work.check(document, plan, entries)
        found += event.check(document, plan, entries, today)
        found += work.unknown_bodies(plan, known)
    return tuple(sorted(_bounded(dict.fromkeys(found)), key=lambda one: (one.lines or (10**9, 0), one.code)))


def _bounded(found: Collection[Finding]) -> Iterator[Finding]:
    """Three places of one fault are enough to see it; the rest are named in the last of them."""
    by_code: dict[str, list[Finding]] = {}
    for one in found:
        by_code.setdefault(one.code, []).append(one)
    for several in by_code.values():
        several.sort(key=lambda one: one.lines or (10**9, 0))
        yield from several[: MOST_OF_ONE_CODE - 1]
        rest = several[MOST_OF_ONE_CODE - 1 :]
        if len(rest) == 1:
            yield rest[0]
        elif rest:
            more = ", ".join(str(one.lines[0]) for one in rest[1:21] if one.lines)
            yield Finding(
                code=rest[0].code,
                severity=rest[0].severity,
                message=f"{rest[0].message} Lỗi này còn ở {len(rest) - 1} chỗ khác{f' (dòng {more})' if more else ''}.",
                lines=rest[0].lines,
            )
