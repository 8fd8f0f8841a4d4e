"""The tables of two years before, as they were decided elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from zlib import crc32

from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from diemcau.scoring.actions.rankings import import_ranking
from diemcau.scoring.domain.points import rounded
from diemcau.scoring.domain.rankings import PrintedRow, PrintedTable
from diemcau.scoring.models import Block, Entrant

GRADES = [[name, least, None, None] for name, least in (("Xuất sắc", "90"), ("Tốt", "80"), ("Khá", "65"), ("Yếu", "0"))]


def compare(block: Block, conference: Conference, year: int, organiser: Account) -> None:
    """The tables of two years before, as they were decided elsewhere."""
    entrants = list(Entrant.objects.filter(block=block).select_related("organisation"))
    fields = [(each.code, each.name, f"{each.ceiling:f}") for each in block.criteria_set.criteria.filter(parent=None)]
    for at in (year - 1, year):
        block.previous_ranking = import_ranking(
            conference,
            PrintedTable(fields=tuple(fields), rows=tuple(_printed(entrants, fields, at))),
            organisations={each.organisation.name: each.organisation_id for each in entrants},
            title=f"Chỉ số cải cách hành chính năm {at}",
            kind="index",
            block=block.name,
            year=at,
            decision=f"{at % 400 + 320}/QĐ-UBND",
            decided_on=date(at + 1, 2, 27),
            by=organiser,
        )
    block.save(update_fields=["previous_ranking"])


def _printed(entrants: Sequence[Entrant], fields: Sequence[tuple[str, str, str]], year: int) -> Iterator[PrintedRow]:
    def points(entrant: Entrant) -> list[Decimal]:
        chance = [crc32(f"{year}{entrant.organisation.code}{code}".encode()) % 22 for code, _name, _most in fields]
        return [
            rounded(Decimal(most) * (99 - part) / 100, 2)
            for part, (_code, _name, most) in zip(chance, fields, strict=True)
        ]

    found = sorted(((points(each), each) for each in entrants), key=lambda pair: -sum(pair[0]))
    most = sum((Decimal(each[2]) for each in fields), Decimal(0))
    for rank, (each, entrant) in enumerate(found, start=1):
        total = sum(each, Decimal(0))
        index = rounded(total / most * 100, 2)
        yield PrintedRow(
            name=entrant.organisation.name,
            rank=rank,
            points=str(total),
            index=str(index),
            grade=next(str(name) for name, least, *_more in GRADES if index >= Decimal(str(least))),
            note="",
            fields=tuple(map(str, each)),
        )
