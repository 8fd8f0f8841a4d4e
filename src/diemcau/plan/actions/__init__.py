"""What people do to plans.

documents   upload, correct, answer, discard
applying    open a conference, apply a plan to it
writing     the difference, table by table: places, seats, lists
conclusions the tasks of a conclusion become work
next_plan   next year's plan from this one
rows        many rows in few statements
"""

from diemcau.plan.actions.applying import apply, open_conference
from diemcau.plan.actions.conclusions import take_up
from diemcau.plan.actions.documents import (
    answer_name,
    correct,
    discard_document,
    undo_correction,
    upload_plan,
    withdraw_answer,
)
from diemcau.plan.actions.next_plan import draft_next_plan

__all__ = [
    "answer_name",
    "apply",
    "correct",
    "discard_document",
    "draft_next_plan",
    "open_conference",
    "take_up",
    "undo_correction",
    "upload_plan",
    "withdraw_answer",
]
