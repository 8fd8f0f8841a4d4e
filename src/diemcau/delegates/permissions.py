"""Who may say who comes."""

from __future__ import annotations

from diemcau.conference.models import Unit
from diemcau.conference.permissions import can_organise
from diemcau.directory.models import Account


def can_speak_for(account: Account, unit: Unit) -> bool:
    """Whoever organises the conference, and whoever acts for the unit's organisation."""
    return (
        can_organise(account, unit.conference)
        or account.organisation_roles.filter(organisation=unit.organisation_id).exists()
    )
