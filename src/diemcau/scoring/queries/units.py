"""The bodies that a block is filled with."""

from __future__ import annotations

from django.utils import timezone

from diemcau.conference.models import Conference
from diemcau.directory.domain import BodyKind, Tier
from diemcau.directory.models import Organisation, OrganisationQuerySet

GROUPS = {
    "departments": (BodyKind.DEPARTMENT, Tier.PROVINCE),
    "districts": (BodyKind.PEOPLE_COMMITTEE, Tier.DISTRICT),
    "communes": (BodyKind.PEOPLE_COMMITTEE, Tier.COMMUNE),
    "vertical": (BodyKind.VERTICAL, Tier.PROVINCE),
}


def bodies_of(conference: Conference, group: str) -> OrganisationQuerySet:
    """The bodies of one kind and tier that take part in the conference; where none does, all that exist on its day."""
    kind, tier = GROUPS[group]
    bodies = Organisation.objects.filter(kind=kind, tier=tier)
    taking_part = bodies.filter(units__conference=conference)
    return taking_part if taking_part.exists() else bodies.valid_on(conference.starts_on or timezone.localdate())
