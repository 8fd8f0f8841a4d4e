"""Assignments as a list: who leads, who coordinates, until when."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from diemcau.assignments.models import Assignment, AssignmentUnit
from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_see_all
from diemcau.directory.models import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`lead` and `coordinating` are names as printed, each with how many organisations it stands for."""

    assignment: Assignment
    lead: tuple[tuple[str, int], ...]
    coordinating: tuple[tuple[str, int], ...]


def visible_assignments(account: Account, conference: Conference) -> list[Row]:
    """All of them to those who run the conference; to a unit's contact those in which it has a part. Two queries."""
    assignments = Assignment.objects.filter(conference=conference).select_related("conference")
    if not can_see_all(account, conference):
        own = account.organisation_roles.values("organisation")
        assignments = assignments.filter(units__organisation__in=own).distinct()
    return rows_of(list(assignments))


def rows_of(assignments: list[Assignment]) -> list[Row]:
    names: dict[tuple[int, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    units = AssignmentUnit.objects.filter(assignment__in=assignments).order_by("pk")
    for assignment, part, name, organisation in units.values_list("assignment", "part", "name", "organisation"):
        names[assignment, part][name] += organisation is not None
    return [
        Row(
            assignment=one,
            lead=tuple(names[one.pk, AssignmentUnit.LEAD].items()),
            coordinating=tuple(names[one.pk, AssignmentUnit.COORDINATING].items()),
        )
        for one in assignments
    ]
