"""Printed names to the organisations of a directory. Pure.

facts      what is known of the directory, and the index over it
scope      whose directory: the owner's area, what is below and above it
printed    a printed name taken apart
sets       names of sets, and names of nobody in particular
find       from a name to its organisations, or to a question
near       what a question offers
"""

from diemcau.plan.domain.matching.facts import Body, Directory, Roster
from diemcau.plan.domain.matching.find import Answers, Match, Matcher, Question, answer_key

__all__ = ["Answers", "Body", "Directory", "Match", "Matcher", "Question", "Roster", "answer_key"]
