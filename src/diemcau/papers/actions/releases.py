"""Which version the audience reads."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.papers.models import Paper, Release, Version


@transaction.atomic
def release(version: Version, *, by: Account | None) -> Release:
    """Let the audience read this version, instead of the one that it read before.

    Raises:
        Refused: it is the one that is out.
    """
    paper = Paper.objects.select_for_update().get(pk=version.paper_id)
    if Release.objects.filter(version=version, ended_at=None).exists():
        raise Refused(f"Bản {version.number} đang được mở cho người đọc.")
    Release.objects.filter(paper=paper, ended_at=None).update(ended_at=timezone.now())
    made = Release.objects.create(paper=paper, version=version, by=by)
    record("papers.released", paper, by=by, within=paper.conference, number=version.number)
    return made


@transaction.atomic
def end_release(paper: Paper, *, by: Account | None) -> None:
    """Close a paper to its audience; what was issued stays with its recipients."""
    if Release.objects.filter(paper=paper, ended_at=None).update(ended_at=timezone.now()):
        record("papers.closed", paper, by=by, within=paper.conference)
