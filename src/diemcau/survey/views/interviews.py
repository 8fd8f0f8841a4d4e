"""Interviewers: the points they carry, taken along on the device."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from diemcau.directory.permissions import SignedIn
from diemcau.survey.domain.surveyjs import as_form
from diemcau.survey.models import Point, Survey
from diemcau.survey.permissions import carrier_token, interviewed_by, link_token

MOST_CARRIED = 1000


def _carried(request: SignedIn, survey: Survey) -> list[Point]:
    points = Point.objects.asked().filter(stratum__sample__survey=survey, stratum__sample__replaced_at=None)
    own = points.filter(interviewer=request.user).select_related("stratum__unit", "cluster", "cell")
    return list(own.order_by("stratum", "cluster", "place")[:MOST_CARRIED])


@require_safe
def interviews(request: SignedIn) -> HttpResponse:
    """The surveys in which this account interviews, and how far each round is."""
    rounds = []
    for survey in interviewed_by(request.user).select_related("owner"):
        carried = _carried(request, survey)
        rounds.append((survey, carried, sum(1 for point in carried if point.answered_on)))
    return render(request, "survey/interviews.html", {"rounds": rounds})


@require_safe
def round_data(request: SignedIn, survey_id: int) -> HttpResponse:
    """One round as the device keeps it: for this account alone, never kept in between."""
    survey = get_object_or_404(interviewed_by(request.user), pk=survey_id)
    version = survey.questionnaires.last()
    assert version is not None
    current = survey.collections.filter(closed_at=None).first()
    told = {
        "survey": survey.title,
        "until": f"{current.ends_on:%d/%m/%Y}" if current else "",
        "intro": {"vi": version.form.intro.vi, "en": version.form.intro.en or version.form.intro.vi},
        "version": version.pk,
        "form": as_form(version.form),
        "carrier": carrier_token(request.user, survey),
        "points": [
            {
                "token": link_token(point),
                "unit": point.stratum.unit.name,
                "service": point.cell.service,
                "whom": " · ".join(
                    part
                    for part in (
                        point.cell.cluster,
                        point.cell.label or _("số thứ tự %(number)s") % {"number": point.ordinal},
                    )
                    if part
                ),
            }
            for point in _carried(request, survey)
            if not point.answered_on and not point.channel
        ],
    }
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False}, headers={"Cache-Control": "no-store"})
