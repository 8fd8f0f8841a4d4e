"""The rows of the contest, by noun."""

from diemcau.contest.models.attempts import Attempt, Contestant
from diemcau.contest.models.contests import Bank, Contest, Headcount, Question, Round
from diemcau.contest.models.prizes import Prize, Result, Winner

__all__ = [
    "Attempt",
    "Bank",
    "Contest",
    "Contestant",
    "Headcount",
    "Prize",
    "Question",
    "Result",
    "Round",
    "Winner",
]
