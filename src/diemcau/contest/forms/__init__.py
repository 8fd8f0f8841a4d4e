"""What the pages of the contest accept, by noun."""

from diemcau.contest.forms.contests import (
    BankForm,
    CodeForm,
    ContestForm,
    DecisionForm,
    EntryForm,
    PrizeForm,
    RoundForm,
)
from diemcau.contest.forms.entries import CriterionForm, JudgeForm, MarksForm, WorkForm

__all__ = [
    "BankForm",
    "CodeForm",
    "ContestForm",
    "CriterionForm",
    "DecisionForm",
    "EntryForm",
    "JudgeForm",
    "MarksForm",
    "PrizeForm",
    "RoundForm",
    "WorkForm",
]
