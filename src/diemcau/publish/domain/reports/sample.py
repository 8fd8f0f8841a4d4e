"""Invented results of every kind, with which a template is tried before it is kept."""

from __future__ import annotations

from diemcau.publish.domain.consolidated import Part
from diemcau.publish.domain.tables import Before, lines
from diemcau.scoring.domain.finished import Finished, FinishedRow

ROWS = 3


def sample_parts() -> list[Part]:
    """One table of each kind; the index has last year beside it."""
    return [_part(kind) for kind in ("index", "survey", "winners")]


def _part(kind: str) -> Part:
    rows = tuple(
        FinishedRow(
            rank=at, unit=f"Đơn vị {at}", organisation=at, points="", applicable="", index=f"{90 - at}.50", grade="Tốt"
        )
        for at in range(1, ROWS + 1)
    )
    table = Finished(
        key="", kind=kind, title="Kết quả", block="Khối", year=2000, settings="Cách xếp hạng.", fields=(), rows=rows
    )
    before = {at: Before(rank=ROWS + 1 - at, index="80", is_successor=False) for at in range(1, ROWS + 1)}
    return Part(
        title=f"Kết quả {kind}", table=table, lines=lines(table, {}, before if kind == "index" else {}), key=kind
    )
