"""Surveyed points straight from a survey."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.scoring.actions.figures import put_figures
from diemcau.scoring.models import Block, SurveySource
from diemcau.scoring.queries.surveys import computed, survey_points
from diemcau.survey.models import Survey


@transaction.atomic
def take_survey(block: Block, survey: Survey, measures: Mapping[str, str], *, digest: str, by: Account) -> int:
    """Take a survey's figures over as the points of its sub-criteria, margins too. Returns how many changed.

    Nobody types anything here, so that whoever runs it may belong to one of the units.

    Args:
        measures: code of sub-criterion → key of the survey's figure.
        digest: of the computation that the page showed.

    Raises:
        Refused: the block is approved, the survey was computed anew meanwhile, or tells nothing of these units.
    """
    held = Block.objects.held(block.pk)
    found = computed(survey)
    if found is None or found.digest != digest:
        raise Refused(_("Cuộc khảo sát vừa được tính lại; hãy xem số liệu mới rồi lấy. Chưa có điểm nào thay đổi."))
    figures = survey_points(held, found, measures).figures
    if not figures:
        raise Refused(_("Cuộc khảo sát không có số liệu của đơn vị nào trong khối. Chưa có điểm nào thay đổi."))
    number = put_figures(held, figures, source=found.source, by=by)
    SurveySource.objects.update_or_create(
        block=held,
        defaults={
            "survey": survey,
            "measures": dict(measures),
            "digest": digest,
            "by": by,
            "at": timezone.now(),
        },
    )
    record("scoring.survey_taken", held, by=by, within=held.campaign.conference, survey=survey.pk, figures=number)
    return number
