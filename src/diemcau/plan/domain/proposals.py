"""What could be written instead of what a finding found, where the reading itself can be put right. Pure.

A finding's sentence quotes what is wrong first and, where it knows it, what to write last; the entry is the one that
stands on the finding's lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from diemcau.plan.domain.model import Finding, Participant, Reading, Tier

_QUOTED = re.compile("“([^”]+)”")
_TIER_WORD = re.compile(
    r"\b(?:cấp |các )?(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)\b(?! [A-ZĐÀ-Ỹ])", re.IGNORECASE
)
_TIER_NAMES = {Tier.PROVINCE: "cấp tỉnh", Tier.DISTRICT: "cấp huyện", Tier.COMMUNE: "cấp xã"}
_MEMBERS = {Tier.DISTRICT: "UBND các huyện, thị xã, thành phố", Tier.COMMUNE: "UBND các xã, phường, thị trấn"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A correction that would do away with a finding: `words` say on the button what it does.

    `path` is a JSON pointer into the reading given to `proposal`; `value` None takes an entry out.
    """

    words: str
    path: str
    value: Any


def proposal(finding: Finding, reading: Reading) -> Proposal | None:
    """The correction that the reading allows for one finding; None where only the paper itself can be put right."""
    return next(_proposals(finding, reading), None)


def _proposals(finding: Finding, reading: Reading) -> Iterator[Proposal]:
    quoted = _QUOTED.findall(finding.message)
    if reading.plan is None or not quoted:
        return
    for number, rule in enumerate(reading.plan.participants):
        if rule.lines != finding.lines:
            continue
        path = f"/plan/participants/{number}"
        if finding.code == "wrong-tier":
            yield from _other_body(path, rule, quoted[0], _of_tier(quoted[0], rule.tier))
        elif finding.code == "body-kind-mismatch":
            yield from _other_body(path, rule, quoted[0], quoted[-1])
        elif finding.code == "overlapping-participants" and set(rule.bodies) <= set(quoted):
            yield Proposal(words="Bỏ mục mời trùng này", path=path, value=None)
    if finding.code == "assignee-not-a-recipient":
        yield from _recipient(quoted[0], reading, finding)
    elif finding.code == "participant-tier-not-a-recipient":
        tiers = {rule.tier for rule in reading.plan.participants if rule.lines == finding.lines or rule.group in quoted}
        for tier in (Tier.COMMUNE, Tier.DISTRICT):
            if tier in tiers:
                yield from _recipient(_MEMBERS[tier], reading, finding)


def _other_body(path: str, rule: Participant, body: str, instead: str | None) -> Iterator[Proposal]:
    if instead is None or instead == body or body not in rule.bodies:
        return
    entry = {
        "tier": rule.tier.value if rule.tier else None,
        "group": rule.group,
        "text": rule.text.replace(body, instead),
        "bodies": [instead if one == body else one for one in rule.bodies],
        "roles": list(rule.roles),
        "count": rule.count.value if rule.count else None,
        "lines": list(rule.lines),
    }
    yield Proposal(words=f"Sửa thành “{instead}”", path=path, value=entry)


def _of_tier(body: str, tier: Tier | None) -> str | None:
    """ "Thường trực HĐND tỉnh" among the districts: "Thường trực HĐND cấp huyện"."""
    if tier not in _TIER_NAMES or not _TIER_WORD.search(body):
        return None
    return _TIER_WORD.sub(_TIER_NAMES[tier], body)


def _recipient(name: str, reading: Reading, finding: Finding) -> Iterator[Proposal]:
    recipients = reading.document.recipients
    if not recipients or any(one.text.rstrip(";. ") == name for one in recipients):
        return
    yield Proposal(
        words=f"Thêm “{name}” vào Nơi nhận",
        path="/document/recipients/-",
        value={"text": name, "lines": list(recipients[-1].lines)},
    )
