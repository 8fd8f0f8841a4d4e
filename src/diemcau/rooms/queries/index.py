"""Sheets of the index that units are to hand in: a column of the board of units that shows while some are wanting."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Count

from diemcau.conference.models import Conference, Unit
from diemcau.rooms.domain import Cell, Column
from diemcau.rooms.queries.compiled import compiled
from diemcau.scoring.domain.phases import Phase

SHEETS = Column(
    key="sheets",
    title="Tự chấm điểm",
    shortage="phiếu tự chấm chưa nộp",
    done="đã nộp",
    missing="chưa nộp",
    only_when_missing=True,
    short="chưa nộp",
)


_ENTRANTS = "organisation__entrants"
_COUNTED = compiled(
    lambda conference: (
        Unit.objects.filter(
            conference=conference,
            **{
                f"{_ENTRANTS}__block__campaign__conference": conference,
                f"{_ENTRANTS}__block__phase": Phase.SELF.value,
            },
        )
        .values_list("pk")
        .annotate(Count(_ENTRANTS), Count(f"{_ENTRANTS}__submission"))
        .order_by()
    )
)


def unit_sheets(conference: Conference) -> Mapping[int | None, tuple[Cell, ...]]:
    """Count the sheets of blocks that score themselves now, and those handed in. One query."""
    return {key: (Cell(handed_in, total),) for key, total, handed_in in _COUNTED(conference)}
