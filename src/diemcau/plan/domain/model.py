"""What a plan says: the event, who comes, who does what. A value not stated is None, never a guess."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from diemcau.kernel.dates import PartialDate
from diemcau.nd30.model import Document, Lines


class Tier(StrEnum):
    """Cấp: where a body stands in the state."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    OTHER = "other"


class Kind(StrEnum):
    """What is planned; WORK is a plan of tasks with no event in it."""

    CONFERENCE = "conference"
    MEETING = "meeting"
    CEREMONY = "ceremony"
    TRAINING = "training"
    CONTEST = "contest"
    WORK = "work"


class Format(StrEnum):
    ONLINE = "online"
    IN_PERSON = "in_person"
    HYBRID = "hybrid"


class Count(StrEnum):
    """How many come from each body: one; several (leader and adviser); a whole group of unknown size."""

    ONE = "one"
    SEVERAL = "several"
    GROUP = "group"


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRule:
    """Điểm cầu: a host, or a set of hosts ("UBND các huyện, thị xã, thành phố")."""

    tier: Tier | None
    host: str
    lines: Lines | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTime:
    """`fixed` only where day and month are both stated; `clock` is HH:MM of the start."""

    text: str
    start: PartialDate | None
    end: PartialDate | None
    clock: str | None
    fixed: bool
    lines: Lines | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    text: str
    holder: str | None
    amount_vnd: int | None
    lines: Lines | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    text: str
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """A rule of attendance: tier × set of bodies × roles × how many."""

    tier: Tier | None
    group: str | None  # the printed heading that the entry stands under
    text: str
    bodies: tuple[str, ...]
    roles: tuple[str, ...]
    count: Count | None
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Phân công. Where the text makes nobody lead, all units given the task stand under `lead`."""

    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    text: str
    deadline: str | None
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeItem:
    date: PartialDate | None
    starts: str | None
    minutes: int | None
    text: str
    by: str | None
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    kind: Kind
    title: str | None
    chair: str | None = None
    format: Format | None = None
    sites: tuple[SiteRule, ...] = ()
    time: EventTime | None = None
    place: str | None = None
    budget: Budget | None = None
    contents: tuple[Content, ...] = ()
    participants: tuple[Participant, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    programme: tuple[ProgrammeItem, ...] = ()
    lines: dict[str, Lines | None] = field(default_factory=dict)  # title, chair, format, place


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is wrong with the plan itself, and what to do about it."""

    code: str  # stable: wrong-tier
    severity: Severity
    message: str  # one whole Vietnamese sentence
    lines: Lines | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One reading of a document: the text, and everything understood of it."""

    text_lines: tuple[str, ...]
    document: Document
    plan: Plan | None
    findings: tuple[Finding, ...]
