"""Which item of the programme a paper belongs to."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from diemcau.conference.models import Conference, ProgrammeItem
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.live.models import ItemPaper
from diemcau.papers.models import Paper


@transaction.atomic
def lay_papers(conference: Conference, chosen: Mapping[Paper, ProgrammeItem | None], *, by: Account) -> None:
    """Say of each paper which item it belongs to, None for none."""
    ItemPaper.objects.filter(paper__in=list(chosen)).delete()
    kept = [ItemPaper(paper=paper, item=item) for paper, item in chosen.items() if item]
    ItemPaper.objects.bulk_create(kept)
    record("live.papers_laid", conference, by=by, within=conference, number=len(kept))
