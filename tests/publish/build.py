"""Builders of decided results and their publications."""

from __future__ import annotations

from datetime import date
from typing import Any

from diemcau.conference.models import Conference
from diemcau.directory.models import Account, Organisation
from diemcau.publish.actions import prepare, release
from diemcau.publish.models import Edition
from diemcau.scoring.models import Ranking, RankingRow
from tests import build


def ranking(conference: Conference, rows: list[tuple[Organisation, str]], **facts: Any) -> Ranking:
    """A decided table, best first, as `import_ranking` leaves it."""
    facts.setdefault("title", "Chỉ số cải cách hành chính năm 2023")
    facts.setdefault("block", "Các sở")
    facts.setdefault("year", 2023)
    facts.setdefault("decision", "617/QĐ-UBND")
    facts.setdefault("decided_on", date(2024, 1, 10))
    table = Ranking.objects.create(conference=conference, kind="index", fields=[["1", "Chỉ đạo", "10"]], **facts)
    RankingRow.objects.bulk_create(
        RankingRow(
            ranking=table,
            position=number,
            rank=number,
            name=organisation.name,
            organisation=organisation,
            points=index,
            index=index,
            grade="Tốt",
            fields=["8.5"],
        )
        for number, (organisation, index) in enumerate(rows, start=1)
    )
    return table


def frozen(table: Ranking, by: Account, reason: str = "") -> Edition:
    return prepare(table.conference, f"ranking:{table.pk}", by=by, reason=reason)


def released(table: Ranking, by: Account, reason: str = "") -> Edition:
    edition = frozen(table, by, reason)
    release(table.conference, [edition], by=by)
    return edition


def bodies(*names: str) -> list[Organisation]:
    return [build.organisation(name=name) for name in names]
