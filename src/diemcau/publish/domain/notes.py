"""What stands under a unit of a survey: written when its table is frozen, said in the language of the reader. Pure."""

from __future__ import annotations

import re

from diemcau.kernel.words import say

ANSWERS = "%(answers)s phiếu"
ALIKE = "không phân biệt được trong hạng %(best)s–%(worst)s"
FEW = "không nêu số liệu vì quá ít phiếu"


def note_of(answers: int | None, margin: str, best: int = 0, worst: int = 0) -> str:
    """As it is frozen, in Vietnamese: answers, margin, the ranks within which the unit cannot be told apart.

    Args:
        answers: None where the figure is hidden.
        margin: as printed, empty where there is none.
    """
    if answers is None:
        return FEW
    alike = ALIKE % {"best": best, "worst": worst} if best != worst else ""
    return "; ".join(filter(None, [ANSWERS % {"answers": answers}, f"± {margin}" if margin else "", alike]))


def told(note: str) -> str:
    """A frozen note for whoever reads; what we did not write ourselves stays as it was decided."""
    return "; ".join(map(_part, note.split("; ")))


def _part(text: str) -> str:
    for template, written in _WRITTEN.items():
        if found := written.fullmatch(text):
            return say(template, **found.groupdict())
    return text


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"%\\\((\w+)\\\)s", r"(?P<\1>[\\d.]+)", re.escape(template)))


_WRITTEN = {template: _pattern(template) for template in (ANSWERS, ALIKE, FEW)}
