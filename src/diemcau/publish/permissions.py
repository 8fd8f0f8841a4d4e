"""Who makes results ready, and who lets them go."""

from __future__ import annotations

from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_organise
from diemcau.directory.domain import Role
from diemcau.directory.models import Account


def can_prepare(account: Account, conference: Conference) -> bool:
    """Organisers freeze what will be published, and take it back while it is under embargo."""
    return can_organise(account, conference)


def can_release(account: Account, conference: Conference) -> bool:
    """Only the chair of the conference, and administrators, end the embargo."""
    return account.is_administrator or account.conference_roles.filter(conference=conference, role=Role.CHAIR).exists()


def can_see_embargoed(account: Account, conference: Conference) -> bool:
    """Whoever makes it ready and whoever lets it go; nobody else."""
    return can_prepare(account, conference) or can_release(account, conference)
