"""The rows of assignments, by noun."""

from diemcau.assignments.models.assignments import Assignment, AssignmentQuerySet, AssignmentUnit, Origin
from diemcau.assignments.models.products import Dependency, Product, Task, TaskQuerySet
from diemcau.assignments.models.reports import Acceptance, Evidence, Report, Return

__all__ = [
    "Acceptance",
    "Assignment",
    "AssignmentQuerySet",
    "AssignmentUnit",
    "Dependency",
    "Evidence",
    "Origin",
    "Product",
    "Report",
    "Return",
    "Task",
    "TaskQuerySet",
]
