"""The rows of the contest, by noun."""

from diemcau.contest.models.attempts import Attempt, Contestant
from diemcau.contest.models.certificates import Certificate
from diemcau.contest.models.contests import Bank, Contest, Headcount, Question, Round
from diemcau.contest.models.entries import Criterion, Entry, EntryKind, Judge, Judging
from diemcau.contest.models.prizes import Prize, Result, Winner

__all__ = [
    "Attempt",
    "Bank",
    "Certificate",
    "Contest",
    "Contestant",
    "Criterion",
    "Entry",
    "EntryKind",
    "Headcount",
    "Judge",
    "Judging",
    "Prize",
    "Question",
    "Result",
    "Round",
    "Winner",
]
