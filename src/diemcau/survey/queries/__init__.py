"""What the pages of a survey, and those above it, ask of the database.

progress   who was asked, how many have answered, by unit and day
answers    counted sheets as arrays
results    figures, frozen
approved   figures with their decision: what a publication takes
"""

from diemcau.survey.queries.approved import Approved, approved_estimates, approved_surveys
from diemcau.survey.queries.progress import Progress, progress_of
from diemcau.survey.queries.results import Change, Frozen, LastYear, frozen_estimates, last_year

__all__ = [
    "Approved",
    "Change",
    "Frozen",
    "LastYear",
    "Progress",
    "approved_estimates",
    "approved_surveys",
    "frozen_estimates",
    "last_year",
    "progress_of",
]
