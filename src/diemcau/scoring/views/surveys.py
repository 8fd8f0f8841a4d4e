"""Surveyed points straight from a survey: looked at before they are taken."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from diemcau.conference.permissions import can_organise
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Refused
from diemcau.scoring.actions import take_survey
from diemcau.scoring.forms.surveys import SurveyForm
from diemcau.scoring.models import SurveySource
from diemcau.scoring.queries.figures import compared_figures
from diemcau.scoring.queries.surveys import (
    computed,
    is_outdated,
    likely_measures,
    survey_points,
    surveyed_lines,
    surveys_for,
)
from diemcau.scoring.views.found import block_for


@require_http_methods(["GET", "POST"])
def block_survey(request: SignedIn, conference_id: int, block_id: int) -> HttpResponse:
    """Which survey, which figures, and every unit's point beside the one that it has; then take them."""
    block = block_for(request.user, conference_id, block_id)
    conference = block.campaign.conference
    require(can_organise(request.user, conference))
    surveys, lines = surveys_for(block), surveyed_lines(block)
    source = SurveySource.objects.filter(block=block).select_related("survey", "by").first()
    said = request.POST if request.method == "POST" else request.GET
    wanted = said.get("survey") or (str(source.survey_id) if source else "")
    survey = next((each for each in surveys if str(each.pk) == wanted), surveys[0] if surveys else None)
    found = computed(survey) if survey else None
    context = {"conference": conference, "of_block": block, "lines": lines, "source": source, "found": found}
    if survey is None or found is None or not lines:
        return render(request, "scoring/block_survey.html", context)
    keys = {key for key, _title in found.measures}
    chosen = source.measures if source and source.survey_id == survey.pk else {}
    chosen = likely_measures(lines, found) | {code: key for code, key in chosen.items() if key in keys}
    data = {"survey": str(survey.pk)} | {
        f"measure-{line.code}": said.get(f"measure-{line.code}", chosen[line.code]) for line in lines
    }
    data |= {name: "" for name, value in data.items() if name != "survey" and value not in keys}
    form = SurveyForm(surveys, lines, found.measures, data)
    form.is_valid()
    refusal, status = "", 200
    if request.method == "POST":
        try:
            digest = said.get("digest", "")
            number = take_survey(block, survey, form.measures(), digest=digest, by=request.user)
        except Refused as refused:
            refusal, status = refused.message, 409
        else:
            messages.success(request, _("Đã lấy %(number)d điểm mới hoặc thay đổi.") % {"number": number})
            return redirect("scoring:block", conference.pk, block.pk)
    points = survey_points(block, found, form.measures())
    rows = compared_figures(block, points.figures)
    context |= {
        "form": form,
        "rows": rows,
        "new": sum(row.is_new for row in rows),
        "missing": points.missing,
        "is_outdated": source is not None and is_outdated(source),
        "refusal": refusal,
    }
    return render(request, "scoring/block_survey.html", context, status=status)
