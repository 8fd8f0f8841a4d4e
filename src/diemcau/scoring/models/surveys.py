"""The survey that a block's surveyed points come from."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from diemcau.directory.models import Account
from diemcau.scoring.models.campaigns import Block
from diemcau.survey.models import Survey


class SurveySource(models.Model):
    """Nguồn điểm điều tra: which survey, which of its figures for which criterion, and as it was computed when."""

    block = models.OneToOneField(Block, models.CASCADE, related_name="survey_source")
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="+", verbose_name=_("cuộc khảo sát"))
    measures = models.JSONField(default=dict)  # code of the sub-criterion → key of the survey's figure
    digest = models.CharField(max_length=64)  # of the computation that was taken
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.block}: {self.survey}"
