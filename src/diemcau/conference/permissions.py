"""Who may run a conference."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from diemcau.conference.models import Conference, Site
from diemcau.directory.domain import Role
from diemcau.directory.models import Account, Organisation

ORGANISING = [Role.ORGANISER, Role.OFFICE]


def can_organise(account: Account, conference: Conference) -> bool:
    """Administrators; organisers of this conference; organisers and the office of the organisation that holds it."""
    return (
        account.is_administrator
        or account.conference_roles.filter(conference=conference, role=Role.ORGANISER).exists()
        or account.organisation_roles.filter(organisation=conference.owner_id, role__in=ORGANISING).exists()
    )


def may_hold_for(account: Account) -> QuerySet[Organisation]:
    """The organisations in whose name an account may hold a conference."""
    if account.is_administrator:
        return Organisation.objects.all()
    roles = account.organisation_roles.filter(role__in=ORGANISING)
    return Organisation.objects.filter(pk__in=roles.values("organisation"))


def can_see_all(account: Account, conference: Conference) -> bool:
    """Whoever runs a conference sees all of its sites and units; a unit's contact only the own ones."""
    return account.is_administrator or Conference.objects.run_by(account).filter(pk=conference.pk).exists()


def can_choose_venue(account: Account, site: Site) -> bool:
    """Who organises, and whoever acts for the host: it is their house."""
    return (
        can_organise(account, site.conference) or account.organisation_roles.filter(organisation=site.host_id).exists()
    )


def organises_something(account: Account) -> bool:
    """Whoever organises a conference keeps the directory that it is read against."""
    return account.conference_roles.filter(role=Role.ORGANISER).exists()


def bodies_of_own_conferences(account: Account) -> Q:
    """Organisations that take part in a conference which the account runs, seen from the organisation."""
    return Q(units__conference__in=Conference.objects.run_by(account).values("pk"))
