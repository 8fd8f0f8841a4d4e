"""Footnotes: what stands below a short rule in the lower half of a page and begins with a number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diemcau.nd30.text.pages.columns import text_of
from diemcau.nd30.text.pages.stamps import without_page_number
from diemcau.nd30.text.pages.words import Line, Rule, Word, letter_width, lines_of

_NOTE = re.compile(r"\[?(\d{1,2})[\])]?(?=$|[^\W\d_])")


def without_notes(words: list[Word], rules: Sequence[Rule], width: float) -> tuple[list[Word], dict[int, str]]:
    """The words of the text itself, and the notes by their numbers. `rules` are those that are part of no table."""
    if not words:
        return words, {}
    margin, bottom, top = min(word.x0 for word in words), max(word.y1 for word in words), min(word.y0 for word in words)
    for rule in rules:
        short = rule.y0 == rule.y1 and 12 * width < rule.x1 - rule.x0 < 40 * width and rule.x0 < margin + 3 * width
        if not short or rule.y0 < (top + bottom) / 2:
            continue
        above = [word for word in words if word.middle <= rule.y0]
        below = [word for word in words if word.middle > rule.y0]
        if above and below and letter_width(below) < 0.95 * letter_width(above):
            notes = _notes(without_page_number(lines_of(below)))
            if notes:
                return above, notes
    return words, {}


def _notes(lines: list[Line]) -> dict[int, str]:
    notes: dict[int, str] = {}
    number = 0
    for line in lines:
        marked = _NOTE.match(line[0].text)
        text = text_of(line)
        if (marked and int(marked[1]) == number + 1) or (marked and not notes):
            number = int(marked[1])
            notes[number] = text[marked.end() :].strip()
        elif number:
            notes[number] += f" {text}"
        else:
            return {}
    return notes


def without_mark(line: str, number: int) -> str:
    return re.sub(rf"(?<=[^\W\d_][^\W\d_]){number}(?=[\s.,;:)”]|$)", "", line, count=1)
