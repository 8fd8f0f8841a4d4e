"""Who does what on the day: the chair decides, the secretary proposes, the director executes."""

from __future__ import annotations

from django.db.models import QuerySet

from diemcau.conference.models import Conference, Site
from diemcau.conference.permissions import can_organise, can_see_all
from diemcau.directory.domain import Role
from diemcau.directory.models import Account
from diemcau.live.models import AwardUnit

DECIDING = [Role.CHAIR]
EXECUTING = [Role.ORGANISER, Role.OFFICE]
PROPOSING = [Role.SECRETARY]
AWARDING = [Role.ORGANISER, Role.OFFICE, Role.UNIT_CONTACT]


def can_watch(account: Account, conference: Conference) -> bool:
    """Whoever runs a conference sees the director's screen."""
    return can_see_all(account, conference)


def can_direct(account: Account, conference: Conference) -> bool:
    """Organisers and the office execute; the chair may always do it too."""
    return can_organise(account, conference) or _has(account, conference, [*EXECUTING, *DECIDING])


def can_decide(account: Account, conference: Conference) -> bool:
    """The chair says who is invited; the director does so on the chair's word, and the log says who pressed."""
    return can_direct(account, conference)


def can_propose(account: Account, conference: Conference) -> bool:
    """The secretary puts the queue in order and proposes; so may whoever decides."""
    return can_direct(account, conference) or _has(account, conference, PROPOSING)


def can_award(account: Account, conference: Conference) -> bool:
    """Whoever directs, and those of a unit that was given the award part."""
    units = AwardUnit.objects.filter(
        conference=conference,
        organisation__in=account.organisation_roles.filter(role__in=AWARDING).values("organisation"),
    )
    return can_direct(account, conference) or units.exists()


def can_stand_for(account: Account, site: Site) -> bool:
    """Who acts for the host of a site, its technician among them, opens its console; so may whoever directs."""
    return can_direct(account, site.conference) or account.organisation_roles.filter(organisation=site.host_id).exists()


def stood_for(account: Account, conference: Conference) -> QuerySet[Site]:
    """The open sites of a conference whose console this account may open because it acts for their host."""
    hosts = account.organisation_roles.values("organisation")
    return Site.objects.open().filter(conference=conference, host__in=hosts)


def _has(account: Account, conference: Conference, roles: list[Role]) -> bool:
    return account.conference_roles.filter(conference=conference, role__in=roles).exists()
