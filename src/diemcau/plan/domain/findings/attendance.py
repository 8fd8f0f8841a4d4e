"""Faults in who is invited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diemcau.kernel.vietnamese import fold
from diemcau.nd30.model import Document
from diemcau.plan.domain.bodies import BodyKind, BodyRef, parse_body
from diemcau.plan.domain.findings.recipients import Distribution
from diemcau.plan.domain.model import Finding, Participant, Plan, Severity, Tier
from diemcau.plan.domain.planning import of_city
from diemcau.plan.domain.sites import is_site
from diemcau.plan.domain.tiers import tier_of_name

TIER_NAMES = {
    Tier.CENTRAL: "trung ương",
    Tier.PROVINCE: "cấp tỉnh",
    Tier.DISTRICT: "cấp huyện",
    Tier.COMMUNE: "cấp xã",
    Tier.OTHER: "cơ sở",
}
_STATE_TIERS = (Tier.PROVINCE, Tier.DISTRICT, Tier.COMMUNE)
_OF_A_TIER = re.compile(
    r"(?i)\b(?:cấp|tuyến)\b|^(?:ở |tại )?(?:các )?(?:huyện|xã|phường|thị)\b"
)  # and not 'Đại biểu tỉnh'
_LEADING = re.compile(r"dai dien|lanh dao|thu truong|nguoi dung dau")


def check(document: Document, plan: Plan) -> Iterator[Finding]:
    city = of_city(document)
    yield from _wrong_tiers(plan, city)
    yield from _overlaps(plan, city)
    yield from _uninformed(document, plan)


def _wrong_tiers(plan: Plan, city: bool) -> Iterator[Finding]:
    """A body that names another tier than the group that it stands under."""
    for rule in plan.participants:
        if rule.tier not in _STATE_TIERS or is_site(rule.group) or not _OF_A_TIER.search(rule.group or ""):
            continue
        for body in rule.bodies:
            tier = tier_of_name(body, city=city)
            if tier in _STATE_TIERS and tier is not rule.tier and not _district_city(body, rule, city):
                yield Finding(
                    code="wrong-tier",
                    severity=Severity.ERROR,
                    message=(
                        f"“{body}” thuộc {TIER_NAMES[tier]} nhưng được ghi trong nhóm “{rule.group}”; hãy sửa thành "
                        f"cơ quan {TIER_NAMES[rule.tier]} hoặc chuyển sang đúng nhóm."
                    ),
                    lines=rule.lines,
                )


def _district_city(body: str, rule: Participant, city: bool) -> bool:
    """'Thành phố' names both tiers: it is wrong only where another word says which."""
    return (
        not city and rule.tier is Tier.PROVINCE and re.search(r"(?i)\b(?:huyện|quận|thị xã|xã|phường)\b", body) is None
    )


def _overlaps(plan: Plan, city: bool) -> Iterator[Finding]:
    """The same body invited twice under one group, by name or by a set that holds it."""
    seen: dict[tuple[Tier | None, str | None], list[tuple[BodyRef, Participant]]] = {}
    for rule in plan.participants:
        before = seen.setdefault((rule.tier, rule.group), [])
        refs = [ref for body in rule.bodies for ref in parse_body(body, rule.tier, city=city)]
        twice: list[tuple[BodyRef, Participant]] = []
        for ref in refs:
            other = next(
                (
                    (theirs, first)
                    for theirs, first in before
                    if first is not rule and _alike(first, rule) and _holds(theirs, ref)
                ),
                None,
            )
            if other:
                twice.append((ref, other[1]))
        if twice:
            names = ", ".join(dict.fromkeys(f"“{ref.printed}”" for ref, _ in twice))
            first = twice[0][1]
            yield Finding(
                code="overlapping-participants",
                severity=Severity.WARNING,
                message=(
                    f"{names} đã nằm trong thành phần ở dòng {first.lines[0]}; hãy bỏ một chỗ để mỗi đơn vị chỉ được "
                    f"mời một lần."
                ),
                lines=rule.lines,
            )
        before.extend((ref, rule) for ref in refs)


def _alike(one: Participant, other: Participant) -> bool:
    """Whether both call the same people: a leader here and an adviser there are no overlap."""
    ours, theirs = ({fold(role) for role in rule.roles} for rule in (one, other))
    if not ours or not theirs:
        return not ours and not theirs
    return bool(ours & theirs) or (
        any(_LEADING.match(role) for role in ours) and any(_LEADING.match(role) for role in theirs)
    )


def _holds(whole: BodyRef, part: BodyRef) -> bool:
    if part.kind in (BodyKind.OTHER, BodyKind.MIXED, BodyKind.PERSON) or len(part.key.split()) < 2:
        return False
    if whole.key == part.key:
        return True
    if (
        not whole.is_set
        or whole.places
        or (whole.tier is not None and part.tier is not None and whole.tier is not part.tier)
    ):
        return False
    if whole.kind is BodyKind.VERTICAL and "nganh doc" in whole.key:
        return part.kind is BodyKind.VERTICAL
    if whole.kind is BodyKind.DEPARTMENT and re.search(r"\bso\b", whole.key) and whole.is_set:
        return part.kind is BodyKind.DEPARTMENT and not part.is_set and part.printed.startswith("Sở")
    return (
        whole.kind is part.kind is BodyKind.PEOPLES_COMMITTEE
        and whole.tier is part.tier
        and part.tier in (Tier.DISTRICT, Tier.COMMUNE)
    )


def _uninformed(document: Document, plan: Plan) -> Iterator[Finding]:
    """A whole tier that is to come and is not among the recipients."""
    distribution = Distribution.of(document)
    if not distribution.known:
        return
    for tier in _STATE_TIERS:
        rules = [rule for rule in plan.participants if rule.tier is tier and not is_site(rule.group)]
        if rules and not distribution.reaches(tier):
            yield Finding(
                code="participant-tier-not-a-recipient",
                severity=Severity.WARNING,
                message=(
                    f"Thành phần dự có {TIER_NAMES[tier]} (nhóm “{rules[0].group}”) nhưng Nơi nhận không có đơn vị "
                    f"nào {TIER_NAMES[tier]}; hãy bổ sung vào Nơi nhận."
                ),
                lines=(rules[0].lines[0], rules[0].lines[1]),
            )
