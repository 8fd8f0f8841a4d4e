"""Evidence: brought once, used for as many sub-criteria as it serves."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import partial
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.papers.models import Version
from diemcau.scoring.actions.self_scores import refuse_after, refuse_unless_scoring
from diemcau.scoring.actions.steps import step
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.models import Criterion, Entrant, Evidence, EvidenceUse
from diemcau.scoring.models.appraisals import Stage
from diemcau.scoring.models.entrants import EvidenceKind
from diemcau.scoring.queries.evidence import brought_in_round

MOST = 500  # pieces of one unit


@transaction.atomic
def add_evidence(
    entrant: Entrant,
    criterion: Criterion,
    *,
    title: str,
    by: Account,
    file: File[Any] | None = None,
    link: str = "",
    version: Version | None = None,
) -> Evidence:
    """A file, a link, a version of a paper, or a document's number alone; the same again is the piece that is there.

    In the explanation round a unit may bring more: this is where a council asks for it.

    Raises:
        Refused: it is not the time, or the unit has brought hundreds already.
    """
    held = Entrant.objects.held(entrant.pk)
    _refuse_unless_bringing(held)
    if held.evidence.count() >= MOST:
        raise Refused(_("Đơn vị đã có %(most)d tài liệu; hãy bỏ bớt tài liệu không dùng.") % {"most": MOST})
    made = _the_same(held, file) if file else held.evidence.filter(version=version).first() if version else None
    if made is None:
        made = Evidence(entrant=held, title=title, link=link, version=version, by=by)
        made.kind = _kind(file, link, version)
        if file:
            made.sha256, made.size = _digest(file), file.size
            made.file_name = (file.name or "").rpartition("/")[2][-200:]
            made.file.save(file.name or "", file, save=False)
        elif version:
            made.sha256, made.size = version.sha256, version.size
        made.save()
    _use(made, held, criterion, by)
    record("scoring.evidence_added", held, by=by, within=held.block.campaign.conference, criterion=criterion.code)
    return made


@transaction.atomic
def use_evidence(evidence: Evidence, criteria: Iterable[Criterion], *, by: Account) -> None:
    """Say which sub-criteria a piece serves, all of them.

    Raises:
        Refused: it is not the time.
    """
    held = Entrant.objects.held(evidence.entrant_id)
    wanted = {each.pk: each for each in criteria}
    gone = evidence.uses.exclude(criterion__in=wanted).select_related("criterion")
    _refuse_unless_bringing(held, removing=evidence if gone else None)
    for use in gone:
        _note(held, use.criterion, evidence.title, "", by)
        use.delete()
    for criterion in wanted.values():
        _use(evidence, held, criterion, by)
    record("scoring.evidence_used", held, by=by, within=held.block.campaign.conference, uses=len(wanted))


@transaction.atomic
def drop_evidence(evidence: Evidence, *, by: Account) -> None:
    """Take a piece back before it was handed in, or in the round in which it was brought; its file goes when this is
    certain.

    Raises:
        Refused: it is not the time.
    """
    held = Entrant.objects.held(evidence.entrant_id)
    _refuse_unless_bringing(held, removing=evidence)
    for use in evidence.uses.select_related("criterion"):
        _note(held, use.criterion, evidence.title, "", by)
    if evidence.file:
        transaction.on_commit(partial(evidence.file.storage.delete, evidence.file.name or ""))
    record("scoring.evidence_dropped", held, by=by, within=held.block.campaign.conference, title=evidence.title[:200])
    evidence.delete()


def _refuse_unless_bringing(entrant: Entrant, *, removing: Evidence | None = None) -> None:
    """While the sheet is open, and in the explanation round; what was handed in before that round stays."""
    block = entrant.block
    if block.phase != Phase.EXPLANATION:
        refuse_unless_scoring(entrant)
        return
    refuse_after(block.explanation_due, _("giải trình"))
    if removing and not brought_in_round(block, removing):
        raise Refused(_("Tài liệu này nộp trước bước giải trình nên không bỏ được; bạn có thể thêm tài liệu khác."))


def _kind(file: File[Any] | None, link: str, version: Version | None) -> EvidenceKind:
    if file:
        return EvidenceKind.FILE
    if version:
        return EvidenceKind.PAPER
    return EvidenceKind.LINK if link else EvidenceKind.NUMBER


def _use(evidence: Evidence, entrant: Entrant, criterion: Criterion, by: Account) -> None:
    _made, is_new = EvidenceUse.objects.get_or_create(evidence=evidence, criterion=criterion)
    if is_new:
        _note(entrant, criterion, "", evidence.title, by)


def _note(entrant: Entrant, criterion: Criterion, before: str, after: str, by: Account) -> None:
    if entrant.first_submitted_at:
        step(entrant, criterion, Stage.EVIDENCE, before, after, by=by).save()


def _the_same(entrant: Entrant, file: File[Any]) -> Evidence | None:
    return next(
        (each for each in entrant.evidence.filter(sha256=_digest(file)).exclude(file="") if not each.is_lost), None
    )


def _digest(file: File[Any]) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
