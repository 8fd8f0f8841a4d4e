"""A clause is split into products, each with who owes it and until when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Max

from diemcau.assignments.domain.deadlines import NONE, Due, reckoned
from diemcau.assignments.domain.order import closes_a_ring
from diemcau.assignments.models import Assignment, AssignmentUnit, Dependency, Origin, Product, Report, Task
from diemcau.conference.models import Conference
from diemcau.directory.models import Account, Organisation
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.kernel.workdays import add_working_days


@transaction.atomic
def add_product(
    assignment: Assignment,
    text: str,
    organisations: Iterable[Organisation | int],
    *,
    by: Account | None,
    due: Due = NONE,
    acceptance: str = "",
) -> Product:
    """Split a product off a clause; each of the organisations owes it.

    Raises:
        Refused: it says nothing, or nobody owes it.
    """
    owners = list(dict.fromkeys(one if isinstance(one, int) else one.pk for one in organisations))
    if not text.strip():
        raise Refused("Sản phẩm cần có tên; chưa lưu gì, hãy ghi tên rồi lưu lại.")
    if not owners:
        raise Refused(f"Chưa rõ đơn vị nào làm “{text[:60]}”; hãy chọn đơn vị rồi lưu lại.")
    conference = Conference.objects.held(assignment.conference_id)
    last = assignment.products.aggregate(last=Max("position"))["last"] or 0
    product = Product.objects.create(
        assignment=assignment,
        position=last + 1,
        text=" ".join(text.split())[:500],
        acceptance=" ".join(acceptance.split())[:500],
        by=by,
        **_dates(due, conference.starts_on),
    )
    Task.objects.bulk_create([Task(product=product, organisation_id=owner) for owner in owners], batch_size=500)
    record("assignments.product_added", product, by=by, within=conference, text=product.text[:100], units=len(owners))
    return product


@transaction.atomic
def change_product(
    product: Product, *, by: Account | None, text: str, due: Due, acceptance: str, organisations: Iterable[Organisation]
) -> Product:
    """Change what it says, until when and by whom; who has reported on it stays.

    Raises:
        Refused: somebody is taken off who has reported already.
    """
    conference = Conference.objects.held(product.assignment.conference_id)
    owners = {one.pk for one in organisations}
    if not owners or not text.strip():
        raise Refused("Sản phẩm cần có tên và ít nhất một đơn vị; chưa lưu gì, hãy ghi đủ rồi lưu lại.")
    dropped = product.tasks.exclude(organisation__in=owners)
    busy = dropped.filter(reports__isnull=False).select_related("organisation").first()
    if busy:
        raise Refused(f"{busy.organisation} đã báo cáo về việc này nên không bỏ ra được; chưa lưu gì.")
    dropped.delete()
    known = set(product.tasks.values_list("organisation_id", flat=True))
    Task.objects.bulk_create([Task(product=product, organisation_id=one) for one in sorted(owners - known)])
    facts = {"text": " ".join(text.split())[:500], "acceptance": " ".join(acceptance.split())[:500]}
    for name, value in {**facts, **_dates(due, conference.starts_on)}.items():
        setattr(product, name, value)
    product.save()
    record("assignments.product_changed", product, by=by, within=conference, units=len(owners))
    return product


@transaction.atomic
def remove_product(product: Product, *, by: Account | None) -> None:
    """Take a product out.

    Raises:
        Refused: a unit has reported on it: what people did is kept.
    """
    if Report.objects.filter(task__product=product).exists():
        raise Refused("Đã có đơn vị báo cáo về việc này nên không bỏ được; hãy sửa nội dung hoặc thời hạn.")
    record("assignments.product_removed", product, by=by, within=product.assignment.conference, text=product.text[:100])
    product.delete()


@transaction.atomic
def hand_out(conference: Conference, *, by: Account | None) -> int:
    """Make every clause that nobody has split one product, owed by each unit in charge; returns how many.

    "Sở, Ban, ngành và UBND các huyện" so becomes one task for each of them. Clauses whose units nobody knows stay.
    """
    conference = Conference.objects.held(conference.pk)
    unsplit = list(Assignment.objects.filter(conference=conference, products=None))
    leads: dict[int, list[int]] = {}
    rows = AssignmentUnit.objects.filter(assignment__in=unsplit, part=AssignmentUnit.LEAD, organisation__isnull=False)
    for assignment, organisation in rows.order_by("pk").values_list("assignment_id", "organisation_id"):
        leads.setdefault(assignment, []).append(organisation)
    wanted = [one for one in unsplit if one.pk in leads]
    for one in wanted:
        add_product(one, one.text[:500], leads[one.pk], by=by)
    record("assignments.handed_out", conference, by=by, within=conference, clauses=len(wanted))
    return len(wanted)


@transaction.atomic
def make_depend(product: Product, on: Product, *, by: Account | None) -> Dependency:
    """Let a product wait for another.

    Raises:
        Refused: it would in the end wait for itself, or the other belongs to another conference.
    """
    conference = Conference.objects.held(product.assignment.conference_id)
    if on.assignment.conference_id != conference.pk:
        raise Refused("Hai việc thuộc hai hội nghị khác nhau nên không nối được.")
    edges = Dependency.objects.filter(product__assignment__conference=conference).values_list("product_id", "on_id")
    if closes_a_ring(edges, product.pk, on.pk):
        raise Refused(f"“{on}” đang chờ chính “{product}” nên không nối được: hai việc sẽ chờ nhau mãi.")
    made, _ = Dependency.objects.get_or_create(product=product, on=on)
    record("assignments.dependency_added", product, by=by, within=conference, on=on.pk)
    return made


@transaction.atomic
def set_free(dependency: Dependency, *, by: Account | None) -> None:
    """A product waits for another no more."""
    product = dependency.product
    record("assignments.dependency_removed", product, by=by, within=product.assignment.conference, on=dependency.on_id)
    dependency.delete()


@transaction.atomic
def reckon_deadlines(conference: Conference, *, by: Account | None) -> int:
    """Count every deadline that hangs on the conference's day anew; returns how many moved."""
    day, moved = conference.starts_on, []
    products = Product.objects.filter(assignment__conference=conference, days__isnull=False)
    for product in products.select_related("assignment"):
        due = reckoned(product.due, day)
        if due != product.due_on:
            product.begins_on = _shifted(product, due)
            product.due_on = due
            moved.append(product)
            if product.assignment.origin == Origin.PREPARATION:
                product.assignment.due_on = due
    Product.objects.bulk_update(moved, ["due_on", "begins_on"], batch_size=200)
    Assignment.objects.bulk_update([product.assignment for product in moved], ["due_on"], batch_size=200)
    if moved:
        record("assignments.deadlines_reckoned", conference, by=by, within=conference, products=len(moved))
    return len(moved)


def _shifted(product: Product, due: date | None) -> date | None:
    """When it begins: as long before its deadline as before."""
    if due is None or product.begins_on is None or product.due_on is None:
        return None
    return due - (product.due_on - product.begins_on)


def _dates(due: Due, day: date | None, takes: int = 0) -> dict[str, date | int | None]:
    until = reckoned(due, day)
    begins = add_working_days(until, -takes) if until and takes else None
    return {"due_on": until, "days": due.days, "minutes": due.minutes, "begins_on": begins}
