"""Assignments as a list: who leads, who coordinates, until when, how far."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from diemcau.assignments.domain.standing import ORDER, SIGNS, STANDING_NAMES, Standing, standing
from diemcau.assignments.models import Assignment, AssignmentUnit, Product, Task
from diemcau.assignments.queries.tasks import last_reports
from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_see_all
from diemcau.directory.models import Account
from diemcau.kernel.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductRow:
    """A product with how many of its tasks stand where, as far as the reader sees them."""

    product: Product
    counts: Counter[Standing]

    @property
    def total(self) -> int:
        return self.counts.total()

    @property
    def done(self) -> int:
        return self.counts[Standing.ACCEPTED]

    @property
    def standing(self) -> Standing:
        """That of the task which somebody should look at first."""
        return min(self.counts, key=lambda one: ORDER[one], default=Standing.OPEN)

    @property
    def sign(self) -> str:
        return SIGNS[self.standing]

    @property
    def words(self) -> str:
        number = self.counts[self.standing]
        return (
            f"{number} {say(STANDING_NAMES[self.standing])}" if self.total > 1 else say(STANDING_NAMES[self.standing])
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`lead` and `coordinating` are names as printed, each with how many organisations it stands for."""

    assignment: Assignment
    lead: tuple[tuple[str, int], ...]
    coordinating: tuple[tuple[str, int], ...]
    products: tuple[ProductRow, ...] = ()

    @property
    def state(self) -> str:
        """What the list is filtered by."""
        if not self.products:
            return "unsplit"
        return min((row.standing for row in self.products), key=lambda one: ORDER[one]).value


def visible_assignments(account: Account, conference: Conference, today: date) -> list[Row]:
    """All of them to those who run the conference; to a unit's contact those in which it has a part. Five queries."""
    assignments = Assignment.objects.filter(conference=conference).select_related("conference")
    tasks = Task.objects.within(conference)
    if not can_see_all(account, conference):
        own = account.organisation_roles.values("organisation")
        tasks = tasks.filter(organisation__in=own)
        mine = AssignmentUnit.objects.filter(organisation__in=own).values("assignment")
        assignments = assignments.filter(pk__in=mine) | assignments.filter(
            pk__in=tasks.order_by().values("product__assignment")
        )
    return rows_of(list(assignments), tasks, today)


def rows_of(assignments: list[Assignment], tasks: QuerySet[Task], today: date) -> list[Row]:
    names: dict[tuple[int, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    units = AssignmentUnit.objects.filter(assignment__in=assignments).order_by("pk")
    for assignment, part, name, organisation in units.values_list("assignment", "part", "name", "organisation"):
        names[assignment, part][name] += organisation is not None
    products = product_rows(Product.objects.filter(assignment__in=assignments), tasks, today)
    by_assignment: defaultdict[int, list[ProductRow]] = defaultdict(list)
    for row in products:
        if not row.total:  # owed by others alone
            continue
        by_assignment[row.product.assignment_id].append(row)
    return [
        Row(
            assignment=one,
            lead=tuple(names[one.pk, AssignmentUnit.LEAD].items()),
            coordinating=tuple(names[one.pk, AssignmentUnit.COORDINATING].items()),
            products=tuple(by_assignment[one.pk]),
        )
        for one in assignments
    ]


def product_rows(products: QuerySet[Product], tasks: QuerySet[Task], today: date) -> list[ProductRow]:
    """Each product with how many of its tasks stand where; three queries, and no object for a task: a province has
    two thousand of them."""
    found = list(products.select_related("assignment__conference").order_by("assignment__position", "position", "pk"))
    by_pk = {one.pk: one for one in found}
    last = last_reports(by_pk)
    counts: defaultdict[int, Counter[Standing]] = defaultdict(Counter)
    rows = tasks.order_by().filter(product__in=list(by_pk)).values_list("pk", "product_id", "acceptance__pk")
    for task, product, acceptance in rows:
        _percent, is_final, reason = last.get(task, (0, False, None))
        stands = standing(
            by_pk[product].until,
            today,
            is_submitted=is_final and reason is None,
            is_returned=reason is not None,
            is_accepted=acceptance is not None,
        )
        counts[product][stands] += 1
    return [ProductRow(product=one, counts=counts[one.pk]) for one in found]
