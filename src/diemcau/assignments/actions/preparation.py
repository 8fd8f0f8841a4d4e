"""Adopting the ready set of preparation tasks."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.db.models import Max

from diemcau.assignments.domain.deadlines import reckoned
from diemcau.assignments.domain.preparation import OWNER_NAMES, STEPS, Owner, Step
from diemcau.assignments.models import Assignment, AssignmentUnit, Dependency, Origin, Product, Task
from diemcau.conference.models import Conference, Site
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.kernel.workdays import add_working_days


@transaction.atomic
def adopt_preparation(conference: Conference, keys: Collection[str], *, by: Account | None) -> int:
    """Make tasks of those steps of the ready set that are not here yet; returns how many are new.

    Raises:
        Refused: none of the set is asked for.
    """
    conference = Conference.objects.held(conference.pk)
    known = set(Assignment.objects.filter(conference=conference).exclude(key="").values_list("key", flat=True))
    wanted = [step for step in STEPS if step.key in keys]
    if not wanted:
        raise Refused("Chưa chọn việc nào trong bộ việc chuẩn bị; hãy chọn ít nhất một việc.")
    hosts = list(
        Site.objects.open().filter(conference=conference).order_by("pk").values_list("host", flat=True).distinct()
    )
    last = Assignment.objects.filter(conference=conference).aggregate(last=Max("position"))["last"] or 0
    new = [step for step in wanted if step.key not in known]
    for number, step in enumerate(new, start=last + 1):
        _adopt(conference, step, number, hosts, by)
    products = dict(
        Product.objects.filter(assignment__conference=conference)
        .exclude(assignment__key="")
        .values_list("assignment__key", "pk")
    )
    Dependency.objects.bulk_create(
        [
            Dependency(product_id=products[step.key], on_id=products[before])
            for step in wanted
            for before in step.after
            if step.key in products and before in products
        ],
        ignore_conflicts=True,
    )
    record("assignments.preparation_adopted", conference, by=by, within=conference, tasks=len(new))
    return len(new)


def _adopt(conference: Conference, step: Step, position: int, hosts: list[int], by: Account | None) -> None:
    day = reckoned(step.due, conference.starts_on)
    everybody = step.owner is Owner.HOSTS and hosts
    owners = list(dict.fromkeys(hosts)) if everybody else [conference.owner_id]
    assignment = Assignment.objects.create(
        conference=conference,
        origin=Origin.PREPARATION,
        key=step.key,
        position=position,
        text=step.text,
        deadline_text=step.due.words,
        due_on=day,
    )
    name = OWNER_NAMES[step.owner][:1].upper() + OWNER_NAMES[step.owner][1:]
    AssignmentUnit.objects.bulk_create(
        [AssignmentUnit(assignment=assignment, name=name, part="lead", organisation_id=one) for one in owners]
    )
    product = Product.objects.create(
        assignment=assignment,
        position=1,
        text=step.text,
        acceptance=step.acceptance,
        days=step.days,
        minutes=step.minutes,
        due_on=day,
        begins_on=add_working_days(day, -step.takes) if day else None,
        by=by,
    )
    Task.objects.bulk_create([Task(product=product, organisation_id=one) for one in owners], batch_size=500)
