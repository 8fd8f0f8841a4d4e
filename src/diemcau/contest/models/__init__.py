"""The rows of the contest, by noun."""

from diemcau.contest.models.attempts import Attempt, CodeSent, Contestant
from diemcau.contest.models.certificates import Certificate
from diemcau.contest.models.complaints import Complaint
from diemcau.contest.models.contests import Bank, Contest, Headcount, Question, Round
from diemcau.contest.models.entries import Criterion, Entry, EntryKind, Judge, Judging
from diemcau.contest.models.merits import MeritLayout
from diemcau.contest.models.prizes import Honour, Prize, Result, Winner

__all__ = [
    "Attempt",
    "Bank",
    "Certificate",
    "CodeSent",
    "Complaint",
    "Contest",
    "Contestant",
    "Criterion",
    "Entry",
    "EntryKind",
    "Headcount",
    "Honour",
    "Judge",
    "Judging",
    "MeritLayout",
    "Prize",
    "Question",
    "Result",
    "Round",
    "Winner",
]
