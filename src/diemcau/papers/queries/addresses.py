"""By which address a body is written to."""

from __future__ import annotations

from collections.abc import Iterable

from diemcau.directory.domain import Role
from diemcau.directory.models import Organisation, OrganisationRole


def addresses_of(bodies: Iterable[Organisation]) -> dict[int, str]:
    """A body's own address; where it has none, that of whoever is its contact. One query at most."""
    found = {body.pk: body.email for body in bodies}
    bare = [pk for pk, email in found.items() if not email]
    if bare:
        held = OrganisationRole.objects.filter(organisation__in=bare, role=Role.UNIT_CONTACT, account__is_active=True)
        rows = held.order_by("-pk").values_list("organisation_id", "account__email", "account__person__email")
        found |= {body: mail or own for body, mail, own in rows if mail or own}
    return found
