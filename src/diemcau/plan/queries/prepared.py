"""A document made ready to be looked at or applied: corrected, checked against the directory, expanded."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q
from django.utils import timezone

from diemcau.conference.models import Conference
from diemcau.directory.domain.names import name_key
from diemcau.directory.models import Organisation
from diemcau.kernel.errors import Refused
from diemcau.plan.domain.contract import Json, from_json
from diemcau.plan.domain.corrections import corrected
from diemcau.plan.domain.expansion import can_be_held, day_of, expand, is_boundless
from diemcau.plan.domain.matching import Directory, Matcher, answer_key
from diemcau.plan.domain.matching.facts import key
from diemcau.plan.domain.model import Reading
from diemcau.plan.domain.target import Target
from diemcau.plan.models import NameAnswer, PlanDocument
from diemcau.plan.queries.facts import directory_on


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """`owner` is None where nobody has said who holds the conference and the document's head does not tell."""

    document: PlanDocument
    json: Json  # the reading with corrections laid over it
    reading: Reading
    day: date
    directory: Directory
    owner: int | None
    answers: dict[str, tuple[int, ...]]
    is_corrected: bool

    @cached_property
    def matcher(self) -> Matcher | None:
        return Matcher(self.directory, self.owner, self.answers) if self.owner is not None else None

    @cached_property
    def target(self) -> Target | None:
        """What the conference needs; None where the document plans no event, nobody holds it, or it has no end."""
        if self.matcher is None or not can_be_held(self.reading) or is_boundless(self.reading):
            return None
        return expand(self.reading, self.matcher)


def prepare(
    document: PlanDocument, *, owner: Organisation | None = None, conference: Conference | None = None
) -> Prepared:
    """Read a document again as people corrected it. Eight queries, whatever its length.

    Args:
        owner: who holds the conference; else the conference's owner, else whom the document's head names.
        conference: to which the document would be applied; else its own.

    Raises:
        Refused: the owner does not exist on the day of the plan.
    """
    corrections = list(document.corrections.values_list("path", "value"))
    json = corrected(document.reading, corrections)
    reading = from_json(json)
    day = day_of(reading) or timezone.localdate(document.uploaded_at)
    directory = directory_on(day)
    conference = conference or document.conference
    name = owner or (conference.owner if conference else None)
    holder = name.pk if name else None
    if holder is not None and holder not in directory.bodies:
        raise Refused(
            f"{name} không có trong danh bạ vào ngày {day:%d/%m/%Y} của kế hoạch; hãy chọn đơn vị tổ chức khác."
        )
    return Prepared(
        document=document,
        json=json,
        reading=reading,
        day=day,
        directory=directory,
        owner=holder if holder is not None else issuer(reading, directory),
        answers=answers_for(document, conference),
        is_corrected=bool(corrections),
    )


def conference_of(prepared: Prepared) -> Conference | None:
    """The conference that a corrected plan is about: the document's own, else the one of the same owner and title."""
    if prepared.document.conference or prepared.target is None:
        return prepared.document.conference
    title = name_key(str(prepared.target.event["title"]))
    held = Conference.objects.filter(owner=prepared.owner)
    same = [conference for conference in held if name_key(conference.title) == title]
    return same[0] if len(same) == 1 else None


def answers_for(document: PlanDocument, conference: Conference | None) -> dict[str, tuple[int, ...]]:
    """What people answered for this document and for others of its conference; the newest answer counts."""
    asked = Q(document=document)
    if conference:
        asked |= Q(document__conference=conference)
    printed = dict(NameAnswer.objects.filter(asked).order_by("at", "pk").values_list("pk", "printed"))
    chosen: defaultdict[int, list[int]] = defaultdict(list)
    through = NameAnswer.organisations.through.objects.filter(nameanswer__in=printed).order_by("pk")
    for answer, organisation in through.values_list("nameanswer_id", "organisation_id"):
        chosen[answer].append(organisation)
    return {answer_key(name): tuple(chosen.get(answer, ())) for answer, name in printed.items()}


def issuer(reading: Reading, directory: Directory) -> int | None:
    """The organisation that the document's head names, where the directory has exactly one of that name under the
    one printed above it."""
    name, above = reading.document.issuing_body, reading.document.parent_body
    if not name:
        return None
    found = directory.by_name[key(name)]
    if above and len(found) != 1:
        parents = directory.by_name[key(above)]
        areas = {directory.area[parent] for parent in parents}
        found = [one for one in found if directory.bodies[one].parent in parents] or [
            one for one in found if directory.area[one] in areas
        ]
    return found[0] if len(found) == 1 else None
