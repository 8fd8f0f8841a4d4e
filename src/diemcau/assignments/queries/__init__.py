"""Several tables for one page of assignments."""

from diemcau.assignments.queries.assignments import Row, rows_of, visible_assignments
from diemcau.assignments.queries.reminders import Reminders, late_reminders
from diemcau.assignments.queries.tasks import TaskRow, task_rows

__all__ = ["Reminders", "Row", "TaskRow", "late_reminders", "rows_of", "task_rows", "visible_assignments"]
