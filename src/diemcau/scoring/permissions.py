"""Who may score, appraise, and see what nobody else may see yet. One sentence above each rule."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils import timezone

from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_organise
from diemcau.directory.domain import Role
from diemcau.directory.models import Account, Appointment, Organisation
from diemcau.scoring.domain.phases import SHOWN_TO_UNITS, Phase
from diemcau.scoring.models import Block, Entrant
from diemcau.scoring.models.entrants import OFFICIALS

SPEAKERS = (Role.UNIT_CONTACT, Role.OFFICE, Role.ORGANISER, Role.CHAIR)


def sees_scores(account: Account, conference: Conference) -> bool:
    """Organisers, appraisers and the chair see points before they are published; technicians and offices do not."""
    return (
        can_organise(account, conference)
        or account.conference_roles.filter(conference=conference, role__in=OFFICIALS).exists()
        or account.organisation_roles.filter(organisation=conference.owner_id, role__in=OFFICIALS).exists()
    )


def sees_ranking(account: Account, block: Block) -> bool:
    """Whoever sees the scores; once it is published, everybody who sees the conference."""
    return block.phase == Phase.PUBLISHED or sees_scores(account, block.campaign.conference)


def own_bodies(account: Account) -> set[int]:
    """The bodies that an account acts for, or holds a position in today."""
    found = set(account.organisation_roles.values_list("organisation", flat=True))
    if not account.person_id:
        return found
    today = timezone.localdate()
    held = Appointment.objects.filter(
        Q(since=None) | Q(since__lte=today), Q(until=None) | Q(until__gte=today), person=account.person_id
    )
    return found | set(held.values_list("position__organisation", flat=True))


def belongs_to(account: Account, organisation: Organisation) -> bool:
    """Whoever acts for a body, or holds a position in it today."""
    return organisation.pk in own_bodies(account)


def speaks_for(account: Account, entrant: Entrant) -> bool:
    """Contacts, offices and heads of the unit fill in what it says of itself."""
    return account.organisation_roles.filter(organisation=entrant.organisation_id, role__in=SPEAKERS).exists()


def is_head_of(account: Account, organisation: Organisation) -> bool:
    """Whoever holds today the position that heads the body."""
    today = timezone.localdate()
    return (
        bool(account.person_id)
        and Appointment.objects.filter(
            Q(since=None) | Q(since__lte=today),
            Q(until=None) | Q(until__gte=today),
            person=account.person_id,
            position__organisation=organisation,
            position__is_head=True,
        ).exists()
    )


def can_appraise(account: Account, entrant: Entrant) -> bool:
    """Appraisers of the conference; where the body above appraises, its own appraisers. Never the own unit."""
    conference = entrant.block.campaign.conference
    appraises = (
        account.conference_roles.filter(conference=conference, role=Role.APPRAISER).exists()
        or account.organisation_roles.filter(organisation=conference.owner_id, role=Role.APPRAISER).exists()
        or (
            entrant.block.is_appraised_by_parent
            and account.organisation_roles.filter(
                organisation=entrant.organisation.parent_id, role=Role.APPRAISER
            ).exists()
        )
    )
    return appraises and not belongs_to(account, entrant.organisation)


def appraisers_for(entrant: Entrant) -> QuerySet[Account]:
    """Who may be given a unit to appraise: those who appraise here, without those who do already."""
    conference, parent = entrant.block.campaign.conference, entrant.organisation.parent_id
    bodies = [conference.owner_id, *([parent] if parent and entrant.block.is_appraised_by_parent else [])]
    return (
        Account.objects.filter(
            Q(conference_roles__conference=conference, conference_roles__role=Role.APPRAISER)
            | Q(organisation_roles__organisation__in=bodies, organisation_roles__role=Role.APPRAISER),
            is_active=True,
        )
        .exclude(pk__in=entrant.appraisers.values("account"))
        .exclude(organisation_roles__organisation=entrant.organisation_id)
        .distinct()
        .order_by("full_name", "pk")
    )


def appraised_below(block: Block, account: Account) -> QuerySet[Entrant]:
    """The units of a block that an account appraises because the body that it appraises for stands above them."""
    if not block.is_appraised_by_parent:
        return Entrant.objects.none()
    bodies = account.organisation_roles.filter(role=Role.APPRAISER).values("organisation")
    return Entrant.objects.filter(block=block, organisation__parent__in=bodies)


def can_settle(account: Account, entrant: Entrant) -> bool:
    """Appraisers, organisers and the chair give the second opinion and answer explanations. Never on the own unit."""
    if can_appraise(account, entrant):
        return True
    return sees_scores(account, entrant.block.campaign.conference) and not belongs_to(account, entrant.organisation)


def sees_appraisal(account: Account, entrant: Entrant) -> bool:
    """The council at any time; the unit its own points while it may explain, and when they are published."""
    if can_settle(account, entrant) or can_organise(account, entrant.block.campaign.conference):
        return True
    return entrant.block.phase in SHOWN_TO_UNITS and belongs_to(account, entrant.organisation)


def can_decide(account: Account, block: Block) -> bool:
    """Organisers and the chair enter the decision under which a table is final."""
    conference = block.campaign.conference
    return (
        can_organise(account, conference)
        or account.conference_roles.filter(conference=conference, role=Role.CHAIR).exists()
        or account.organisation_roles.filter(organisation=conference.owner_id, role=Role.CHAIR).exists()
    )
