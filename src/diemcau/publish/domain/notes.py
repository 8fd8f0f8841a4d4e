"""What stands under a unit of a survey, as it is frozen; `wording` says it in English. Pure."""

from __future__ import annotations

ANSWERS = "%(answers)s phiếu"
MARGIN = "± %(margin)s"
ALIKE = "không phân biệt được trong hạng %(best)s–%(worst)s"
FEW = "không nêu số liệu vì quá ít phiếu"


def note_of(answers: int | None, margin: str, best: int = 0, worst: int = 0) -> str:
    """In Vietnamese: answers, margin, the ranks within which the unit cannot be told apart.

    Args:
        answers: None where the figure is hidden.
        margin: as printed, empty where there is none.
    """
    if answers is None:
        return FEW
    alike = ALIKE % {"best": best, "worst": worst} if best != worst else ""
    spread = MARGIN % {"margin": margin} if margin else ""
    return "; ".join(filter(None, [ANSWERS % {"answers": answers}, spread, alike]))
