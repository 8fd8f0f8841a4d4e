"""A difference as the page and the command line show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from diemcau.conference.models import Conference
from diemcau.directory.models import Organisation
from diemcau.kernel.words import say
from diemcau.nd30.model import Lines
from diemcau.plan.domain.difference import Change
from diemcau.plan.models import PlanDocument
from diemcau.plan.queries.words import CHANGE_NAMES, NOUNS, FieldWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One change, or several alike: new sites and units of one tier, seats of one post by one rule. `count` says how
    many, `samples` names some."""

    change: Change
    label: str
    detail: str = ""
    fields: tuple[FieldWords, ...] = ()
    lines: Lines | None = None
    count: int = 1
    samples: tuple[str, ...] = ()

    @property
    def verb(self) -> str:
        return say(CHANGE_NAMES[self.change])


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """All changes of one noun: at most 300 items, and the counts of all."""

    noun: str  # event, sites, units, rules, seats, assignments, distribution, programme
    items: tuple[Item, ...]
    counts: Mapping[Change, int]

    @property
    def title(self) -> str:
        return NOUNS[self.noun]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def numbers(self) -> tuple[tuple[Change, int], ...]:
        """`counts` as a template can walk it: a Counter answers every name, "items" too, with 0."""
        return tuple(self.counts.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedName:
    """A name that nobody has placed yet, with up to five organisations whose names come near."""

    printed: str
    candidates: tuple[tuple[int, str], ...]
    uses: tuple[str, ...]
    lines: tuple[Lines, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """`conference` is None where the plan would make a new one. `kept` are facts of the event that the plan now states
    otherwise but that people had changed: they stay as people left them."""

    document: PlanDocument
    conference: Conference | None
    owner: Organisation
    sections: tuple[Section, ...]
    kept: tuple[FieldWords, ...]
    asked: tuple[AskedName, ...]

    @property
    def is_empty(self) -> bool:
        return not self.sections

    def count(self, change: Change) -> int:
        return sum(section.counts.get(change, 0) for section in self.sections)
