"""Rankings decided elsewhere: taken over as they were printed."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.scoring.domain.rankings import PrintedTable
from diemcau.scoring.models import Ranking, RankingRow


@transaction.atomic
def import_ranking(
    conference: Conference,
    table: PrintedTable,
    *,
    organisations: dict[str, int],
    title: str,
    kind: str,
    block: str,
    year: int,
    decision: str,
    decided_on: date | None,
    by: Account,
) -> Ranking:
    """Keep a printed table with the number of its decision.

    Args:
        organisations: the body that each printed name of one means, where the directory knows it.

    Raises:
        Refused: the table has problems still.
    """
    if table.problems:
        raise Refused(_("Bảng còn %(number)d chỗ phải sửa. Chưa có gì được nhập.") % {"number": len(table.problems)})
    ranking = Ranking.objects.create(
        conference=conference,
        kind=kind,
        title=title,
        block=block,
        year=year,
        decision=decision,
        decided_on=decided_on,
        fields=[list(each) for each in table.fields],
        by=by,
    )
    RankingRow.objects.bulk_create(
        (
            RankingRow(
                ranking=ranking,
                position=number,
                rank=row.rank,
                name=row.name,
                organisation_id=organisations.get(row.body),
                points=row.points,
                index=row.index,
                grade=row.grade,
                note="; ".join(filter(None, (row.unit, row.note)))[:300],
                fields=list(row.fields),
            )
            for number, row in enumerate(table.rows, start=1)
        ),
        batch_size=500,
    )
    record("scoring.ranking_imported", ranking, by=by, within=conference, rows=len(table.rows))
    return ranking


@transaction.atomic
def remove_ranking(ranking: Ranking, *, by: Account) -> None:
    """Raises Refused: it is published."""
    if hasattr(ranking, "release"):
        raise Refused("Bảng này đã công bố nên không xóa được; hãy rút công bố trước.")
    record("scoring.ranking_removed", ranking, by=by, within=ranking.conference)
    ranking.delete()
