"""From points per sub-criterion to a unit's index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from diemcau.kernel.errors import Refused
from diemcau.scoring.domain.criteria import CriteriaSet
from diemcau.scoring.domain.points import HUNDRED, ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One unit's outcome: points reached, the most that applied to it, and both parts of the points."""

    unit: str
    points: Decimal
    applicable: Decimal
    appraised: Decimal  # points that the council gave
    surveyed: Decimal  # points that respondents gave
    survey_ceiling: Decimal = ZERO  # the most that respondents could give

    @property
    def index(self) -> Decimal:
        """Points ÷ applicable ceiling × 100, unrounded (Thanh Hóa 2023: 68.32 of 84 is 81.33 %)."""
        return self.points / self.applicable * HUNDRED

    @property
    def survey_share(self) -> Decimal | None:
        """Surveyed points in percent of what the survey could give; None where nothing was surveyed."""
        return self.surveyed / self.survey_ceiling * HUNDRED if self.survey_ceiling else None


def result(
    unit: str, criteria: CriteriaSet, points: Mapping[str, Decimal], *, not_applicable: frozenset[str] = frozenset()
) -> Result:
    """Add up one unit.

    Args:
        points: by code of sub-criterion; every applicable one must be there, between 0 and its ceiling.
        not_applicable: codes of sub-criteria that do not apply; their ceilings leave the denominator.

    Raises:
        Refused: points are missing or out of range, or nothing applies.
    """
    appraised = surveyed = applicable = survey_ceiling = ZERO
    for leaf in criteria.leaves():
        if leaf.code in not_applicable:
            continue
        got = points.get(leaf.code)
        if got is None:
            raise Refused(f"{unit} chưa có điểm tiêu chí {leaf.code}; hãy chấm hoặc ghi không áp dụng.")
        if not 0 <= got <= leaf.ceiling:
            raise Refused(f"{unit}: điểm tiêu chí {leaf.code} là {got}, ngoài khoảng 0 đến {leaf.ceiling}.")
        applicable += leaf.ceiling
        if leaf.rule.get("kind") == "survey":
            surveyed += got
            survey_ceiling += leaf.ceiling
        else:
            appraised += got
    if applicable == 0:
        raise Refused(f"{unit} không có tiêu chí nào áp dụng nên không tính được chỉ số.")
    return Result(
        unit=unit,
        points=appraised + surveyed,
        applicable=applicable,
        appraised=appraised,
        surveyed=surveyed,
        survey_ceiling=survey_ceiling,
    )
