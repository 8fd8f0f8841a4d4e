"""The rows of assignments, by noun."""

from diemcau.assignments.models.assignments import Assignment, AssignmentQuerySet, AssignmentUnit, Origin
from diemcau.assignments.models.budget import BudgetLine, Payment
from diemcau.assignments.models.calendars import CalendarLink
from diemcau.assignments.models.closings import Closing
from diemcau.assignments.models.minutes import MinuteNote
from diemcau.assignments.models.products import Dependency, Product, Task, TaskQuerySet
from diemcau.assignments.models.reports import Acceptance, Evidence, Report, Return
from diemcau.assignments.models.requests import Moment, Request, RequestAnswer, RequestClosure, RequestQuerySet
from diemcau.assignments.models.targets import (
    Achievement,
    Outcome,
    OutcomeFile,
    OutcomeRuling,
    ResultsOpening,
    Target,
    TargetUnit,
)

__all__ = [
    "Acceptance",
    "Achievement",
    "Assignment",
    "AssignmentQuerySet",
    "AssignmentUnit",
    "BudgetLine",
    "CalendarLink",
    "Closing",
    "Dependency",
    "Evidence",
    "MinuteNote",
    "Moment",
    "Origin",
    "Outcome",
    "OutcomeFile",
    "OutcomeRuling",
    "Payment",
    "Product",
    "Report",
    "Request",
    "RequestAnswer",
    "RequestClosure",
    "RequestQuerySet",
    "ResultsOpening",
    "Return",
    "Target",
    "TargetUnit",
    "Task",
    "TaskQuerySet",
]
