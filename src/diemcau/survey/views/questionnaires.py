"""The questionnaire: tried on the page, edited as a table, kept in versions."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from diemcau.directory.domain.files import read, workbook
from diemcau.directory.permissions import SignedIn
from diemcau.kernel.errors import Unreadable
from diemcau.survey.actions import add_version
from diemcau.survey.domain.surveyjs import as_form
from diemcau.survey.domain.tables import Problem
from diemcau.survey.domain.wording import WORDING, read_wording, rows_of
from diemcau.survey.forms.fields import TableFile
from diemcau.survey.models import Questionnaire as Version
from diemcau.survey.models import Survey
from diemcau.survey.views.pages import XLSX, acted, address, attached, page, survey_of


def _last(survey: Survey) -> Version:
    version = survey.questionnaires.last()
    assert version is not None, "open_survey makes the first"
    return version


@require_http_methods(["GET", "POST"])
def questionnaire(request: SignedIn, conference_id: int, survey_id: int) -> HttpResponse:
    """The version in force as people see it; a changed table becomes the next."""
    survey = survey_of(request, conference_id, survey_id)
    version = _last(survey)
    form = TableFile(request.POST, request.FILES) if request.method == "POST" else TableFile()
    problems: list[Problem] = []

    def act() -> str:
        file = form.cleaned_data["file"]
        made, reading = read_wording(read(file.read()), version.form)
        problems.extend(reading.problems)
        if problems:
            raise Unreadable(_("Tệp còn %(number)s chỗ phải sửa. Phiếu giữ nguyên.") % {"number": len(problems)})
        added = add_version(survey, made, file=file.name, by=request.user)
        return _("Phiếu lần %(number)s được dùng từ bây giờ.") % {"number": added.number}

    done = acted(request, form, act, address("questionnaire", conference_id, survey))
    if isinstance(done, HttpResponse):
        return done
    return page(
        request,
        "questionnaire",
        conference_id,
        survey,
        form=form,
        version=version,
        sheet=version.form,
        versions=survey.questionnaires.all(),
        problems=problems,
        status=done,
    )


@require_safe
def questionnaire_form(request: SignedIn, conference_id: int, survey_id: int) -> HttpResponse:
    """What the form library on the page reads."""
    version = _last(survey_of(request, conference_id, survey_id))
    return JsonResponse(as_form(version.form))


@require_safe
def questionnaire_file(request: SignedIn, conference_id: int, survey_id: int) -> HttpResponse:
    version = _last(survey_of(request, conference_id, survey_id))
    return attached(workbook([(WORDING, rows_of(version.form))]), XLSX, f"phieu-hoi-lan-{version.number}.xlsx")
