"""From words on a page to lines of text, as docs of `diemcau.nd30.text` promise them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite
from statistics import median

from diemcau.nd30.text.pages.columns import TwoColumns, foot_of, head_of
from diemcau.nd30.text.pages.footnotes import without_mark, without_notes
from diemcau.nd30.text.pages.grid import grids_of
from diemcau.nd30.text.pages.stamps import without_page_number, without_stamps
from diemcau.nd30.text.pages.words import Line, Rule, Word, letter_width, lines_of

# In widths of a letter, each about half the font's size.
_WIDEST_SPACING = 3.5  # between the lines of one paragraph
_CLEARLY_MORE = 0.8
_LEAST_INDENT, _MOST_INDENT = 2.5, 8.0  # of the first line of a paragraph
_FULL = 3.0  # from the right edge: a line that leaves no more is full


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What one page says. `notes` are its footnotes by number, `stamps` what signing software printed on it.

    `opens` and `closes` are the rows of the table that the page begins or ends with. `margin` is where its lines begin,
    `goes_on` whether a line is seen to continue the one before it.
    """

    lines: list[str]
    opens: list[str]
    closes: list[str]
    notes: dict[int, str]
    stamps: list[str]
    margin: float = 0.0
    goes_on: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    top: float
    bottom: float
    lines: list[str]
    is_table: bool = False


def read_page(words: Sequence[Word], rules: Sequence[Rule], page_width: float, *, margin: float | None = None) -> Page:
    """Coordinates and `page_width` in one unit, whichever; see `Word`.

    Args:
        margin: where lines begin, when other pages have shown it and this one does not.
    """
    words = _sound(words)
    width = letter_width(words)
    words, stamps = without_stamps(words, width)
    grids = grids_of(rules)
    loose = [rule for rule in rules if not any(grid.has(rule) for grid in grids)]
    words, notes = without_notes(words, loose, width)
    blocks: list[_Block] = []
    for grid in grids:
        inside = [word for word in words if grid.holds(word)]
        words = [word for word in words if not grid.holds(word)]
        if inside:
            blocks.append(_Block(top=grid.ys[0], bottom=grid.ys[-1], lines=grid.rows(inside, width), is_table=True))
    lines = without_page_number(lines_of(words)) if words else []
    sides, body = _sides(lines, width, page_width)
    own = _margin(body, width)
    blocks.extend([*sides, *(_block(line, width, own if margin is None else margin) for line in body)])
    blocks.sort(key=lambda block: block.top)
    opens, closes = ([*blocks[at].lines] if blocks and blocks[at].is_table else [] for at in (0, -1))
    text = _spaced(blocks, width)
    for number in notes:
        text = [without_mark(line, number) for line in text]
    goes_on = next(_goes_on(body, width), None) is not None
    return Page(lines=text, opens=opens, closes=closes, notes=notes, stamps=stamps, margin=own, goes_on=goes_on)


def _sound(words: Sequence[Word]) -> list[Word]:
    """Words that can be placed; letters several times as tall as the text are a watermark and belong to no line."""
    words = [word for word in words if word.text and isfinite(word.x0 + word.y0 + word.x1 + word.y1)]
    if not words:
        return []
    usual = median(word.y1 - word.y0 for word in words)
    return [word for word in words if word.y1 - word.y0 <= 4 * usual]


def _sides(lines: list[Line], width: float, page_width: float) -> tuple[list[_Block], list[Line]]:
    """Head and foot in two columns, and the lines of the text that are left."""
    blocks = []
    foot = foot_of(lines, width, page_width)
    if foot:
        blocks.append(_side_by_side(foot, lines, width))
        lines = lines[: foot.first] + lines[foot.last :]
    head = head_of(lines, width)
    if head:
        blocks.append(_side_by_side(head, lines, width))
        lines = lines[: head.first] + lines[head.last :]
    return blocks, lines


def _side_by_side(columns: TwoColumns, lines: list[Line], width: float) -> _Block:
    within = lines[columns.first : columns.last]
    text = []
    for column in (columns.left, columns.right):
        own = lines_of([word for line in column for word in line])  # the two stand on lines of their own
        text.extend(_spaced([_block(line, width, line[0].x0) for line in own], width))
    return _Block(top=min(map(_top, within)), bottom=max(map(_bottom, within)), lines=text)


def _block(line: Line, width: float, margin: float) -> _Block:
    return _Block(top=_top(line), bottom=_bottom(line), lines=[printed(line, width, margin)])


def _margin(lines: Sequence[Line], width: float) -> float:
    """The leftmost place where a fair share of the lines begin, or where a full line goes on further to the left."""
    begins = sorted(line[0].x0 for line in lines)
    share = max(len(begins) // 7, 1)
    fair = (x for x in begins if sum(abs(x - other) < width for other in begins) > share)
    usual = next(fair, begins[0] if begins else 0.0)
    return min(
        (x for x in _goes_on(lines, width) if _LEAST_INDENT <= (usual - x) / width <= _MOST_INDENT), default=usual
    )


def _goes_on(lines: Sequence[Line], width: float) -> Iterator[float]:
    """Where the second line of a paragraph begins: after a line that reaches the right edge, or small on a new page.

    It begins no further in than the first: what does is centred, or signs.
    """
    right = max((line[-1].x1 for line in lines), default=0.0)
    if lines and lines[0][0].text[0].islower():
        yield lines[0][0].x0
    for before, line in pairwise(lines):
        if before[-1].x1 > right - _FULL * width and line[0].x0 < before[0].x0 + width:
            yield line[0].x0


def printed(line: Line, width: float, margin: float) -> str:
    """The words of a line; a wide gap and the indent as so many blanks as letters would fit in."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(line)]
    usual = median(gaps) if len(gaps) > 3 else 0.0
    wide = max(3 * width, 2.2 * usual)
    text = " " * max(round((line[0].x0 - margin) / width), 0) + line[0].text
    for gap, word in zip(gaps, line[1:], strict=True):
        text += (" " if gap <= wide else " " * max(round(gap / width), 4)) + word.text
    return text


def _spaced(blocks: Sequence[_Block], width: float) -> list[str]:
    """Lines in order, with a blank one where the print leaves clearly more room than between lines of one paragraph."""
    if not blocks:
        return []
    height = median(block.bottom - block.top for block in [each for each in blocks if not each.is_table] or blocks)
    pitches = [after.top - before.bottom + height for before, after in pairwise(blocks)]
    usual = min(sorted(pitches)[len(pitches) // 2], _WIDEST_SPACING * width) if pitches else 0.0
    lines = list(blocks[0].lines)
    for pitch, block in zip(pitches, blocks[1:], strict=True):
        if pitch > usual + _CLEARLY_MORE * width:
            lines.append("")
        lines.extend(block.lines)
    return lines


def _top(line: Line) -> float:
    return min(word.y0 for word in line)


def _bottom(line: Line) -> float:
    return max(word.y1 for word in line)


_LEFT_MARGIN = (80.0, 102.0)  # points; 30 to 35 mm (Phụ lục I, phần I, mục I), with what rounding does to them
_PARAGRAPH = (26.0, 40.0)  # points; the first line of a paragraph stands 1 or 1.27 cm further in


def hidden_margin(page: Page, pages: Sequence[Page]) -> float | None:
    """Where the lines of a page would begin, had one of them not been the first of its paragraph; in points.

    Each line of such a page is indented, so that the page alone shows no margin: another page shows it, or none does
    and the decree's own is taken. None for every page that shows its margin.
    """
    if page.goes_on or not page.lines:
        return None
    shown = [each.margin for each in pages if _LEFT_MARGIN[0] <= each.margin <= _LEFT_MARGIN[1]]
    margin = min(shown, default=30 / 25.4 * 72)
    return margin if _PARAGRAPH[0] <= page.margin - margin <= _PARAGRAPH[1] else None
