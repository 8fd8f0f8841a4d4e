"""The sample: designed with its margins before a form is printed, then drawn."""

from __future__ import annotations

import secrets

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diemcau.directory.models import Organisation
from diemcau.directory.permissions import SignedIn
from diemcau.kernel.errors import Refused
from diemcau.survey.actions import cancel_sample, draw_sample
from diemcau.survey.actions.samples import frame_cells
from diemcau.survey.domain.selection import Design, PlannedStratum, lay_out, unit_margins
from diemcau.survey.forms.surveys import DesignForm
from diemcau.survey.models import Stratum
from diemcau.survey.queries.progress import current_sample
from diemcau.survey.views.pages import address, page, survey_of


@require_http_methods(["GET", "POST"])
def sample(request: SignedIn, conference_id: int, survey_id: int) -> HttpResponse:
    """Before the draw: what each unit's margin will be. After it: strata, seed, how to draw it again."""
    survey = survey_of(request, conference_id, survey_id)
    drawn = current_sample(survey)
    if drawn:
        strata = Stratum.objects.filter(sample=drawn).select_related("unit")
        return page(request, "sample", conference_id, survey, sample=drawn, strata=strata, design=drawn.design)
    initial = {"rule": "error", "error": "5", "for_each_unit": "unit", "by_service": "unit", "clusters": 0}
    initial |= {"deff": 1, "reserve": "10", "seed": f"{survey.year}-{secrets.token_hex(4)}"}
    given = request.POST if request.method == "POST" else request.GET if "rule" in request.GET else None
    form = DesignForm(given, initial=initial)
    planned: list[PlannedStratum] = []
    margins: list[tuple[str, int, int, float | None]] = []
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        design = form.design()
        try:
            if request.method == "POST":
                made = draw_sample(survey, design, seed=form.cleaned_data["seed"], by=request.user)
                messages.success(request, _("Đã chọn mẫu với số gieo %(seed)s.") % {"seed": made.seed})
                return redirect(address("sample", conference_id, survey))
            planned = lay_out(frame_cells(survey), design)
            margins, status = _margins(planned, design), 200
        except Refused as refusal:
            form.add_error(None, refusal.message)
            status = 409
    return page(
        request,
        "sample",
        conference_id,
        survey,
        form=form,
        planned=planned,
        margins=margins,
        total=sum(stratum.asked for stratum in planned),
        widest=max((margin for *_rest, margin in margins if margin), default=0),
        status=status,
    )


def _margins(planned: list[PlannedStratum], design: Design) -> list[tuple[str, int, int, float | None]]:
    found = unit_margins(planned, design)
    names = dict(Organisation.objects.filter(code__in=found).values_list("code", "name"))
    return [(names[unit], *figures) for unit, figures in found.items()]


@require_POST
def sample_cancellation(request: SignedIn, conference_id: int, survey_id: int) -> HttpResponse:
    survey = survey_of(request, conference_id, survey_id)
    cancel_sample(survey, by=request.user)
    messages.success(request, _("Đã hủy mẫu. Khung mẫu giữ nguyên; có thể thiết kế và chọn lại."))
    return redirect(address("sample", conference_id, survey))
