"""Seat rules and seats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from diemcau.conference.models import Conference
from diemcau.delegates.domain import Count
from diemcau.delegates.models import Seat, SeatRule
from diemcau.plan.actions.rows import change, ground, make, pour, remove
from diemcau.plan.domain.difference import Change, SeatRow, SeatStep, Steps
from diemcau.plan.domain.difference.lists import Placed
from diemcau.plan.domain.target import RuleTarget, SeatTarget


def write_rules(conference: Conference, steps: Steps, now: datetime) -> dict[int, int]:
    """Make and change rules; gives the pk of every rule by its number in the plan."""
    rules = dict(steps.rules_known)
    new = [step.wanted for step in steps.rules if step.change is Change.ADDED and step.wanted]
    made = make(SeatRule, (SeatRule(conference=conference, **_facts(placed)) for placed in new))
    rules |= {placed.position: rule.pk for placed, rule in zip(new, made, strict=True)}

    def changes() -> Iterator[tuple[int, dict[str, Any]]]:
        for step in steps.rules:
            if step.row and step.wanted:
                yield step.row.pk, _facts(step.wanted) | {"ground_lost_at": None}
            elif step.row and step.change is Change.FLAGGED:
                yield step.row.pk, {"ground_lost_at": now}

    change(SeatRule, changes())
    return rules


def _facts(placed: Placed) -> dict[str, Any]:
    rule = placed.entry
    assert isinstance(rule, RuleTarget)
    facts = {"position": placed.position, "tier": rule.tier, "heading": rule.heading, "text": rule.text}
    return facts | ground(rule.lines)


def write_seats(
    seats: Iterable[tuple[int, SeatStep]], units: dict[int, int], rules: dict[int, int], now: datetime
) -> Counter[str]:
    """Make, change and remove seats as their steps come; says how many of each. Memory does not grow with their number
    where they are only made."""
    tally: Counter[str] = Counter()
    later: list[SeatStep] = []

    def new() -> Iterator[tuple[int | str | bool | None, ...]]:
        for organisation, step in seats:
            tally[step.change.value] += 1
            seat = step.wanted
            if step.change is Change.ADDED and seat:
                count = seat.count.value if seat.count else ""
                unit, rule = units[organisation], rules[seat.rule]
                yield unit, rule, seat.post, seat.key, count, seat.group, seat.size, False
            else:
                later.append(step)

    pour(Seat, ("unit_id", "rule_id", "post", "post_key", "count", "group_id", "size", "was_sized"), new())
    remove(Seat, (step.row.pk for step in later if step.change is Change.REMOVED and step.row))
    change(Seat, _changes(later, rules, now))
    del tally[Change.SHIFTED.value]
    return tally


def _changes(steps: Iterable[SeatStep], rules: dict[int, int], now: datetime) -> Iterator[tuple[int, dict[str, Any]]]:
    for step in steps:
        if step.row and step.wanted:
            yield step.row.pk, _seat(step.wanted, rules) | _size(step.row, step.wanted) | {"ground_lost_at": None}
        elif step.row and step.change is Change.FLAGGED:
            yield step.row.pk, {"ground_lost_at": now}


def _seat(seat: SeatTarget, rules: dict[int, int]) -> dict[str, Any]:
    return {
        "rule_id": rules[seat.rule],
        "post": seat.post,
        "post_key": seat.key,
        "count": seat.count.value if seat.count else "",
        "group_id": seat.group,
        "size": seat.size,
    }


def _size(row: SeatRow, seat: SeatTarget) -> dict[str, Any]:
    """A number that a person entered stays, unless the plan now says that one comes."""
    if not row.was_sized:
        return {}
    return {"was_sized": False} if seat.count is Count.ONE else {"size": row.size}
