"""Paper: forms printed, keyed twice, differences settled, or read from a file."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from diemcau.directory.domain.files import read, workbook
from diemcau.directory.permissions import SignedIn
from diemcau.kernel.errors import Refused, Unreadable
from diemcau.kernel.numbers import sent
from diemcau.survey.actions import hand_out_paper, import_sheets, key_form, settle_form
from diemcau.survey.domain.keyed import answers_table, read_answers
from diemcau.survey.domain.questionnaire import Filled, answers_of
from diemcau.survey.domain.tables import Problem
from diemcau.survey.forms.fields import TableFile
from diemcau.survey.forms.keying import KeyingForm
from diemcau.survey.forms.surveys import StrataForm
from diemcau.survey.models import PaperForm, Stratum, Survey
from diemcau.survey.queries.progress import current_sample
from diemcau.survey.views.pages import PDF, XLSX, acted, address, attached, page, survey_of

SHOWN = 300


@require_http_methods(["GET", "POST"])
def paper(request: SignedIn, conference_id: int, survey_id: int) -> HttpResponse:
    """How many forms are out, keyed once, in dispute, done; hand out more."""
    survey = survey_of(request, conference_id, survey_id)
    strata = Stratum.objects.filter(sample=current_sample(survey)).select_related("unit")
    data: Any = request.POST if request.method == "POST" else None
    form = StrataForm(data, among=strata)

    def act() -> str:
        made = hand_out_paper(survey, form.cleaned_data["stratum"], by=request.user)
        facts = {"number": len(made), "first": made[0], "last": made[-1]}
        return _("Đã lập %(number)s phiếu giấy, từ %(first)s đến %(last)s. Hãy in tệp PDF.") % facts

    done = acted(request, form, act, address("paper", conference_id, survey))
    if isinstance(done, HttpResponse):
        return done
    forms = PaperForm.objects.filter(survey=survey).annotate(turns=Count("keyings"))
    disputed = list(forms.filter(sheet=None, turns=2).select_related("stratum__unit")[:SHOWN])
    counts = {
        "out": forms.count(),
        "once": forms.filter(sheet=None, turns=1).count(),
        "disputed": len(disputed),
        "done": forms.exclude(sheet=None).count(),
    }
    file_form = TableFile()
    return page(
        request,
        "paper",
        conference_id,
        survey,
        form=form,
        file_form=file_form,
        counts=counts,
        disputed=disputed,
        has_strata=strata.exists(),
        problems=(),
        status=done,
    )


@require_safe
def paper_sheets(request: SignedIn, conference_id: int, survey_id: int) -> HttpResponse:
    from diemcau.survey.domain.printing import MOST_SHEETS, Paper, papers_pdf  # noqa: PLC0415 -- slow import

    survey = survey_of(request, conference_id, survey_id)
    rows = list(_waiting(survey)[: MOST_SHEETS + 1])
    if not rows:
        raise Refused(_("Chưa phát phiếu giấy nào, nên không có gì để in."))
    papers = [Paper(number=str(row), unit=row.stratum.unit.name, service=row.stratum.service) for row in rows]
    return attached(papers_pdf(rows[0].questionnaire.form, papers[:MOST_SHEETS]), PDF, "phieu-giay.pdf")


def _waiting(survey: Survey) -> Any:
    last = survey.questionnaires.last()
    rows = PaperForm.objects.filter(survey=survey, sheet=None, questionnaire=last)
    return rows.select_related("stratum__unit", "questionnaire").order_by("number")


@require_http_methods(["GET", "POST"])
def keying(request: SignedIn, conference_id: int, survey_id: int) -> HttpResponse:
    """One form after the other: its number, then its digits. Whoever keys second does not see the first."""
    survey = survey_of(request, conference_id, survey_id)
    form = _form(survey, request.GET.get("number", ""))
    if form is None:
        wrong = bool(request.GET.get("number"))
        return page(request, "keying", conference_id, survey, paper=None, wrong=wrong, status=404 if wrong else 200)
    questionnaire = form.questionnaire.form
    data: Any = request.POST if request.method == "POST" else None
    keyed = KeyingForm(data, form=questionnaire)

    def act() -> str:
        assert keyed.filled is not None
        made = key_form(form, keyed.filled, by=request.user)
        form.refresh_from_db()
        if made.turn == 1:
            return _("Đã ghi lượt một của phiếu %(form)s.") % {"form": form}
        if form.sheet_id:
            return _("Hai lượt của phiếu %(form)s khớp nhau; phiếu đã được tính.") % {"form": form}
        return _("Hai lượt của phiếu %(form)s khác nhau; hãy đối chiếu với phiếu giấy.") % {"form": form}

    done = acted(request, keyed, act, address("keying", conference_id, survey))
    if isinstance(done, HttpResponse):
        return done
    turn = form.keyings.count() + 1
    return page(request, "keying", conference_id, survey, paper=form, form=keyed, turn=turn, status=done)


@require_http_methods(["GET", "POST"])
def differences(request: SignedIn, conference_id: int, survey_id: int, number: int) -> HttpResponse:
    """Two readings side by side; what the paper says is decided by whoever holds it."""
    survey = survey_of(request, conference_id, survey_id)
    form = _form(survey, str(number))
    readings = list(form.keyings.select_related("by")) if form else []
    if form is None or len(readings) != 2:
        raise Http404
    questionnaire = form.questionnaire.form
    first, second = (
        answers_of(questionnaire, Filled(marks=reading.marks, words=reading.words)) for reading in readings
    )
    data: Any = request.POST if request.method == "POST" else None
    settled = KeyingForm(data, form=questionnaire, initial=first)

    def act() -> str:
        assert settled.filled is not None
        settle_form(form, settled.filled, by=request.user)
        return _("Đã chốt phiếu %(form)s.") % {"form": form}

    done = acted(request, settled, act, address("paper", conference_id, survey))
    if isinstance(done, HttpResponse):
        return done
    lines = [
        (settled[question.key], first.get(question.key, ""), second.get(question.key, ""))
        for question in questionnaire.questions
    ]
    return page(
        request,
        "differences",
        conference_id,
        survey,
        paper=form,
        form=settled,
        readings=readings,
        lines=lines,
        unlike=sum(one != other for _field, one, other in lines),
        status=done,
    )


def _form(survey: Survey, number: str) -> PaperForm | None:
    known = sent(number.upper().removeprefix("P-").strip(), digits=9)
    if known is None:
        return None
    rows = PaperForm.objects.filter(survey=survey).select_related("questionnaire", "stratum__unit")
    return rows.filter(number=known).first()


@require_safe
def answers_template(request: SignedIn, conference_id: int, survey_id: int) -> HttpResponse:
    """The forms that wait, as a table to key into."""
    survey = survey_of(request, conference_id, survey_id)
    version = survey.questionnaires.last()
    assert version is not None
    table = answers_table(version.form)
    blank = [""] * (len(table.columns) - 1)
    lines = ([str(row), *blank] for row in _waiting(survey)[:20_000])
    return attached(workbook([(table, lines)]), XLSX, "nhap-phieu-giay.xlsx")


@require_http_methods(["GET", "POST"])
def answers_file(request: SignedIn, conference_id: int, survey_id: int) -> HttpResponse:
    """Keyed forms from a file: every line right, or none is taken."""
    survey = survey_of(request, conference_id, survey_id)
    form = TableFile(request.POST, request.FILES) if request.method == "POST" else TableFile()
    problems: list[Problem] = []

    def act() -> str:
        file = form.cleaned_data["file"]
        by_number = {str(row): row for row in PaperForm.objects.filter(survey=survey).select_related("questionnaire")}
        forms = {number: row.questionnaire.form for number, row in by_number.items()}
        reading = read_answers(read(file.read()), forms)
        problems.extend(reading.problems)
        if problems:
            raise Unreadable(_("Tệp còn %(number)s chỗ phải sửa. Chưa nhập gì.") % {"number": len(problems)})
        found = [(by_number[number], filled) for number, filled in reading.lines]
        new, same = import_sheets(survey, found, file=file.name, by=request.user)
        return _("Đã nhập %(new)s phiếu; %(same)s phiếu đã có từ trước.") % {"new": new, "same": same}

    done = acted(request, form, act, address("paper", conference_id, survey))
    if isinstance(done, HttpResponse):
        return done
    return page(request, "answers-file", conference_id, survey, form=form, problems=problems, status=done)
