"""The plan room: a document beside what was understood of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.utils import timezone

from diemcau.delegates.domain import COUNT_NAMES
from diemcau.directory.domain import Tier
from diemcau.directory.models import Organisation
from diemcau.kernel.words import say
from diemcau.nd30.model import Lines, Text
from diemcau.plan.domain.contract import Json
from diemcau.plan.domain.expansion import can_be_held
from diemcau.plan.domain.findings import check
from diemcau.plan.domain.matching import Match
from diemcau.plan.domain.model import Finding, Reading, Severity
from diemcau.plan.domain.target import Target
from diemcau.plan.models import Application, Correction, NameAnswer, PlanDocument
from diemcau.plan.queries.differences import AskedName, asked_names
from diemcau.plan.queries.prepared import Prepared, prepare

SAMPLES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class NameView:
    """A printed name: how many organisations it stands for, some of them by name, and whether nobody is meant."""

    printed: str
    number: int
    samples: tuple[str, ...]
    is_group: bool
    is_open: bool
    is_answered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PostView:
    """ "Chủ tịch UBND · mỗi đơn vị 01 đại biểu": `seats` are the new ones that this rule makes; `shared` those that an
    earlier rule has made already."""

    title: str
    how_many: str
    seats: int
    shared: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleView:
    """One printed entry of the participants and what it becomes: "Chủ tịch UBND cấp huyện → 18"."""

    number: int  # index in /plan/participants of the corrected reading
    tier: str
    heading: str
    text: str
    lines: Lines | None
    names: tuple[NameView, ...]
    posts: tuple[PostView, ...]
    questions: tuple[str, ...]

    @property
    def seats(self) -> int:
        return sum(post.seats for post in self.posts)

    @property
    def shared(self) -> int:
        return sum(post.shared for post in self.posts)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRoom:
    """`reading` and `json` are with corrections laid over; `sites` and `rules` are empty where nothing can be held or
    nobody is known to hold it."""

    document: PlanDocument
    reading: Reading
    json: Json
    findings: tuple[Finding, ...]  # of the reading as it now stands
    settled: int  # findings that corrections have done away with
    can_be_held: bool
    owner: Organisation | None
    sites: dict[Tier, int]
    rules: tuple[RuleView, ...]
    seats: int
    units: int
    recipients: tuple[int, ...]  # how many organisations each printed entry of Nơi nhận stands for
    asked: tuple[AskedName, ...]
    corrections: tuple[Correction, ...]
    answers: tuple[NameAnswer, ...]
    applications: tuple[Application, ...]


def plan_room(document: PlanDocument, owner: Organisation | None = None) -> PlanRoom:
    """Everything that the plan room shows of one document. A fixed number of queries, whatever the plan's length."""
    prepared = prepare(document, owner=owner)
    target = prepared.target
    findings = findings_of(prepared)
    return PlanRoom(
        document=document,
        reading=prepared.reading,
        json=prepared.json,
        findings=findings,
        settled=len(set(prepared.reading.findings) - set(findings)),
        can_be_held=can_be_held(prepared.reading),
        owner=Organisation.objects.filter(pk=prepared.owner).first() if prepared.owner is not None else None,
        sites=dict(Counter(Tier(site.tier) for site in target.sites)) if target else {},
        rules=rule_views(target, prepared) if target else (),
        seats=sum(len(target.seats_of(unit)) for unit in target.homes) if target else 0,
        units=len(target.homes) if target else 0,
        recipients=tuple(len(entry.organisations) for entry in target.distribution) if target else (),
        asked=asked_names(target.asked, prepared) if target else (),
        corrections=tuple(document.corrections.select_related("by")),
        answers=tuple(document.name_answers.select_related("by").prefetch_related("organisations")),
        applications=tuple(document.applications.select_related("by", "conference")),
    )


def findings_of(prepared: Prepared) -> tuple[Finding, ...]:
    """What is wrong with the plan as corrected, and the names that the directory does not hold."""
    reading = prepared.reading
    found = reading.findings
    if prepared.is_corrected:
        text = Text(lines=reading.text_lines, source="")
        found = check(reading.document, reading.plan, text=text, today=timezone.localdate())
    asked = prepared.target.asked if prepared.target else ()
    unknown = tuple(
        Finding(
            code="unknown-body",
            severity=Severity.WARNING,
            message=f"Danh bạ không có “{name.printed}”; hãy chọn đơn vị tương ứng hoặc thêm đơn vị này vào danh bạ.",
            lines=name.lines[0] if name.lines else None,
        )
        for name in asked
    )
    return tuple(sorted((*found, *unknown), key=lambda one: (one.lines or (1_000_000_000, 0), one.code)))


def rule_views(target: Target, prepared: Prepared) -> tuple[RuleView, ...]:
    """Each rule with the seats that it makes, and those that an earlier rule has made already."""
    made: set[tuple[int, str]] = set()
    views = []
    for number, rule in enumerate(target.rules):
        posts: dict[str, PostView] = {}
        for invitation in (target.invitations[index] for index in rule.invitations):
            for post in invitation.posts:
                new = [o for o in invitation.match.organisations if (o, post.key) not in made]
                made.update((organisation, post.key) for organisation in new)
                before = posts.get(post.key)
                posts[post.key] = PostView(
                    title=post.title,
                    how_many=say(COUNT_NAMES[post.count]) if post.count else say("chưa nêu số lượng"),
                    seats=len(new) + (before.seats if before else 0),
                    shared=len(invitation.match.organisations) - len(new) + (before.shared if before else 0),
                )
        matches = [target.invitations[index].match for index in rule.invitations]
        views.append(
            RuleView(
                number=number,
                tier=rule.tier,
                heading=rule.heading,
                text=rule.text,
                lines=rule.lines,
                names=tuple(_name(match, prepared) for match in matches),
                posts=tuple(posts.values()),
                questions=tuple(question.printed for question in rule.questions),
            )
        )
    return tuple(views)


def _name(match: Match, prepared: Prepared) -> NameView:
    bodies = prepared.directory.bodies
    return NameView(
        printed=match.printed,
        number=len(match.organisations),
        samples=tuple(bodies[organisation].name for organisation in match.organisations[:SAMPLES]),
        is_group=match.is_group,
        is_open=match.is_open,
        is_answered=match.is_answered,
    )
