"""The rows of a conference as they stand, in the terms of the plan. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from diemcau.nd30.model import Lines
from diemcau.plan.domain.target import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRow:
    pk: int
    host: int
    tier: str
    parent: int | None  # host of the site above
    lines: Lines | None
    closed_into: int | None  # host of the site that took its people in
    kept: bool  # people have worked on it
    lost: bool  # flagged before


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    pk: int
    organisation: int
    site: int | None  # host
    home: int | None  # host
    was_moved: bool
    lost: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    pk: int
    position: int
    tier: str
    heading: str
    text: str
    lines: Lines | None
    kept: bool
    lost: bool


@dataclass(frozen=True, slots=True)
class SeatRow:
    pk: int
    post: str
    key: str
    rule: int | None  # pk
    count: str
    size: int | None
    was_sized: bool
    group: int | None
    lost: bool
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentRow:
    pk: int
    position: int
    text: str
    deadline_text: str
    due_on: date | None
    due_was_set: bool
    lines: Lines | None
    units: frozenset[tuple[str, str, int | None]]
    kept: bool
    lost: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DistributionRow:
    pk: int
    position: int
    text: str
    lines: Lines | None
    organisations: frozenset[int]
    kept: bool = False
    lost: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeRow:
    pk: int
    position: int
    date: date | None
    starts: time | None
    minutes: int | None
    text: str
    by: str
    lines: Lines | None
    kept: bool = False
    lost: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A conference without its seats, which are asked for unit by unit.

    `applied` are the facts of the event as the last applied plan stated them: what differs from it was changed by
    people, and stays.
    """

    event: Mapping[str, Fact]
    applied: Mapping[str, Fact]
    sites: tuple[SiteRow, ...] = ()
    units: tuple[UnitRow, ...] = ()
    rules: tuple[RuleRow, ...] = ()
    assignments: tuple[AssignmentRow, ...] = ()
    distribution: tuple[DistributionRow, ...] = ()
    programme: tuple[ProgrammeRow, ...] = ()
    units_with_kept_seats: frozenset[int] = frozenset()  # organisations


NOTHING = State(event={}, applied={})
