"""Sample points: their links and QR sheets, interviewers, replacements."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.directory.domain.columns import Column, Table
from diemcau.directory.domain.files import workbook
from diemcau.directory.permissions import SignedIn
from diemcau.journal.transports import public_address
from diemcau.kernel.errors import Refused
from diemcau.kernel.numbers import sent
from diemcau.survey.actions import assign_interviewer, renew_link, replace_point
from diemcau.survey.forms.surveys import InterviewerForm, ReasonForm
from diemcau.survey.models import Point, PointQuerySet, Stratum, Survey
from diemcau.survey.permissions import link_token
from diemcau.survey.queries.progress import current_sample
from diemcau.survey.views.pages import PDF, XLSX, address, attached, form_page, page, survey_of

SHOWN = 400

POINTS = Table(
    key="points",
    title="Điểm mẫu",
    columns=(
        Column(key="unit", heading="Đơn vị"),
        Column(key="service", heading="Dịch vụ"),
        Column(key="cluster", heading="Cụm"),
        Column(key="whom", heading="Người, hồ sơ"),
        Column(key="ordinal", heading="Số thứ tự trong danh sách"),
        Column(key="place", heading="Thứ tự chọn"),
        Column(key="state", heading="Loại"),
        Column(key="link", heading="Liên kết"),
    ),
)


def _points(survey: Survey, request: HttpRequest) -> PointQuerySet:
    points = Point.objects.filter(stratum__sample=current_sample(survey)).select_related(
        "stratum__unit", "cluster", "cell", "interviewer", "replacement__instead__cell", "replacement__gone"
    )
    stratum = sent(request.GET.get("stratum"))
    return points if stratum is None else points.filter(stratum=stratum)


@require_safe
def points(request: SignedIn, conference_id: int, survey_id: int) -> HttpResponse:
    """Who is asked, stratum by stratum: links, QR sheets, interviewers, replacements."""
    survey = survey_of(request, conference_id, survey_id)
    drawn = current_sample(survey)
    strata = Stratum.objects.filter(sample=drawn).select_related("unit")
    strata = strata.annotate(
        answered=Count("points", filter=~Q(points__answered_on=None)),
        called=Count("points", filter=Q(points__is_called=True, points__replacement=None)),
        spare=Count("points", filter=Q(points__is_called=False)),
        paper=Count("points", filter=Q(points__channel="paper")),
    )
    chosen = sent(request.GET.get("stratum"))
    rows = [] if chosen is None else list(_points(survey, request)[:SHOWN])
    return page(
        request,
        "points",
        conference_id,
        survey,
        strata=strata,
        rows=[(point, _link(request, point)) for point in rows],
        chosen=next((stratum for stratum in strata if stratum.pk == chosen), None),
        sample=drawn,
    )


def _link(request: HttpRequest, point: Point) -> str:
    return public_address(request, reverse("survey:form", args=[link_token(point)]))


@require_safe
def point_sheets(request: SignedIn, conference_id: int, survey_id: int) -> HttpResponse:
    """Slips with QR codes of the points that may still answer by link."""
    from diemcau.survey.domain.printing import MOST_SHEETS, Slip, slips_pdf  # noqa: PLC0415 -- slow import

    survey = survey_of(request, conference_id, survey_id)
    rows = list(_points(survey, request).asked().filter(answered_on=None, channel="")[: MOST_SHEETS + 1])
    if not rows:
        raise Refused(_("Không còn điểm mẫu nào chờ trả lời bằng liên kết, nên không có gì để in."))
    if len(rows) > MOST_SHEETS:
        raise Refused(_("Có hơn %(most)s tờ. Hãy in từng đơn vị.") % {"most": MOST_SHEETS})
    open_now = survey.collections.filter(closed_at=None).first()
    slips = [
        Slip(
            address=_link(request, point),
            unit=point.stratum.unit.name,
            service=point.cell.service,
            whom=_whom(point),
            number=f"{point.stratum_id}-{point.place}",
        )
        for point in rows
    ]
    until = f"{open_now.ends_on:%d/%m/%Y}" if open_now else ""
    return attached(slips_pdf(survey.title, until, slips), PDF, "phieu-moi-tra-loi.pdf")


def _whom(point: Point) -> str:
    place = f"{point.cluster}, " if point.cluster else f"{point.cell.cluster}, " if point.cell.cluster else ""
    return point.cell.label or _("%(place)ssố thứ tự %(number)s trong danh sách") % {
        "place": place,
        "number": point.ordinal,
    }


@require_safe
def points_file(request: SignedIn, conference_id: int, survey_id: int) -> HttpResponse:
    """All points with their links, for the office's own mail or messages."""
    survey = survey_of(request, conference_id, survey_id)

    def line(point: Point) -> list[str]:
        state = (
            _("dự bị") if not point.is_called else _("đã thay") if hasattr(point, "replacement") else _("chính thức")
        )
        is_open = point.is_called and not point.answered_on and not point.channel
        return [
            point.stratum.unit.name,
            point.cell.service,
            point.cell.cluster,
            point.cell.label,
            str(point.ordinal),
            str(point.place),
            state,
            _link(request, point) if is_open else "",
        ]

    rows = _points(survey, request).iterator(chunk_size=2000)
    return attached(workbook([(POINTS, map(line, rows))]), XLSX, "diem-mau.xlsx")


def _point(request: SignedIn, conference_id: int, survey_id: int, point_id: int) -> tuple[Survey, Point]:
    survey = survey_of(request, conference_id, survey_id)
    rows = Point.objects.filter(stratum__sample__survey=survey).select_related("stratum__sample__survey__owner", "cell")
    return survey, get_object_or_404(rows, pk=point_id)


def _back(conference_id: int, survey: Survey, point: Point) -> str:
    return f"{address('points', conference_id, survey)}?stratum={point.stratum_id}"


@require_http_methods(["GET", "POST"])
def new_replacement(request: SignedIn, conference_id: int, survey_id: int, point_id: int) -> HttpResponse:
    survey, point = _point(request, conference_id, survey_id, point_id)
    form = ReasonForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        instead = replace_point(point, form.cleaned_data["reason"], by=request.user)
        if instead is None:
            return _("Đã ghi không gặp được. Không còn dự bị ở tầng này, nên thiếu một phiếu.")
        return _("Đã thay bằng dự bị thứ %(place)s.") % {"place": instead.place}

    return form_page(
        request,
        conference_id,
        form,
        act,
        title=_("Thay điểm mẫu: %(point)s") % {"point": _whom(point)},
        lead=_("Dự bị được gọi theo thứ tự đã chọn ra cùng mẫu, không chọn tùy ý."),
        button=_("Thay bằng dự bị kế tiếp"),
        back=_back(conference_id, survey, point),
        survey=survey,
    )


@require_POST
def new_link(request: SignedIn, conference_id: int, survey_id: int, point_id: int) -> HttpResponse:
    survey, point = _point(request, conference_id, survey_id, point_id)
    renew_link(point, by=request.user)
    messages.success(request, _("Liên kết cũ hết hiệu lực; liên kết mới đã có ở danh sách."))
    return redirect(_back(conference_id, survey, point))


@require_http_methods(["GET", "POST"])
def new_interviewer(request: SignedIn, conference_id: int, survey_id: int) -> HttpResponse:
    survey = survey_of(request, conference_id, survey_id)
    strata = Stratum.objects.filter(sample=current_sample(survey)).select_related("unit")
    data: Any = request.POST if request.method == "POST" else None
    form = InterviewerForm(data, among=strata, initial={"stratum": request.GET.getlist("stratum")})

    def act() -> str:
        told = form.cleaned_data
        number = assign_interviewer(survey, told["stratum"], told["account"], by=request.user)
        return _("%(account)s được giao %(number)s điểm mẫu.") % {"account": told["account"], "number": number}

    return form_page(
        request,
        conference_id,
        form,
        act,
        title=_("Giao điều tra viên"),
        lead=_("Điều tra viên đăng nhập, mang phiếu theo máy và hỏi được cả khi không có mạng."),
        button=_("Giao"),
        back=address("points", conference_id, survey),
        survey=survey,
    )
