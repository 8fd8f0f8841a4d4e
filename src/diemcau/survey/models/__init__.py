"""Rows of surveys: design (surveys, samples) and what came of it (answers)."""

from diemcau.survey.models.answers import REASON_NAMES, Approval, Exclusion, Keying, PaperForm, Result, Sheet
from diemcau.survey.models.samples import (
    CHANNELS,
    Cluster,
    Interviewer,
    Point,
    PointQuerySet,
    Replacement,
    Sample,
    Stratum,
)
from diemcau.survey.models.surveys import Collection, FrameCell, Questionnaire, Survey

__all__ = [
    "CHANNELS",
    "REASON_NAMES",
    "Approval",
    "Cluster",
    "Collection",
    "Exclusion",
    "FrameCell",
    "Interviewer",
    "Keying",
    "PaperForm",
    "Point",
    "PointQuerySet",
    "Questionnaire",
    "Replacement",
    "Result",
    "Sample",
    "Sheet",
    "Stratum",
    "Survey",
]
