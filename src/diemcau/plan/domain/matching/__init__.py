"""Printed names to the organisations of a directory. Pure.

facts      what is known of the directory, and the index over it
scope      whose directory: the owner's area, what is below and above it
printed    a printed name taken apart
sets       names of sets, and names of nobody in particular
find       from a name to its organisations, or to a question
near       what a question offers
match      what comes of it
"""

from diemcau.plan.domain.matching.facts import Body, Directory, Roster
from diemcau.plan.domain.matching.find import Matcher
from diemcau.plan.domain.matching.match import NAME_LENGTH, Answers, Match, Question, answer_key

__all__ = ["NAME_LENGTH", "Answers", "Body", "Directory", "Match", "Matcher", "Question", "Roster", "answer_key"]
