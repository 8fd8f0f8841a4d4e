"""Who invites whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from diemcau.conference.models import Conference, Site, Unit
from diemcau.delegates.models import InvitingPolicy
from diemcau.directory.domain import Tier
from diemcau.directory.models import Account, Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Inviters:
    """For each unit the body that invites it, and the district that it is grouped under ("" at the province's own)."""

    policy: InvitingPolicy
    issuer_of: Mapping[int, int]
    district_of: Mapping[int, str]


def inviters(conference: Conference, policy: InvitingPolicy | None = None) -> Inviters:
    """Three queries. A unit belongs to the district in whose room, or above whose room, the plan seats it."""
    policy = policy or InvitingPolicy.of(conference)
    sites = {
        pk: (host, name, tier, parent)
        for pk, host, name, tier, parent in Site.objects.filter(conference=conference).values_list(
            "pk", "host_id", "host__name", "tier", "parent_id"
        )
    }

    def district(site: int | None) -> tuple[int, str] | None:
        while site in sites:
            host, name, tier, site = sites[site]
            if tier == Tier.DISTRICT:
                return host, name
        return None

    issuer_of: dict[int, int] = {}
    district_of: dict[int, str] = {}
    for unit, home, site in Unit.objects.filter(conference=conference).values_list("pk", "home_id", "site_id"):
        found = district(home or site)
        district_of[unit] = found[1] if found else ""
        issuer_of[unit] = found[0] if found and policy.districts_invite else conference.owner_id
    return Inviters(policy=policy, issuer_of=issuer_of, district_of=district_of)


def issuers_for(account: Account, conference: Conference, *, sees_all: bool) -> list[Organisation]:
    """The bodies in whose name an account may look at invitations: all that invite, or the own ones among them."""
    found = set(inviters(conference).issuer_of.values()) | {conference.owner_id}
    bodies = Organisation.objects.filter(pk__in=found)
    if not sees_all:
        bodies = bodies.filter(pk__in=account.organisation_roles.values("organisation")).exclude(pk=conference.owner_id)
    return list(bodies.order_by("rank", "area_code", "pk"))
