"""The rows of the directory, by noun."""

from diemcau.directory.models.accounts import Account, OrganisationRole
from diemcau.directory.models.groups import Group, GroupMember
from diemcau.directory.models.imports import PendingImport
from diemcau.directory.models.organisations import Alias, Organisation, OrganisationQuerySet, Succession
from diemcau.directory.models.people import Appointment, Person, Position, Venue

__all__ = [
    "Account",
    "Alias",
    "Appointment",
    "Group",
    "GroupMember",
    "Organisation",
    "OrganisationQuerySet",
    "OrganisationRole",
    "PendingImport",
    "Person",
    "Position",
    "Succession",
    "Venue",
]
