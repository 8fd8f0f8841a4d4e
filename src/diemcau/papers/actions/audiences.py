"""Who may read a paper, and who has."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from diemcau.conference.models import Unit
from diemcau.directory.domain import Tier
from diemcau.directory.models import Account, Group, Organisation, Person
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.papers.models import Audience, Paper, Reading, Version

Whom = Tier | Organisation | Group | Person | None


@transaction.atomic
def open_to(
    paper: Paper,
    whom: Whom,
    *,
    by: Account | None,
    opens_at: datetime | None = None,
    closes_at: datetime | None = None,
) -> Audience:
    """Let somebody read what is out of a paper; None is every unit of the conference.

    Raises:
        Refused: they are among its readers already, or the end lies before the beginning.
    """
    if opens_at and closes_at and closes_at <= opens_at:
        raise Refused("Lúc đóng phải sau lúc mở; chưa lưu gì, hãy chọn lại.")
    audience = Audience(paper=paper, scope="everybody", opens_at=opens_at, closes_at=closes_at, by=by)
    match whom:
        case Tier():
            audience.scope, audience.tier = "tier", whom.value
        case Organisation():
            audience.scope, audience.organisation = "unit", whom
        case Group():
            audience.scope, audience.group = "group", whom
        case Person():
            audience.scope, audience.person = "person", whom
    try:
        with transaction.atomic():
            audience.save()
    except IntegrityError:
        raise Refused(f"“{audience}” đã có trong danh sách người được đọc.") from None
    record("papers.opened_to", paper, by=by, within=paper.conference, whom=str(audience)[:200])
    return audience


@transaction.atomic
def close_to(audience: Audience, *, by: Account | None) -> None:
    """Take somebody off the readers of a paper; who has read it stays known."""
    paper = audience.paper
    record("papers.closed_to", paper, by=by, within=paper.conference, whom=str(audience)[:200])
    audience.delete()


@transaction.atomic
def note_reading(version: Version, *, by: Account | None = None, person: Person | None = None) -> None:
    """Remember that a version was opened, for each body that the reader acts for in its conference.

    Only the first time is a deed of the journal; later ones move the time of the last.
    """
    conference = version.paper.conference
    bodies: list[int | None] = []
    if by:
        own = by.organisation_roles.values("organisation")
        units = Unit.objects.filter(conference=conference, organisation__in=own)
        bodies = list(units.values_list("organisation", flat=True))
    known = models.Q(version=version, account=by, person=person)
    for body in bodies or [None]:
        if not Reading.objects.filter(known, organisation=body).update(last_at=timezone.now()):
            Reading.objects.create(version=version, account=by, person=person, organisation_id=body)
            record("papers.read", version.paper, by=by, within=conference, number=version.number, body=body)
