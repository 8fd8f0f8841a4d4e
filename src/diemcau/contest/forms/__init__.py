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
from diemcau.contest.forms.entries import (
    AnswerForm,
    ComplaintForm,
    ComplaintsForm,
    CriterionForm,
    JudgeForm,
    MarksForm,
    OwnWorkForm,
    ReissueForm,
    WorkForm,
)
from diemcau.contest.forms.merits import MeritLayoutForm

__all__ = [
    "AnswerForm",
    "BankForm",
    "CodeForm",
    "ComplaintForm",
    "ComplaintsForm",
    "ContestForm",
    "CriterionForm",
    "DecisionForm",
    "EntryForm",
    "JudgeForm",
    "MarksForm",
    "MeritLayoutForm",
    "OwnWorkForm",
    "PrizeForm",
    "ReissueForm",
    "RoundForm",
    "WorkForm",
]
