"""From points per sub-criterion to a unit's index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from diemcau.kernel.errors import Refused
from diemcau.scoring.domain.criteria import CriteriaSet
from diemcau.scoring.domain.points import HUNDRED, ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldPoints:
    """What one field brought, out of what of it applied."""

    code: str
    points: Decimal
    applicable: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One unit's outcome: points reached, the most that applied to it, and both parts of the points."""

    unit: str
    points: Decimal
    applicable: Decimal
    appraised: Decimal  # points that the council gave
    surveyed: Decimal  # points that respondents gave
    survey_ceiling: Decimal = ZERO  # the most that respondents could give
    fields: tuple[FieldPoints, ...] = ()

    @property
    def index(self) -> Decimal:
        """Points ÷ applicable ceiling × 100, unrounded (Thanh Hóa 2023: 68.32 of 84 is 81.33 %)."""
        return self.points / self.applicable * HUNDRED

    @property
    def weakest(self) -> Decimal | None:
        """The share of the field that went worst, in percent; None where no field is known."""
        shares = [each.points / each.applicable * HUNDRED for each in self.fields if each.applicable]
        return min(shares, default=None)

    @property
    def survey_share(self) -> Decimal | None:
        """Surveyed points in percent of what the survey could give; None where nothing was surveyed."""
        return self.surveyed / self.survey_ceiling * HUNDRED if self.survey_ceiling else None


def result(
    unit: str,
    criteria: CriteriaSet,
    points: Mapping[str, Decimal],
    *,
    not_applicable: frozenset[str] = frozenset(),
    rescaled: bool = True,
) -> Result:
    """Add up one unit.

    Args:
        points: by code of sub-criterion; every applicable one must be there, between 0 and its ceiling.
        not_applicable: codes of sub-criteria that do not apply; their ceilings leave the denominator.
        rescaled: False leaves all ceilings in the denominator, as provinces do that do not rescale.

    Raises:
        Refused: points are missing or out of range, or nothing applies.
    """
    surveyed = survey_ceiling = ZERO
    fields = []
    applies = False
    for top in criteria.fields:
        field_points = field_applicable = ZERO
        for leaf in top.leaves():
            if leaf.code in not_applicable:
                if not rescaled:
                    field_applicable += leaf.ceiling
                continue
            got = points.get(leaf.code)
            if got is None:
                raise Refused(f"{unit} chưa có điểm tiêu chí {leaf.code}; hãy chấm hoặc ghi không áp dụng.")
            if not 0 <= got <= leaf.ceiling:
                raise Refused(f"{unit}: điểm tiêu chí {leaf.code} là {got}, ngoài khoảng 0 đến {leaf.ceiling}.")
            applies = True
            field_points += got
            field_applicable += leaf.ceiling
            if leaf.rule.get("kind") == "survey":
                surveyed += got
                survey_ceiling += leaf.ceiling
        fields.append(FieldPoints(code=top.code, points=field_points, applicable=field_applicable))
    if not applies:
        raise Refused(f"{unit} không có tiêu chí nào áp dụng nên không tính được chỉ số.")
    total = sum((each.points for each in fields), ZERO)
    return Result(
        unit=unit,
        points=total,
        applicable=sum((each.applicable for each in fields), ZERO),
        appraised=total - surveyed,
        surveyed=surveyed,
        survey_ceiling=survey_ceiling,
        fields=tuple(fields),
    )
