"""Labels that a scanner misread, told by the numbers before and after them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from diemcau.nd30.reading.labels import Label, Level
from diemcau.nd30.reading.paragraphs import Paragraph
from diemcau.nd30.reading.rows import UPPER, is_upper

LONGEST = 150  # characters of a heading that is looked for

_LIKE_LABEL = re.compile(rf"(?P<printed>\S{{1,4}})[.,] (?=[{UPPER}])")


def mended(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The same paragraphs: I. where 1. was read, II. where something between I. and III. was."""
    result = list(paragraphs)
    numbered = [(at, p.label) for at, p in enumerate(result) if p.label and not p.label.bullet]
    if any(label.level == Level.ROMAN for _, label in numbered):
        for (at, label), (_, after) in pairwise(numbered):
            first = label.level == after.level == Level.NUMBER and label.values == after.values == (1,)
            if first and is_upper(result[at].text):  # in capitals, and the numbers begin again right under it
                result[at] = replace(result[at], label=replace(label, level=Level.ROMAN))
    romans = [(at, p.label.values[0]) for at, p in enumerate(result) if p.label and p.label.level == Level.ROMAN]
    for (start, value), (stop, later) in pairwise(romans):
        if later == value + 2:
            _find_missing(result, start, stop, value + 1)
    return result


def _find_missing(paragraphs: list[Paragraph], start: int, stop: int, value: int) -> None:
    """ "M. Đối tượng:" between I. and III. is II.: the one short paragraph there that opens like an entry."""
    found = [
        (at, like)
        for at in range(start + 1, stop)
        if paragraphs[at].label is None
        and len(paragraphs[at].text) < LONGEST
        and (like := _LIKE_LABEL.match(paragraphs[at].text))
    ]
    if len(found) == 1:
        at, like = found[0]
        label = Label(printed=like["printed"], level=Level.ROMAN, values=(value,), end=like.end())
        paragraphs[at] = replace(paragraphs[at], label=label, text=paragraphs[at].text[like.end() :])
