"""Names that leave out part of their tier: 'Huyện ủy' where there are Thị ủy and Thành ủy, 'HĐND xã' and phường."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diemcau.nd30.model import Document
from diemcau.plan.domain.bodies import BodyKind, BodyRef, parse_body
from diemcau.plan.domain.model import Finding, Participant, Plan, Severity, Tier
from diemcau.plan.domain.planning import of_city
from diemcau.plan.domain.tiers import tier_of_name

_DISTRICT_PARTY = re.compile(r"(?i)\bhuyện (?:ủy|uỷ)")
_OTHER_DISTRICT_PARTY = re.compile(r"(?i)\b(?:thị|thành) (?:ủy|uỷ)")
_MANY_DISTRICTS = re.compile(r"(?i)thị xã|thành phố|cấp huyện|tuyến huyện|\bTX\b|\bTP\b")
_MANY_COMMUNES = re.compile(r"(?i)phường|thị trấn|đặc khu|cấp xã|tuyến xã")


def check(document: Document, plan: Plan) -> Iterator[Finding]:
    """A name that leaves out part of its tier, except the tier whose own paper it is."""
    city, own = of_city(document), _own_tier(document)
    for rule in plan.participants:
        if rule.tier is not None and rule.tier is own:
            continue
        for body in rule.bodies:
            for ref in parse_body(body, rule.tier, city=city):
                proposal = _wider(ref, rule)
                if proposal:
                    yield Finding(
                        code="body-kind-mismatch",
                        severity=Severity.NOTE,
                        message=f"“{ref.printed}” bỏ sót một phần của nhóm “{rule.group}”; hãy ghi “{proposal}”.",
                        lines=rule.lines,
                    )


def _own_tier(document: Document) -> Tier | None:
    """The tier of whoever issues the paper: in a district's own paper 'UBND huyện' is one body, and whole."""
    names = (document.issuing_body, document.parent_body)
    return next((tier for name in names if name and (tier := tier_of_name(name.lower()))), None)


def _wider(ref: BodyRef, rule: Participant) -> str | None:
    if rule.group is None or ref.places or not ref.of_each:
        return None
    group = rule.group
    mixed_districts = rule.tier is Tier.DISTRICT and _MANY_DISTRICTS.search(group) is not None
    if ref.kind is BodyKind.PARTY_COMMITTEE and mixed_districts and not _OTHER_DISTRICT_PARTY.search(rule.text):
        return (
            re.sub(_DISTRICT_PARTY, "Huyện ủy, Thị ủy, Thành ủy", ref.printed)
            if _DISTRICT_PARTY.search(ref.printed)
            else None
        )
    if (
        rule.tier is Tier.COMMUNE
        and ref.tier is Tier.COMMUNE
        and ref.unit_types == ("xã",)
        and _MANY_COMMUNES.search(group)
    ):
        return re.sub(r"(?i)\b(?:các )?xã\b", "cấp xã", ref.printed)
    if (
        rule.tier is Tier.DISTRICT
        and ref.tier is Tier.DISTRICT
        and ref.unit_types == ("huyện",)
        and _MANY_DISTRICTS.search(group)
    ) and ref.kind in (BodyKind.PEOPLES_COMMITTEE, BodyKind.PEOPLES_COUNCIL, BodyKind.FRONT):
        return re.sub(r"(?i)\b(?:các )?huyện\b", "cấp huyện", ref.printed)
    return None
