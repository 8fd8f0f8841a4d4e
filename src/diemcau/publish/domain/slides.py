"""A published table as the hall is shown it: docs/slides.md says what a slide holds. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any
from uuid import UUID, uuid5

from diemcau.publish.domain.tables import Line, figure
from diemcau.scoring.domain.finished import Finished

MOST_ROWS = 40
LONGEST_NAME, LONGEST_TITLE = 80, 160
_OURS = UUID("6f0f3f2c-6a52-4b0e-9d53-0f6f4f8c8e11")  # names slides by edition and part, the same each time


def key_of(sha256: str, edition: int, part: int) -> UUID:
    """The same slide of the same edition has the same key, so that it is offered once."""
    return uuid5(_OURS, f"{edition}:{sha256}:{part}")


def ranking_slides(title: str, table: Finished, lines: Sequence[Line]) -> list[Mapping[str, Any]]:
    """One slide for up to 40 ranked units, best first; none for a table without ranks or figures."""
    rows = [
        {
            "rank": line.row.rank,
            "name": line.row.unit[:LONGEST_NAME],
            "value": float(value),
            "change": line.moved,
        }
        for line in lines
        if line.row.rank is not None and (value := figure(line.row.index or line.row.points)) is not None
    ]
    if not rows:
        return []
    is_share = any(row.index for row in table.rows)
    most = max(100.0 if is_share else 0.0, *(row["value"] for row in rows if isinstance(row["value"], float)))
    places = max(_places(line.row.index or line.row.points) for line in lines if line.row.rank is not None)
    parts = ceil(len(rows) / MOST_ROWS)
    return [
        {
            "kind": "ranking",
            "title": (f"{title} ({part + 1}/{parts})" if parts > 1 else title)[:LONGEST_TITLE],
            "unit": "%" if is_share else "",
            "max": most,
            "places": places,
            "rows": rows[part * MOST_ROWS : (part + 1) * MOST_ROWS],
        }
        for part in range(parts)
    ]


def _places(number: str) -> int:
    """How many decimals a figure was decided with: "89.00" has two, and the hall shows them."""
    return min(4, len(number.partition(".")[2]))
