"""A block in order. Everything that could be disputed is a setting, printed with the table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from diemcau.scoring.domain.points import rounded, vietnamese
from diemcau.scoring.domain.results import Result

# What is printed under a table: Vietnamese here, said in other languages by whoever publishes it.
METHOD = (
    "Chỉ số là tỷ lệ điểm đạt trên %(whole)s, làm tròn đến %(places)s chữ số thập phân;"
    " điểm từng tiêu chí thành phần lấy đến %(used)s chữ số; %(tie)s."
)
GRADED = "%(said)s Xếp loại: %(grades)s."
GRADE = "%(name)s: từ %(least)s%%"
GRADE_SURVEYED = "điều tra từ %(least)s%%"
GRADE_FIELDS = "mỗi lĩnh vực từ %(least)s%%"
RESCALED, WHOLE = "điểm tối đa đã trừ tiêu chí không áp dụng", "toàn bộ điểm tối đa"
SHARED = "đơn vị bằng điểm xếp cùng hạng, hạng kế tiếp bỏ trống"
BROKEN = "đơn vị bằng điểm xét điểm chưa làm tròn, rồi điểm thẩm định, rồi điểm điều tra xã hội học"
CHOICES = (RESCALED, WHOLE, SHARED, BROKEN)


class Ties(StrEnum):
    """Two units with the same shown index. No statute says who goes first, so the province does."""

    SHARED = "shared"  # 1, 2, 2, 4
    BROKEN = "broken"  # by the unrounded index, then the appraised part, then the surveyed part; else shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """Xếp loại: an index of `least` percent or more, and the conditions that go with it.

    `survey_least`: the surveyed share in percent; `field_least`: what every single field must reach in percent.
    """

    name: str
    least: Decimal
    survey_least: Decimal | None = None
    field_least: Decimal | None = None

    def sentence(self) -> str:
        """“Tốt: từ 80%, điều tra từ 70%”."""
        parts = [GRADE % {"name": self.name, "least": vietnamese(self.least)}]
        if self.survey_least is not None:
            parts.append(GRADE_SURVEYED % {"least": vietnamese(self.survey_least)})
        if self.field_least is not None:
            parts.append(GRADE_FIELDS % {"least": vietnamese(self.field_least)})
        return ", ".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a table is made. `places` are those shown; ranks look at what is shown unless ties are broken.

    `used`: to how many places the points of each sub-criterion are rounded before they are added.
    """

    places: int = 2
    used: int = 4
    rescaled: bool = True
    ties: Ties = Ties.SHARED
    grades: tuple[Grade, ...] = ()

    def sentence(self) -> str:
        """What is printed under the table."""
        said = METHOD % {
            "whole": RESCALED if self.rescaled else WHOLE,
            "places": self.places,
            "used": self.used,
            "tie": {Ties.SHARED: SHARED, Ties.BROKEN: BROKEN}[self.ties],
        }
        if not self.grades:
            return said
        graded = "; ".join(grade.sentence() for grade in sorted(self.grades, key=lambda each: -each.least))
        return GRADED % {"said": said, "grades": graded}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table."""

    rank: int
    unit: str
    shown: Decimal  # index in percent, as printed
    grade: str | None
    result: Result


def ranked(results: Iterable[Result], settings: Settings) -> list[Row]:
    """The table of a block, best first.

    Ranks are those of a competition (1, 2, 2, 4). Units that share a rank stand in the order of their names'
    code points, so that the same results give the same bytes. O(n log n).
    """
    key = _key(settings)
    ordered = sorted(results, key=lambda one: (*(-part for part in key(one)), one.unit))
    rows: list[Row] = []
    for place, one in enumerate(ordered, start=1):
        shares = rows and key(rows[-1].result) == key(one)
        rows.append(
            Row(
                rank=rows[-1].rank if shares else place,
                unit=one.unit,
                shown=rounded(one.index, settings.places),
                grade=graded(one, settings.grades, settings.places),
                result=one,
            )
        )
    return rows


def graded(one: Result, grades: Sequence[Grade], places: int) -> str | None:
    """The best grade whose conditions all hold, judged on the index as it is shown; None where there is none."""
    shown = rounded(one.index, places)
    for grade in sorted(grades, key=lambda each: each.least, reverse=True):
        if shown >= grade.least and _satisfied(one, grade):
            return grade.name
    return None


def _key(settings: Settings) -> Callable[[Result], tuple[Decimal, ...]]:
    if settings.ties is Ties.SHARED:
        return lambda one: (rounded(one.index, settings.places),)
    return lambda one: (one.index, one.appraised, one.surveyed)


def _satisfied(one: Result, grade: Grade) -> bool:
    share, weakest = one.survey_share, one.weakest
    return (grade.survey_least is None or share is None or share >= grade.survey_least) and (
        grade.field_least is None or weakest is None or weakest >= grade.field_least
    )
