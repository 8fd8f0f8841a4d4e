"""Who may open the pages over everything."""

from __future__ import annotations

from dataclasses import dataclass

from diemcau.conference.models import Conference, ConferenceRole
from diemcau.directory.domain import Role
from diemcau.directory.models import Account, OrganisationRole

_STAFF = frozenset({Role.ORGANISER, Role.OFFICE, Role.TECHNICIAN, Role.CHAIR, Role.SECRETARY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What one account is in one conference: the roles held in it, and those held for its owner."""

    roles: frozenset[str]
    is_administrator: bool = False

    @property
    def sees_everything(self) -> bool:
        """Who runs the conference sees every site and unit; a unit's contact sees the own ones."""
        return self.is_administrator or not self.roles.isdisjoint(_STAFF)


def standing(account: Account, conference: Conference) -> Standing:
    """One query; none for an administrator."""
    if account.is_administrator:
        return Standing(roles=frozenset(), is_administrator=True)
    here = ConferenceRole.objects.filter(account=account, conference=conference).values_list("role")
    for_owner = OrganisationRole.objects.filter(account=account, organisation=conference.owner_id).values_list("role")
    return Standing(roles=frozenset(role for (role,) in here.union(for_owner)))
