"""What people do to plans.

documents   upload, correct, answer, discard
applying    open a conference, apply a plan to it
writing     the difference, table by table: places, seats, lists
rows        many rows in few statements
"""

from diemcau.plan.actions.applying import apply, open_conference
from diemcau.plan.actions.documents import (
    answer_name,
    correct,
    discard_document,
    undo_correction,
    upload_plan,
    withdraw_answer,
)

__all__ = [
    "answer_name",
    "apply",
    "correct",
    "discard_document",
    "open_conference",
    "undo_correction",
    "upload_plan",
    "withdraw_answer",
]
