"""What people do to assignments, by noun."""

from diemcau.assignments.actions.assignments import set_due
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

__all__ = [
    "accept",
    "add_product",
    "adopt_preparation",
    "change_product",
    "give_back",
    "hand_out",
    "make_depend",
    "reckon_deadlines",
    "remind_late",
    "remove_product",
    "reopen",
    "report",
    "set_due",
    "set_free",
]
