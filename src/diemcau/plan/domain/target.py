"""The rows that a plan calls for, before any of them is written. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from diemcau.delegates.domain import Count
from diemcau.nd30.model import Lines
from diemcau.plan.domain.matching import Match, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteTarget:
    host: int
    tier: str
    parent: int | None  # the host of the site above
    lines: Lines | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Who comes from a body, in the words of the plan. `size` is None where it does not say how many."""

    title: str
    key: str
    count: Count | None
    size: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """One body, or set of bodies, of one rule, and the posts that come from each of them."""

    rule: int
    match: Match
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTarget:
    """One printed entry of the participants; `questions` are the names in it that nobody has placed yet."""

    tier: str
    heading: str
    text: str
    lines: Lines | None
    invitations: tuple[int, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class SeatTarget:
    """One post of one unit."""

    post: str
    key: str
    rule: int
    count: Count | None
    size: int | None
    group: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentTarget:
    text: str
    deadline_text: str
    due_on: date | None
    lines: Lines | None
    units: frozenset[tuple[str, str, int | None]]  # part, name as printed, organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class DistributionTarget:
    text: str
    lines: Lines | None
    organisations: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeTarget:
    date: date | None
    starts: time | None
    minutes: int | None
    text: str
    by: str
    lines: Lines | None


Fact = str | int | date | time | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A name that nobody has placed yet, and where in the plan it is used."""

    printed: str
    question: Question
    uses: tuple[str, ...]  # sites, participants, assignments, recipients
    lines: tuple[Lines, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Everything that a conference needs to be what its plan says.

    Seats are not listed: 1.5 million of them would not fit. `seats_of` gives those of one unit, rules in the plan's
    order; two rules that ask for the same post of the same unit make one seat, the first rule's.
    """

    event: Mapping[str, Fact]
    sites: tuple[SiteTarget, ...]  # each after the site above it
    homes: Mapping[int, int | None]  # unit → host of the site where the plan puts it
    rules: tuple[RuleTarget, ...]
    invitations: tuple[Invitation, ...]
    invited: Mapping[int, list[int]] = field(repr=False)  # unit → its invitations, in the plan's order
    group_sizes: Mapping[int, int | None] = field(repr=False)
    assignments: tuple[AssignmentTarget, ...]
    distribution: tuple[DistributionTarget, ...]
    programme: tuple[ProgrammeTarget, ...]
    asked: tuple[Asked, ...]

    def seats_of(self, organisation: int) -> list[SeatTarget]:
        seats: dict[str, SeatTarget] = {}
        for number in self.invited.get(organisation, ()):
            invitation = self.invitations[number]
            group = invitation.match.rosters.get(organisation)
            for post in invitation.posts:
                if post.key in seats:
                    continue
                size = self.group_sizes.get(group) if group else post.size
                seats[post.key] = SeatTarget(post.title, post.key, invitation.rule, post.count, size, group)
        return list(seats.values())
