"""The figures: by unit with intervals and the ranks they allow, by factor and question, against last year, as files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from diemcau.directory.domain.columns import Column, Table
from diemcau.directory.domain.files import csv_file, workbook
from diemcau.directory.permissions import SignedIn
from diemcau.kernel.numbers import written
from diemcau.kernel.words import in_english, say
from diemcau.survey.actions import compute_results
from diemcau.survey.domain.disclosure import released
from diemcau.survey.domain.plots import Interval, intervals
from diemcau.survey.domain.questionnaire import Kind, Part
from diemcau.survey.domain.rules import LONELY_NAMES, OVERALL_NAMES, RULE_NAMES, Lonely, Overall, Score
from diemcau.survey.models import Sheet
from diemcau.survey.queries import Change, Frozen, LastYear, frozen_estimates, last_year
from diemcau.survey.queries.approved import approval_of
from diemcau.survey.queries.sheets import microdata
from diemcau.survey.views.pages import CSV, XLSX, address, attached, page, survey_of


@require_safe
def estimates(request: SignedIn, conference_id: int, survey_id: int) -> HttpResponse:
    """One measure at a time (`of`), all units; by itself the index."""
    survey = survey_of(request, conference_id, survey_id)
    frozen = frozen_estimates(survey)
    counted = Sheet.objects.filter(survey=survey).counted().count()
    if frozen is None:
        return page(request, "estimates", conference_id, survey, frozen=None, counted=counted)
    data = frozen.data
    keys = [measure["key"] for measure in data["measures"]]
    at = keys.index(request.GET["of"]) if request.GET.get("of") in keys else 0
    last = last_year(survey, data)
    lines = _lines(data, at, last)
    return page(
        request,
        "estimates",
        conference_id,
        survey,
        frozen=frozen,
        approval=approval_of(survey),
        counted=counted,
        is_stale=counted != data["sheets"],
        measure=data["measures"][at],
        measures=data["measures"],
        total=data["total"][at],
        parts=[(measure, figure) for measure, figure in zip(data["measures"], data["total"], strict=True)],
        lines=lines,
        plot=intervals([Interval(name=name, figure=figure) for name, figure, _rank, _change in lines]),
        groups=data["groups"],
        last=last,
        rules=_rules(data),
        is_index=at == 0,
    )


Line = tuple[str, dict[str, Any] | None, dict[str, int] | None, Change | None]


def _lines(data: dict[str, Any], at: int, last: LastYear | None) -> list[Line]:
    """Best first; what is hidden comes last."""
    changes = last.units if last and at == 0 else {}
    rows: list[Line] = [
        (unit["name"], unit["figures"][at], None if at else unit["rank"], changes.get(unit["code"]))
        for unit in data["units"]
    ]
    return sorted(rows, key=lambda row: -(row[1]["value"] or 0) if row[1] else 1)


def _rules(data: dict[str, Any]) -> list[tuple[str, str]]:
    """How the figures were made: printed wherever they are shown."""
    stages = _("hai giai đoạn, cụm rồi người") if data["stages"] == 2 else _("ngẫu nhiên đơn giản trong từng tầng")
    return [
        (_("Phương pháp"), data["method"] or _("chưa ghi")),
        (_("Chỉ số"), say(RULE_NAMES[Score(data["score"])])),
        (_("Chỉ số chung"), say(OVERALL_NAMES[Overall(data["overall"])])),
        (_("Chọn mẫu"), stages),
        (_("Khoảng tin cậy"), _("95%, tuyến tính hóa Taylor theo tầng và cụm, hiệu chỉnh quần thể hữu hạn")),
        (_("So sánh"), _("từng cặp, mức ý nghĩa 5% sau hiệu chỉnh Holm")),
        (_("Tầng đơn lẻ"), say(LONELY_NAMES[Lonely(data["lonely"])])),
        (_("Số phiếu ít nhất"), str(data["least"])),
    ]


@require_POST
def computation(request: SignedIn, conference_id: int, survey_id: int) -> HttpResponse:
    survey = survey_of(request, conference_id, survey_id)
    result = compute_results(survey, by=request.user)
    messages.success(request, _("Đã tính từ %(sheets)s phiếu.") % {"sheets": result.data["sheets"]})
    return redirect(address("estimates", conference_id, survey))


ESTIMATES = Table(
    key="estimates",
    title="Kết quả",
    columns=tuple(
        Column(key=key, heading=heading)
        for key, heading in (
            ("unit", "Đơn vị"),
            ("measure", "Chỉ tiêu"),
            ("kind", "Loại"),
            ("value", "Giá trị (%)"),
            ("low", "Cận dưới (%)"),
            ("high", "Cận trên (%)"),
            ("answers", "Số phiếu"),
            ("rank", "Thứ hạng"),
            ("range", "Thứ hạng có thể"),
        )
    ),
)
RULES = Table(
    key="rules",
    title="Cách tính",
    columns=(Column(key="rule", heading="Nội dung"), Column(key="says", heading="Quy định")),
)


def _rows(frozen: Frozen) -> Iterator[list[str]]:
    data = frozen.data
    everybody = {"name": _("Toàn bộ"), "figures": data["total"], "rank": None}
    for unit in [everybody, *data["units"]]:
        for at, (measure, figure) in enumerate(zip(data["measures"], unit["figures"], strict=True)):
            rank = unit["rank"] if at == 0 else None
            yield [
                unit["name"],
                measure["title"][1 if in_english() and measure["title"][1] else 0],
                measure["kind"],
                *_interval(figure),
                str(figure["answers"]) if figure else "",
                str(rank["place"]) if rank else "",
                f"{rank['best']}–{rank['worst']}" if rank else "",
            ]


def _interval(figure: dict[str, Any] | None) -> list[str]:
    if not figure or figure["value"] is None:
        return [_("che, quá ít phiếu") if figure is None else "", "", ""]
    value, margin = figure["value"], figure["margin"]
    if margin is None:
        return [_percent(value), "", ""]
    return [_percent(value), _percent(max(value - margin, 0)), _percent(min(value + margin, 1))]


def _percent(share: float) -> str:
    return written(100 * share, 2)


@require_safe
@override("vi")  # official work, whoever makes it
def estimates_file(request: SignedIn, conference_id: int, survey_id: int, kind: str) -> HttpResponse:
    """The figures as .xlsx, .csv or JSON; what is hidden on the page is hidden here."""
    survey = survey_of(request, conference_id, survey_id)
    frozen = frozen_estimates(survey)
    if frozen is None:
        raise Http404
    name = f"muc-do-hai-long-{survey.year}"
    if kind == "json":
        return JsonResponse(
            {"digest": frozen.digest, **frozen.data},
            headers={"Content-Disposition": f'attachment; filename="{name}.json"'},
            json_dumps_params={"ensure_ascii": False},
        )
    if kind == "csv":
        return attached(csv_file(ESTIMATES, _rows(frozen)), CSV, f"{name}.csv")
    if kind != "xlsx":
        raise Http404
    tables = [(ESTIMATES, _rows(frozen)), (RULES, ([rule, says] for rule, says in _rules(frozen.data)))]
    return attached(workbook(tables), XLSX, f"{name}.xlsx")


@require_safe
@override("vi")  # official work, whoever makes it
def microdata_file(request: SignedIn, conference_id: int, survey_id: int) -> HttpResponse:
    """Sheets for researchers: facts about a person are blanked until enough people share them; no free words."""
    survey = survey_of(request, conference_id, survey_id)
    version = survey.questionnaires.last()
    if version is None:
        raise Http404
    form = version.form
    facts = {q.key for section in form.sections if section.part is Part.FACTS for q in section.questions}
    asked = [(at, q) for at, q in enumerate(form.coded) if q.key in facts and q.kind is Kind.CHOICE]
    told = [(at, q) for at, q in enumerate(form.coded) if q.key not in facts]
    rows = list(microdata(survey, form))
    kept, _blanked = released(
        [[unit, service, *(digits[at] for at, _q in asked)] for unit, service, digits in rows], least=survey.least
    )
    table = Table(
        key="microdata",
        title="Phiếu",
        columns=tuple(
            Column(key=key, heading=heading)
            for key, heading in [
                ("unit", "Đơn vị"),
                ("service", "Dịch vụ"),
                *((q.key, q.key) for _at, q in asked),
                *((q.key, q.key) for _at, q in told),
            ]
        ),
    )
    lines = ([*safe, *(digits[at] for at, _q in told)] for safe, (_u, _s, digits) in zip(kept, rows, strict=True))
    return attached(csv_file(table, lines), CSV, f"phieu-{survey.year}.csv")
