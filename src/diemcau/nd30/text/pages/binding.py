"""Pages put together: tables that run over a page made whole, footnotes last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from diemcau.nd30.text.pages.layout import Page


def bound(pages: Sequence[Page]) -> list[str]:
    """The lines of all pages in order: tables that run over a page put together, footnotes last."""
    lines: list[str] = []
    table: list[str] = []  # the rows so far of the table that the page before ended with
    notes: list[str] = []
    for page in pages:
        own = page.lines
        if table and page.opens:
            own = own[len(_repeated(table, page.opens)) :]
            if own and own[0] in page.opens and lines and _goes_on(lines[-1], own[0]):
                lines[-1] = "\t".join(f"{above} {below}".strip() for above, below in _cells(lines[-1], own[0]))
                own = own[1:]
        lines.extend(own)
        notes.extend(page.notes.values())
        whole = page.closes and len(page.closes) == len(page.lines)
        table = table + page.closes if whole else page.closes
    return [*lines, "", *(f"[{number}] {text}" for number, text in enumerate(notes, start=1))] if notes else lines


def _repeated(table: list[str], rows: list[str]) -> list[str]:
    """The heading rows of a table, printed again at the head of the next page."""
    count = 0
    while count < min(len(table), len(rows), 3) and table[count] == rows[count]:
        count += 1
    return rows[:count]


def _goes_on(above: str, below: str) -> bool:
    """Whether a row is the rest of the row before the page's end: nothing in it begins anew."""
    if above.count("\t") < below.count("\t") or "\t" not in below:
        return False
    begun = [cell for cell in below.split("\t") if cell]
    return all(cell[0].islower() or cell[0] in "-–,;)" for cell in begun)


def _cells(above: str, below: str) -> Iterator[tuple[str, str]]:
    return zip_longest(above.split("\t"), below.split("\t"), fillvalue="")
