"""The tasks of a conclusion become given-out work."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import Max

from diemcau.assignments.actions import add_product
from diemcau.assignments.domain.deadlines import Due
from diemcau.assignments.models import Assignment, AssignmentUnit, Origin
from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.papers.models import Paper
from diemcau.papers.queries.papers import awaits_the_chair
from diemcau.plan.queries.conclusions import Proposed


@transaction.atomic
def take_up(paper: Paper, proposed: Iterable[Proposed], numbers: Collection[int], *, by: Account) -> int:
    """Make assignments of the chosen tasks of a notice, each with its owner and date; returns how many are new.

    A task whose words were taken up from the same paper before is not made twice. One whose unit nobody knows stands
    in the list without anybody, until the organiser says who does it.

    Raises:
        Refused: the chair has not approved the conclusion: what nobody has decided is not handed out.
    """
    conference = Conference.objects.held(paper.conference_id)
    if awaits_the_chair(paper):
        raise Refused("Chủ trì chưa duyệt kết luận này nên chưa giao việc; hãy chờ chủ trì duyệt ở trang của văn bản.")
    known = set(Assignment.objects.filter(conference=conference, source=paper).values_list("text", flat=True))
    last = Assignment.objects.filter(conference=conference).aggregate(last=Max("position"))["last"] or 0
    chosen = [one for one in proposed if one.number in numbers and one.target.text not in known]
    for position, one in enumerate(chosen, start=last + 1):
        target = one.target
        assignment = Assignment.objects.create(
            conference=conference,
            origin=Origin.CONCLUSION,
            source=paper,
            position=position,
            text=target.text,
            deadline_text=target.deadline_text,
            due_on=target.due_on,
        )
        AssignmentUnit.objects.bulk_create(
            AssignmentUnit(assignment=assignment, part=part, name=name, organisation_id=body)
            for part, name, body in sorted(target.units, key=str)
        )
        if one.owners:
            add_product(assignment, target.text[:500], one.owners, due=Due(on=target.due_on), by=by)
    record("plan.conclusion_taken_up", paper, by=by, within=conference, tasks=len(chosen))
    return len(chosen)
