"""A paper begins, changes its name, and goes while nothing hangs on it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from django.db import transaction

from diemcau.conference.models import Conference
from diemcau.directory.models import Account, Organisation
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.papers.domain.kinds import RESTRICTED, Kind, Stage, usual_way, whole_way
from diemcau.papers.models import OutgoingDocument, Paper, Signature, Speech, Step, Way


@transaction.atomic
def make_paper(
    conference: Conference,
    kind: Kind,
    title: str,
    *,
    by: Account | None,
    drafted_by: Organisation | None = None,
    is_restricted: bool | None = None,
    due_on: date | None = None,
    speech: Speech | None = None,
) -> Paper:
    """Begin a paper, with the steps of its kind as they are set for this conference.

    Args:
        is_restricted: whether its drafts are seen only by those who write and organise; by its kind where not said.

    Raises:
        Refused: it has no title.
    """
    if not title.strip():
        raise Refused("Tài liệu cần có tên; chưa lưu gì, hãy ghi tên rồi lưu lại.")
    paper = Paper.objects.create(
        conference=conference,
        kind=kind.value,
        title=" ".join(title.split())[:300],
        drafted_by=drafted_by,
        is_restricted=kind in RESTRICTED if is_restricted is None else is_restricted,
        due_on=due_on,
        speech=speech,
        by=by,
    )
    Step.objects.bulk_create(
        Step(paper=paper, position=position, name=stage.name, role=stage.role or "", gate=stage.gate)
        for position, stage in enumerate(way_of(conference, kind), start=1)
    )
    record("papers.made", paper, by=by, within=conference, title=paper.title)
    return paper


def way_of(conference: Conference, kind: Kind) -> tuple[Stage, ...]:
    """The steps of a kind in one conference, those of issuing last."""
    kept = Way.objects.filter(conference=conference, kind=kind).first()
    stages = tuple(Stage(name=name, role=role or None) for name, role in kept.stages) if kept else usual_way(kind)
    return whole_way(kind, stages)


@transaction.atomic
def change_paper(paper: Paper, *, by: Account | None, **facts: Any) -> Paper:
    """Change its title, drafting unit, deadline or restriction."""
    for name, value in facts.items():
        setattr(paper, name, value)
    paper.save(update_fields=list(facts))
    record("papers.changed", paper, by=by, within=paper.conference, fields=",".join(sorted(facts)))
    return paper


@transaction.atomic
def remove_paper(paper: Paper, *, by: Account | None) -> None:
    """Throw a paper away with its versions.

    Raises:
        Refused: it was signed, or goes with a document that was issued: such papers are kept.
    """
    signed = Signature.objects.filter(version__paper=paper).exists()
    if signed or OutgoingDocument.objects.filter(annexes__paper=paper).exists():
        raise Refused(f"“{paper}” đã ký hoặc đã kèm theo văn bản phát hành nên phải được lưu; không bỏ được.")
    files = [version.file for version in paper.versions.all()]
    record("papers.removed", paper, by=by, within=paper.conference, title=paper.title, versions=len(files))
    paper.delete()
    for file in files:
        transaction.on_commit(partial(file.delete, save=False))
