"""Who may test, sign and watch the lines."""

from __future__ import annotations

from diemcau.conference.models import Conference, Site
from diemcau.conference.permissions import can_organise
from diemcau.connectivity.models import Booking
from diemcau.directory.domain import Role
from diemcau.directory.models import Account


def can_keep_lines(account: Account, conference: Conference) -> bool:
    """Organisers, and technicians of the conference or of the organisation that holds it."""
    return (
        can_organise(account, conference)
        or account.conference_roles.filter(conference=conference, role=Role.TECHNICIAN).exists()
        or account.organisation_roles.filter(organisation=conference.owner_id, role=Role.TECHNICIAN).exists()
    )


def can_test(account: Account, site: Site) -> bool:
    """Whoever acts for the site's host, and whoever keeps the lines of the conference."""
    return account.organisation_roles.filter(organisation=site.host_id).exists() or can_keep_lines(
        account, site.conference
    )


def can_sign(account: Account, site: Site) -> bool:
    """The technician of the site's host; its contact where it has no technician."""
    roles = account.organisation_roles.filter(organisation=site.host_id)
    if roles.filter(role=Role.TECHNICIAN).exists():
        return True
    has_technician = site.host.roles.filter(role=Role.TECHNICIAN).exists()
    return not has_technician and roles.filter(role=Role.UNIT_CONTACT).exists()


def can_confirm_bookings(account: Account, booking: Booking) -> bool:
    """The technicians of the organisation whose bridge it is: the technical department."""
    roles = account.organisation_roles.filter(organisation=booking.bridge.organisation_id, role=Role.TECHNICIAN)
    return account.is_administrator or roles.exists()
