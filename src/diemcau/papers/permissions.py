"""Who may read which version of a paper, who works on it, who issues it. One sentence above each rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from diemcau.conference.models import Conference, Unit
from diemcau.conference.permissions import can_organise
from diemcau.directory.domain import Role
from diemcau.directory.models import Account, GroupMember
from diemcau.papers.domain.deliveries import Business
from diemcau.papers.models import Audience, Delivery, Notice, Paper, Release, Speech, Step, Version

ISSUING = [Role.ORGANISER, Role.OFFICE]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Whoever reads: the bodies that he reads for, and the person that he is, as sets that a query can stand on."""

    organisations: Any = field(default_factory=list)
    people: Iterable[int] = ()


def reader_of(account: Account) -> Reader:
    """An account reads for the bodies that it acts for, and as the person that it belongs to."""
    people = [account.person_id] if account.person_id else []
    return Reader(organisations=account.organisation_roles.values("organisation"), people=people)


def audiences_of(reader: Reader, now: datetime) -> QuerySet[Audience]:
    """The rows that let somebody read at this moment: of everybody, of his tier, unit, group, or of himself.

    Everybody and a tier are the units that take part in the paper's conference, nobody else.
    """
    takes_part = Unit.objects.filter(conference=OuterRef("paper__conference"), organisation__in=reader.organisations)
    groups = GroupMember.objects.filter(
        Q(person__in=reader.people)
        | Q(position__appointments__person__in=reader.people)
        & (Q(position__appointments__since=None) | Q(position__appointments__since__lte=timezone.localdate(now)))
        & (Q(position__appointments__until=None) | Q(position__appointments__until__gte=timezone.localdate(now)))
    ).values("group")
    return Audience.objects.open_at(now).filter(
        Q(Exists(takes_part), scope="everybody")
        | Q(Exists(takes_part.filter(organisation__tier=OuterRef("tier"))), scope="tier")
        | Q(scope="unit", organisation__in=reader.organisations)
        | Q(scope="group", group__in=groups)
        | Q(scope="person", person__in=reader.people)
    )


def deliveries_to(reader: Reader) -> QuerySet[Delivery]:
    """What was issued to a reader, recalled or not."""
    return Delivery.objects.filter(Q(organisation__in=reader.organisations) | Q(person__in=reader.people))


def readable_versions(reader: Reader, now: datetime) -> QuerySet[Version]:
    """The version that is out, of papers whose audience he is; and what was issued to him and not recalled.

    What was issued are the signed version and its annexes.
    """
    current = Release.objects.filter(ended_at=None).values("pk")
    recalled = Notice.objects.filter(business=Business.RECALL).values("document")
    issued = deliveries_to(reader).exclude(document__in=recalled)
    return Version.objects.filter(
        Q(releases__in=current, paper__in=audiences_of(reader, now).values("paper"))
        | Q(signature__document__in=issued.values("document"))
        | Q(pk__in=issued.filter(document__annexes__isnull=False).values("document__annexes"))
    ).distinct()


def worked_on_by(account: Account) -> QuerySet[Paper]:
    """Drafts are seen by the drafting unit and by who runs the conference; restricted ones by who organises it."""
    if account.is_administrator:
        return Paper.objects.all()
    own = account.organisation_roles.values("organisation")
    return Paper.objects.filter(
        Q(drafted_by__in=own)
        | Q(pk__in=awaiting_the_chair(account).values("paper"))
        | Q(conference__in=organised_by(account))
        | Q(conference__in=Conference.objects.run_by(account).values("pk"), is_restricted=False)
    )


def awaiting_the_chair(account: Account) -> QuerySet[Step]:
    """The steps that wait for the word of this account as chair: whoever approves a draft reads it."""
    held = {"paper__conference__roles__account": account, "paper__conference__roles__role": Role.CHAIR}
    return Step.objects.filter(role=Role.CHAIR, **held).order_by()


def visible_papers(account: Account, now: datetime) -> QuerySet[Paper]:
    """Papers whose drafts one works on, and those of which one may read a version."""
    if account.is_administrator:
        return Paper.objects.all()
    return Paper.objects.filter(
        Q(pk__in=worked_on_by(account).values("pk"))
        | Q(pk__in=readable_versions(reader_of(account), now).order_by().values("paper"))
    )


def visible_versions(account: Account, now: datetime) -> QuerySet[Version]:
    """Every version of the drafts that one works on; else those that one may read."""
    if account.is_administrator:
        return Version.objects.all()
    return Version.objects.filter(
        Q(paper__in=worked_on_by(account).values("pk"))
        | Q(pk__in=readable_versions(reader_of(account), now).order_by().values("pk"))
    )


def organised_by(account: Account) -> QuerySet[Any, Any]:
    """The conferences that an account organises, or whose office it is."""
    return Conference.objects.filter(
        Q(roles__account=account, roles__role__in=ISSUING)
        | Q(owner__in=account.organisation_roles.filter(role__in=ISSUING).values("organisation"))
    ).values("pk")


def can_work_on(account: Account, paper: Paper) -> bool:
    """Who organises the conference, its office, and whoever acts for the unit that drafts the paper."""
    if can_issue(account, paper.conference):
        return True
    own = account.organisation_roles.filter(organisation=paper.drafted_by_id) if paper.drafted_by_id else None
    return own is not None and own.exists()


def can_pass(account: Account, step: Step) -> bool:
    """A step with a role is passed by who holds it in the conference; another by whoever works on the paper."""
    conference = step.paper.conference
    if step.role == Role.CHAIR:  # the chair's word is the chair's own
        return conference.roles.filter(account=account, role=Role.CHAIR).exists()
    if can_organise(account, conference) or not step.role:
        return can_work_on(account, step.paper)
    return conference.roles.filter(account=account, role=step.role).exists()


def can_issue(account: Account, conference: Conference) -> bool:
    """Signing is recorded, numbers are taken and documents are issued by the organiser and by the office."""
    return can_organise(account, conference) or conference.roles.filter(account=account, role__in=ISSUING).exists()


def visible_speeches(account: Account) -> QuerySet[Speech]:
    """Who runs the conference sees all registered speeches; a unit its own."""
    if account.is_administrator:
        return Speech.objects.all()
    own = account.organisation_roles.values("organisation")
    return Speech.objects.filter(
        Q(conference__in=Conference.objects.run_by(account).values("pk")) | Q(unit__organisation__in=own)
    )


def can_register_for(account: Account, unit: Unit) -> bool:
    """Who organises the conference, and whoever acts for the unit."""
    return (
        can_organise(account, unit.conference)
        or account.organisation_roles.filter(organisation=unit.organisation_id).exists()
    )


def own_deliveries(account: Account, conference: Conference) -> QuerySet[Delivery]:
    """What was issued to the bodies that an account acts for, or to its person, in one conference."""
    return deliveries_to(reader_of(account)).filter(document__conference=conference)
