"""Who may say who comes, who invites, who answers for the chair."""

from __future__ import annotations

from diemcau.conference.models import Conference, Site, Unit
from diemcau.conference.permissions import can_organise, can_see_all
from diemcau.directory.domain import Role
from diemcau.directory.models import Account, Organisation

SPEAKING = [Role.UNIT_CONTACT, Role.OFFICE, Role.ORGANISER]


def can_speak_for(account: Account, unit: Unit) -> bool:
    """Whoever organises the conference, and whoever acts for the unit's organisation."""
    return (
        can_organise(account, unit.conference)
        or account.organisation_roles.filter(organisation=unit.organisation_id).exists()
    )


def can_record_consent(account: Account, conference: Conference) -> bool:
    """Whoever organises writes down what the chair says; so do the chair and his secretary."""
    said = account.conference_roles.filter(conference=conference, role__in=[Role.CHAIR, Role.SECRETARY])
    return can_organise(account, conference) or said.exists()


def can_invite(account: Account, conference: Conference, issuer: Organisation) -> bool:
    """The office of the conference invites for the body that holds it; a district's own people for the district."""
    if can_organise(account, conference):
        return True
    if issuer.pk == conference.owner_id:
        return account.conference_roles.filter(conference=conference, role=Role.OFFICE).exists()
    return account.organisation_roles.filter(organisation=issuer, role__in=SPEAKING).exists()


def can_chase(account: Account, conference: Conference, unit_issuers: set[int]) -> bool:
    """Whoever runs the conference sees the whole list; the people of a body that invites see its part."""
    if can_see_all(account, conference):
        return True
    return account.organisation_roles.filter(organisation__in=unit_issuers, role__in=SPEAKING).exists()


def can_check_in(account: Account, site: Site) -> bool:
    """Whoever organises, the office and technicians of the conference, and whoever acts for the site's host."""
    roles = [Role.OFFICE, Role.TECHNICIAN, Role.SECRETARY]
    return (
        can_organise(account, site.conference)
        or account.conference_roles.filter(conference=site.conference_id, role__in=roles).exists()
        or account.organisation_roles.filter(organisation=site.host_id).exists()
    )


def can_seat(account: Account, site: Site) -> bool:
    """Whoever organises, the office of the conference, and whoever acts for the host seats people in a site's hall."""
    return (
        can_organise(account, site.conference)
        or account.conference_roles.filter(conference=site.conference_id, role=Role.OFFICE).exists()
        or account.organisation_roles.filter(organisation=site.host_id).exists()
    )
