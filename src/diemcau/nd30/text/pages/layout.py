"""From words on a page to lines of text, as docs of `diemcau.nd30.text` promise them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from math import isfinite
from statistics import median

from diemcau.nd30.text.pages.columns import TwoColumns, foot_of, head_of, text_of
from diemcau.nd30.text.pages.grid import grids_of
from diemcau.nd30.text.pages.stamps import without_page_number, without_stamps
from diemcau.nd30.text.pages.words import Line, Rule, Word, letter_width, lines_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What one page says. `notes` are its footnotes by number, `stamps` what signing software printed on it.

    `opens` and `closes` are the rows of the table that the page begins or ends with.
    """

    lines: list[str]
    opens: list[str]
    closes: list[str]
    notes: dict[int, str]
    stamps: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    top: float
    bottom: float
    lines: list[str]
    is_table: bool = False


def read_page(words: Sequence[Word], rules: Sequence[Rule], page_width: float) -> Page:
    """Coordinates and `page_width` in one unit, whichever; see `Word`."""
    words = _sound(words)
    width = letter_width(words)
    words, stamps = without_stamps(words, width)
    words, notes = _without_notes(words, rules, width)
    blocks: list[_Block] = []
    for grid in grids_of(rules):
        inside = [word for word in words if grid.holds(word)]
        words = [word for word in words if not grid.holds(word)]
        if inside:
            blocks.append(_Block(top=grid.ys[0], bottom=grid.ys[-1], lines=grid.rows(inside, width), is_table=True))
    lines = without_page_number(lines_of(words)) if words else []
    blocks.extend(_blocks(lines, width, page_width))
    blocks.sort(key=lambda block: block.top)
    opens, closes = ([*blocks[at].lines] if blocks and blocks[at].is_table else [] for at in (0, -1))
    text = _spaced(blocks)
    for number in notes:
        text = [_without_mark(line, number) for line in text]
    return Page(lines=text, opens=opens, closes=closes, notes=notes, stamps=stamps)


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


def _sound(words: Sequence[Word]) -> list[Word]:
    """Words that can be placed; letters several times as tall as the text are a watermark and belong to no line."""
    words = [word for word in words if word.text and isfinite(word.x0 + word.y0 + word.x1 + word.y1)]
    if not words:
        return []
    usual = median(word.y1 - word.y0 for word in words)
    return [word for word in words if word.y1 - word.y0 <= 4 * usual]


def _blocks(lines: list[Line], width: float, page_width: float) -> list[_Block]:
    if not lines:
        return []
    margin = min(line[0].x0 for line in lines)
    blocks = []
    foot = foot_of(lines, width, page_width)
    if foot:
        blocks.append(_side_by_side(foot, lines, width))
        lines = lines[: foot.first] + lines[foot.last :]
    head = head_of(lines, width)
    if head:
        blocks.append(_side_by_side(head, lines, width))
        lines = lines[: head.first] + lines[head.last :]
    blocks.extend(_Block(top=_top(line), bottom=_bottom(line), lines=[printed(line, width, margin)]) for line in lines)
    return blocks


def _side_by_side(columns: TwoColumns, lines: list[Line], width: float) -> _Block:
    within = lines[columns.first : columns.last]
    text = []
    for column in (columns.left, columns.right):
        own = lines_of([word for line in column for word in line])  # the two stand on lines of their own
        text.extend(
            _spaced(
                [_Block(top=_top(line), bottom=_bottom(line), lines=[printed(line, width, line[0].x0)]) for line in own]
            )
        )
    return _Block(top=_top(within[0]), bottom=_bottom(within[-1]), lines=text)


def printed(line: Line, width: float, margin: float) -> str:
    """The words of a line; a wide gap and the indent as so many blanks as letters would fit in."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(line)]
    usual = median(gaps) if len(gaps) > 3 else 0.0
    wide = max(3 * width, 2.2 * usual)
    text = " " * max(round((line[0].x0 - margin) / width), 0) + line[0].text
    for gap, word in zip(gaps, line[1:], strict=True):
        text += (" " if gap <= wide else " " * max(round(gap / width), 4)) + word.text
    return text


def _spaced(blocks: Sequence[_Block]) -> list[str]:
    """Lines in order, with a blank one where the print leaves clearly more room than between lines of one paragraph."""
    if not blocks:
        return []
    gaps = [after.top - before.bottom for before, after in pairwise(blocks)]
    heights = median(block.bottom - block.top for block in blocks)
    usual = sorted(gaps)[len(gaps) // 3] if gaps else 0.0
    lines = list(blocks[0].lines)
    for gap, block in zip(gaps, blocks[1:], strict=True):
        if gap > max(usual, 0.0) + 0.6 * heights:
            lines.append("")
        lines.extend(block.lines)
    return lines


def _top(line: Line) -> float:
    return min(word.y0 for word in line)


def _bottom(line: Line) -> float:
    return max(word.y1 for word in line)


_NOTE = re.compile(r"\[?(\d{1,3})[\])]?")


def _without_notes(words: list[Word], rules: Sequence[Rule], width: float) -> tuple[list[Word], dict[int, str]]:
    """Footnotes: what stands below a short rule in the lower half of the page and begins with a number."""
    if not words:
        return words, {}
    margin, bottom, top = min(word.x0 for word in words), max(word.y1 for word in words), min(word.y0 for word in words)
    for rule in rules:
        short = rule.y0 == rule.y1 and 12 * width < rule.x1 - rule.x0 < 40 * width and rule.x0 < margin + 3 * width
        if not short or rule.y0 < (top + bottom) / 2:
            continue
        below = lines_of([word for word in words if word.middle > rule.y0])
        notes = _notes(without_page_number(below))
        if notes:
            return [word for word in words if word.middle <= rule.y0], notes
    return words, {}


def _notes(lines: list[Line]) -> dict[int, str]:
    notes: dict[int, str] = {}
    number = 0
    for line in lines:
        marked = _NOTE.match(line[0].text)
        text = text_of(line)
        if marked and int(marked[1]) == number + 1 or (marked and not notes):
            number = int(marked[1])
            notes[number] = text[marked.end() :].strip()
        elif number:
            notes[number] += f" {text}"
        else:
            return {}
    return notes


def _without_mark(line: str, number: int) -> str:
    return re.sub(rf"(?<=[^\W\d_][^\W\d_]){number}(?=[\s.,;:)”]|$)", "", line, count=1)
