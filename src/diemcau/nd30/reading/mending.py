"""Labels that a scanner misread, or that were never printed, told by what stands before and after them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from diemcau.nd30.reading.labels import Label, Level
from diemcau.nd30.reading.paragraphs import Paragraph
from diemcau.nd30.reading.rows import UPPER, is_upper
from diemcau.nd30.reading.signatures import looks_signed

LONGEST = 150  # characters of a heading that is looked for
FEWEST = 3  # headings without a number, before a text is believed to be parted by them

_LIKE_SECOND = re.compile(rf"H[.,] (?=[{UPPER}])")
_LIKE_LABEL = re.compile(rf"(?P<printed>\S{{1,4}})[.,] (?=[{UPPER}])")


def mended(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The same paragraphs: I. where 1. was read, II. where something between I. and III. was."""
    result = _titled(paragraphs)
    numbered = [(at, p.label) for at, p in enumerate(result) if p.label and not p.label.bullet]
    if any(label.level == Level.ROMAN for _, label in numbered):
        for (at, label), (_, after) in pairwise(numbered):
            first = label.level == after.level == Level.NUMBER and label.values == after.values == (1,)
            if first and is_upper(result[at].text):  # in capitals, and the numbers begin again right under it
                result[at] = replace(result[at], label=replace(label, level=Level.ROMAN))
        _find_second(result)
    romans = [(-1, 0), *((at, value) for at, p in enumerate(result) if (value := _roman(p)))]
    for (start, value), (stop, later) in pairwise(romans):
        if later == value + 2:
            _find_missing(result, start, stop, value + 1)
    return result


def _titled(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Capitals that stand alone over what follows part a text as Roman numbers do, where it has none."""
    result = list(paragraphs)
    if any(p.label and p.label.level <= Level.ROMAN for p in paragraphs):
        return result
    titles = [at for at, (p, after) in enumerate(pairwise(paragraphs)) if _is_title(p) and not _is_title(after)]
    if len(titles) >= FEWEST:
        for number, at in enumerate(titles, start=1):
            label = Label(printed="", level=Level.ROMAN, values=(number,), end=0)
            result[at] = replace(result[at], label=label)
    return result


def _is_title(paragraph: Paragraph) -> bool:
    text = paragraph.text
    whole = is_upper(text, 0.95) and " " in text and not text.endswith((".", ",", ";")) and not looks_signed(text)
    return whole and paragraph.label is None and not paragraph.table and len(text) < LONGEST


def _roman(paragraph: Paragraph) -> int | None:
    """The number of an entry that carries a Roman one."""
    label = paragraph.label
    return label.values[0] if label and label.level == Level.ROMAN and label.printed else None


def _find_second(paragraphs: list[Paragraph]) -> None:
    """A scanner takes II. for H. too: capitals behind it, after I."""
    last = 0
    for at, paragraph in enumerate(paragraphs):
        last = _roman(paragraph) or last
        like = None if paragraph.label else _LIKE_SECOND.match(paragraph.text)
        if last == 1 and like and is_upper(paragraph.text) and len(paragraph.text) < LONGEST:
            label = Label(printed="H", level=Level.ROMAN, values=(2,), end=like.end())
            paragraphs[at] = replace(paragraph, label=label, text=paragraph.text[like.end() :])
            return


def _find_missing(paragraphs: list[Paragraph], start: int, stop: int, value: int) -> None:
    """ "M. Đối tượng:" between I. and III. is II.: the one short paragraph there that opens like an entry.

    Or the one title in capitals there, whose number the scanner lost.
    """
    between = [at for at in range(start + 1, stop) if paragraphs[at].label is None]
    like = [(at, _LIKE_LABEL.match(paragraphs[at].text)) for at in between if len(paragraphs[at].text) < LONGEST]
    found = [(at, opens["printed"], opens.end()) for at, opens in like if opens and value > 1]
    found = found or [(at, "", 0) for at in between if _is_title(paragraphs[at])]
    if len(found) == 1:
        at, printed, end = found[0]
        label = Label(printed=printed, level=Level.ROMAN, values=(value,), end=end)
        paragraphs[at] = replace(paragraphs[at], label=label, text=paragraphs[at].text[end:])
