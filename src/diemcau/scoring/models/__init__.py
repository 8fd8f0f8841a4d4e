"""The rows of the index, by noun."""

from diemcau.scoring.models.appraisals import Appraiser, Change, Explanation, Figure, Mark, Score
from diemcau.scoring.models.campaigns import Approval, Block, Campaign, PhaseChange, Release
from diemcau.scoring.models.criteria import CriteriaSet, Criterion
from diemcau.scoring.models.entrants import Entrant, Evidence, EvidenceUse, SelfScore, Submission
from diemcau.scoring.models.rankings import Ranking, RankingRow
from diemcau.scoring.models.surveys import SurveySource

__all__ = [
    "Appraiser",
    "Approval",
    "Block",
    "Campaign",
    "Change",
    "CriteriaSet",
    "Criterion",
    "Entrant",
    "Evidence",
    "EvidenceUse",
    "Explanation",
    "Figure",
    "Mark",
    "PhaseChange",
    "Ranking",
    "RankingRow",
    "Release",
    "Score",
    "SelfScore",
    "Submission",
    "SurveySource",
]
