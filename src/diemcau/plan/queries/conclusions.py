"""The tasks that a notice of conclusions hands out, read as a plan is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from diemcau.conference.models import Conference
from diemcau.papers.models import Version
from diemcau.plan.domain.apart import read_apart
from diemcau.plan.domain.assignments import assignments_of as duties_of
from diemcau.plan.domain.contract import from_json
from diemcau.plan.domain.expansion.names import Names
from diemcau.plan.domain.expansion.work import assignments_of
from diemcau.plan.domain.matching import Matcher
from diemcau.plan.domain.model import Kind, Plan, Reading
from diemcau.plan.domain.sections import entries_of
from diemcau.plan.domain.target import AssignmentTarget
from diemcau.plan.queries.facts import directory_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """One task as read: `unknown` are printed names that the directory cannot place."""

    number: int
    target: AssignmentTarget
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def owners(self) -> tuple[int, ...]:
        return tuple(sorted(body for part, _name, body in self.target.units if part == "lead" and body is not None))


def tasks_in(version: Version, conference: Conference, today: date) -> tuple[Proposed, ...]:
    """Every task in the text of a notice, with whom the directory of the day knows.

    Raises:
        Unreadable: the file cannot be read as a document.
    """
    with version.file.open("rb") as file:
        reading = from_json(read_apart(file.read()).reading)
    plan = _plan(reading)
    matcher = Matcher(directory_on(today), conference.owner_id, {})
    targets = assignments_of(plan, reading.document, Names(matcher))
    return tuple(_proposed(number, target) for number, target in enumerate(targets, start=1))


def _plan(reading: Reading) -> Plan:
    """What the notice hands out, also where it hands out nothing else."""
    if reading.plan is not None and reading.plan.assignments:
        return reading.plan
    found = duties_of(entries_of(reading.document.outline), reading.document)
    return Plan(kind=Kind.WORK, title=None, assignments=found)


def _proposed(number: int, target: AssignmentTarget) -> Proposed:
    def names(part: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(sorted(name for of, name, _body in target.units if of == part)))

    unknown = tuple(sorted({name for _part, name, body in target.units if body is None}))
    return Proposed(
        number=number, target=target, lead=names("lead"), coordinating=names("coordinating"), unknown=unknown
    )
