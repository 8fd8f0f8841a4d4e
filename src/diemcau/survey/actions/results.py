"""Figures are computed and frozen."""

from __future__ import annotations

import json
from hashlib import sha256

from django.db import transaction

from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.survey.domain.rules import Lonely, Overall, Score
from diemcau.survey.models import Result, Survey


def compute_results(survey: Survey, *, by: Account) -> Result:
    """Compute everything from the sheets that count now, and keep it; the same sheets give the same digest.

    Reads and computes first, so that its transaction only writes.

    Raises:
        Refused: nothing counts, or the survey's rules do not allow the figures.
    """
    from diemcau.survey.domain.results import compute  # noqa: PLC0415 -- slow import
    from diemcau.survey.queries.answers import answers_of  # noqa: PLC0415 -- slow import

    version = survey.questionnaires.last()
    if version is None:
        raise Refused("Cuộc khảo sát chưa có phiếu hỏi.")
    form = version.form
    data = compute(
        answers_of(survey, form),
        form,
        score=Score(survey.score),
        overall=Overall(survey.overall),
        lonely=Lonely(survey.lonely),
        least=survey.least,
    ) | {"method": survey.method, "year": survey.year, "questionnaire": version.number}
    digest = sha256(json.dumps(data, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    return _keep(survey, data, digest, by=by)


@transaction.atomic
def _keep(survey: Survey, data: dict[str, object], digest: str, *, by: Account) -> Result:
    result = Result.objects.create(survey=survey, data=data, digest=digest, by=by)
    record("survey.computed", survey, by=by, within=survey.owner, digest=digest[:12])
    return result
