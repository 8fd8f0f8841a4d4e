"""Cleaning: what looks wrong and why, taken out by rule or by hand, put back."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.directory.permissions import SignedIn
from diemcau.survey.actions import exclude_sheet, exclude_suspects, restore_sheet
from diemcau.survey.domain.cleaning import Reason, suspicions
from diemcau.survey.forms.surveys import ReasonForm
from diemcau.survey.models import REASON_NAMES, Exclusion, Sheet, Survey
from diemcau.survey.queries.sheets import seen_sheets
from diemcau.survey.views.pages import address, form_page, page, survey_of

SHOWN = 300


@require_safe
def cleaning(request: SignedIn, conference_id: int, survey_id: int) -> HttpResponse:
    survey = survey_of(request, conference_id, survey_id)
    found = list(suspicions(seen_sheets(survey)))
    out = Exclusion.objects.filter(sheet__survey=survey, undone_at=None).select_related("by", "sheet__stratum__unit")
    held = Counter(out.values_list("reason", flat=True))
    judged = set(Exclusion.objects.filter(sheet__survey=survey).values_list("sheet", "reason"))
    known = {(str(pk), reason) for pk, reason in judged}
    fresh = [each for each in found if (each.key, each.reason.value) not in known]
    suspected = Counter(each.reason for each in fresh)
    rules = [(reason, name, suspected[reason], held[reason.value]) for reason, name in REASON_NAMES.items()]
    return page(
        request,
        "cleaning",
        conference_id,
        survey,
        rules=rules,
        fresh=[(each, REASON_NAMES[each.reason]) for each in fresh[:SHOWN]],
        total=len(fresh),
        out=out.order_by("-pk")[:SHOWN],
        sheets=Sheet.objects.filter(survey=survey).count(),
        counted=Sheet.objects.filter(survey=survey).counted().count(),
    )


@require_POST
def rule_exclusions(request: SignedIn, conference_id: int, survey_id: int, reason: str) -> HttpResponse:
    """Take out all sheets that meet one rule."""
    survey = survey_of(request, conference_id, survey_id)
    if reason not in {each.value for each in Reason if each is not Reason.BY_HAND}:
        raise Http404
    number = exclude_suspects(survey, suspicions(seen_sheets(survey)), Reason(reason), by=request.user)
    messages.success(
        request, _("Đã loại %(number)s phiếu khỏi tính toán. Không phiếu nào bị xóa.") % {"number": number}
    )
    return redirect(address("cleaning", conference_id, survey))


def _sheet(survey: Survey, sheet_id: str) -> Sheet:
    return get_object_or_404(Sheet.objects.filter(survey=survey).select_related("survey__owner"), pk=sheet_id)


@require_http_methods(["GET", "POST"])
def new_exclusion(request: SignedIn, conference_id: int, survey_id: int, sheet_id: str) -> HttpResponse:
    survey = survey_of(request, conference_id, survey_id)
    sheet = _sheet(survey, sheet_id)
    form = ReasonForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        exclude_sheet(sheet, form.cleaned_data["reason"], by=request.user)
        return _("Đã loại phiếu %(sheet)s khỏi tính toán.") % {"sheet": sheet}

    back = address("cleaning", conference_id, survey)
    title = _("Loại phiếu %(sheet)s khỏi tính toán") % {"sheet": sheet}
    return form_page(request, conference_id, form, act, title=title, button=_("Loại phiếu"), back=back, survey=survey)


@require_POST
def sheet_return(request: SignedIn, conference_id: int, survey_id: int, sheet_id: str) -> HttpResponse:
    survey = survey_of(request, conference_id, survey_id)
    sheet = _sheet(survey, sheet_id)
    restore_sheet(sheet, by=request.user)
    messages.success(request, _("Phiếu %(sheet)s được tính trở lại.") % {"sheet": sheet})
    return redirect(address("cleaning", conference_id, survey))
