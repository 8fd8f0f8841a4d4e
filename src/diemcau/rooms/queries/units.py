"""The units that an account speaks for."""

from __future__ import annotations

from diemcau.conference.models import Unit
from diemcau.directory.models import Account


def units_of(account: Account) -> list[Unit]:
    """Those of its own organisations, of the newest conference first."""
    own = account.organisation_roles.values("organisation")
    return list(
        Unit.objects.filter(organisation__in=own)
        .select_related("conference", "organisation", "site__host")
        .order_by("-conference", "organisation__rank", "pk")
    )
