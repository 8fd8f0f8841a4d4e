"""What people do to assignments, by noun."""

from diemcau.assignments.actions.assignments import set_due
from diemcau.assignments.actions.budget import (
    add_budget_line,
    approve_budget_line,
    pay,
    remove_budget_line,
    take_back_payment,
)
from diemcau.assignments.actions.calendars import make_calendar_link, revoke_calendar_link
from diemcau.assignments.actions.closings import close_conference, draft_index, reopen_conference
from diemcau.assignments.actions.minutes import keep_notes
from diemcau.assignments.actions.preparation import adopt_preparation
from diemcau.assignments.actions.products import (
    add_product,
    change_product,
    hand_out,
    make_depend,
    reckon_deadlines,
    remove_product,
    set_free,
)
from diemcau.assignments.actions.reminders import remind_late
from diemcau.assignments.actions.reports import accept, give_back, reopen, report
from diemcau.assignments.actions.requests import answer_request, assign_request, close_request, make_request
from diemcau.assignments.actions.results import draft_results
from diemcau.assignments.actions.targets import (
    close_results,
    import_targets,
    keep_target,
    open_results,
    remove_target,
    report_outcome,
    rule_on_outcome,
)

__all__ = [
    "accept",
    "add_budget_line",
    "add_product",
    "adopt_preparation",
    "answer_request",
    "approve_budget_line",
    "assign_request",
    "change_product",
    "close_conference",
    "close_request",
    "close_results",
    "draft_index",
    "draft_results",
    "give_back",
    "hand_out",
    "import_targets",
    "keep_notes",
    "keep_target",
    "make_calendar_link",
    "make_depend",
    "make_request",
    "open_results",
    "pay",
    "reckon_deadlines",
    "remind_late",
    "remove_budget_line",
    "remove_product",
    "remove_target",
    "reopen",
    "reopen_conference",
    "report",
    "report_outcome",
    "revoke_calendar_link",
    "rule_on_outcome",
    "set_due",
    "set_free",
    "take_back_payment",
]
