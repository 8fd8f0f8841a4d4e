"""Words with their places on a page, and the lines that they form."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from statistics import median
from typing import NamedTuple

from diemcau.nd30.text.legacy import CodePage, recognise


class Word(NamedTuple):
    """What is printed without a gap. Coordinates run right and down from the page's top left, in any one unit."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def middle(self) -> float:
        return (self.y0 + self.y1) / 2


class Rule(NamedTuple):
    """A drawn straight line: horizontal when y0 == y1, else vertical."""

    x0: float
    y0: float
    x1: float
    y1: float


Line = list[Word]  # from left to right


def letter_width(words: Sequence[Word]) -> float:
    """The usual width of a letter: the measure of every gap. About 0.45 of the font's size."""
    widths = [(word.x1 - word.x0) / len(word.text) for word in words if word.x1 > word.x0]
    return median(widths) if widths else 1.0


def lines_of(words: Sequence[Word]) -> list[Line]:
    """Group words into printed lines, top to bottom. A raised mark belongs to the line beside it."""
    if not words:
        return []
    reach = 0.45 * median(word.y1 - word.y0 for word in words)
    groups: list[Line] = []
    middle = 0.0
    for word in sorted(words, key=_twice_the_middle):
        own = (word.y0 + word.y1) / 2
        if groups and own - middle <= reach:
            groups[-1].append(word)
            middle += (own - middle) / len(groups[-1])
        else:
            groups.append([word])
            middle = own
    return [sorted(group, key=itemgetter(1)) for group in groups]


def _twice_the_middle(word: Word) -> float:
    return word.y0 + word.y1


def whole_words(pieces: Sequence[Word]) -> list[Word]:
    """Put together what no gap parts: a letter drawn in another font comes out of a PDF as a piece of its own."""
    width = letter_width(pieces)
    return [word for line in lines_of(pieces) for word in _joined(line, width)]


def _joined(line: Line, width: float) -> Line:
    whole: Line = []
    for piece in line:
        last = whole[-1] if whole else None
        if last is None or piece.x0 - last.x1 >= 0.22 * width or piece.x0 < last.x0 - width:
            whole.append(piece)
        elif not _is_printed_twice(last, piece):
            y0, y1 = min(last.y0, piece.y0), max(last.y1, piece.y1)
            whole[-1] = Word(last.text + piece.text, last.x0, y0, max(last.x1, piece.x1), y1)
    return whole


def _is_printed_twice(last: Word, piece: Word) -> bool:
    """Some programs make letters bold by printing them twice, a little apart."""
    letter = (last.x1 - last.x0) / len(last.text)
    return piece.x0 < last.x1 - 0.6 * letter and last.text.endswith(piece.text)


def in_unicode(words: Sequence[Word]) -> tuple[list[Word], CodePage | None]:
    """The words converted from the legacy code page that they are in, if any; capitals show line by line."""
    page = recognise(" ".join(word.text for word in words))
    if page is None:
        return list(words), None
    converted: list[Word] = []
    for line in lines_of(words):
        texts = page.convert("\n".join(word.text for word in line)).split("\n")
        converted.extend(word._replace(text=text) for word, text in zip(line, texts, strict=True))
    return converted, page
