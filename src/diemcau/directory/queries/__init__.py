"""What pages and files need of the directory, by noun."""

from diemcau.directory.queries.history import Deed, history
from diemcau.directory.queries.organisations import (
    OrganisationList,
    OrganisationPage,
    organisation_list,
    organisation_page,
)
from diemcau.directory.queries.people import (
    GroupPage,
    PersonPage,
    group_page,
    groups_list,
    people_list,
    person_page,
)
from diemcau.directory.queries.snapshots import snapshot

__all__ = [
    "Deed",
    "GroupPage",
    "OrganisationList",
    "OrganisationPage",
    "PersonPage",
    "group_page",
    "groups_list",
    "history",
    "organisation_list",
    "organisation_page",
    "people_list",
    "person_page",
    "snapshot",
]
