"""The surveys under a conference, and one of them at a glance."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.directory.permissions import SignedIn
from diemcau.survey.actions import change_rules, close_collection, open_survey, start_collection
from diemcau.survey.forms.surveys import DayForm, RulesForm, SurveyForm
from diemcau.survey.permissions import surveys_on
from diemcau.survey.queries import progress_of
from diemcau.survey.queries.overview import overview
from diemcau.survey.views.pages import acted, address, form_page, ground, page, survey_of


@require_safe
def surveys(request: SignedIn, conference_id: int) -> HttpResponse:
    """Every survey of the organisation that holds the conference."""
    here = ground(request, conference_id)
    lines = [(survey, overview(survey)) for survey in surveys_on(here)]
    context = {"lines": lines, "holder": here.holder, "conference_id": conference_id, "sees_all": True}
    return render(request, "survey/surveys.html", context)


@require_http_methods(["GET", "POST"])
def new_survey(request: SignedIn, conference_id: int) -> HttpResponse:
    here = ground(request, conference_id)
    year = timezone.localdate().year
    initial = {"year": year, "title": f"Mức độ hài lòng của người dân, tổ chức năm {year}"}
    form = SurveyForm(request.POST if request.method == "POST" else None, initial=initial)

    def act() -> str:
        made = open_survey(here.holder, form.cleaned_data, by=request.user)
        return _("Đã mở cuộc khảo sát %(title)s. Việc tiếp theo: nhập khung mẫu.") % {"title": made.title}

    back = reverse("survey:surveys", args=[conference_id])
    return form_page(
        request, conference_id, form, act, title=_("Mở cuộc khảo sát"), button=_("Mở cuộc khảo sát"), back=back
    )


@require_safe
def survey(request: SignedIn, conference_id: int, survey_id: int) -> HttpResponse:
    """The six steps, each with how far it is."""
    found = survey_of(request, conference_id, survey_id)
    return page(request, "survey", conference_id, found, overview=overview(found))


@require_http_methods(["GET", "POST"])
def edit_survey(request: SignedIn, conference_id: int, survey_id: int) -> HttpResponse:
    found = survey_of(request, conference_id, survey_id)
    names = ("title", "year", "method", "score", "overall", "lonely", "least")
    form = RulesForm(
        request.POST if request.method == "POST" else None, initial={name: getattr(found, name) for name in names}
    )

    def act() -> str:
        change_rules(found, form.cleaned_data, by=request.user)
        return _("Đã lưu cách tính. Kết quả đã tính trước đây giữ nguyên cho đến khi tính lại.")

    back = address("survey", conference_id, found)
    return form_page(request, conference_id, form, act, title=_("Cách tính và tên gọi"), back=back, survey=found)


@require_http_methods(["GET", "POST"])
def collection(request: SignedIn, conference_id: int, survey_id: int) -> HttpResponse:
    """Open the survey, and see who has answered against the quota, by unit and by day."""
    found = survey_of(request, conference_id, survey_id)
    current = found.collections.filter(closed_at=None).first()
    data = request.POST if request.method == "POST" else None
    form = DayForm(data, initial={"ends_on": current.ends_on} if current else None)
    status = 200
    if form.is_bound:

        def act() -> str:
            made = start_collection(found, form.cleaned_data["ends_on"], by=request.user)
            return _("Đang nhận phiếu đến hết ngày %(day)s.") % {"day": f"{made.ends_on:%d/%m/%Y}"}

        done = acted(request, form, act, address("collection", conference_id, found))
        if isinstance(done, HttpResponse):
            return done
        status = done
    progress = progress_of(found)
    return page(
        request,
        "collection",
        conference_id,
        found,
        form=form,
        status=status,
        current=current,
        is_over=bool(current and current.ends_on < timezone.localdate()),
        progress=progress,
    )


@require_POST
def closure(request: SignedIn, conference_id: int, survey_id: int) -> HttpResponse:
    found = survey_of(request, conference_id, survey_id)
    close_collection(found, by=request.user)
    messages.success(request, _("Đã đóng đợt thu thập. Phiếu đến sau sẽ không được nhận."))
    return redirect(address("collection", conference_id, found))
