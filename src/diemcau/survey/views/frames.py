"""The frame: seen by unit, imported from a file with a preview."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count, Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.directory.actions import drop_import, keep_import
from diemcau.directory.domain.files import read, workbook
from diemcau.directory.models import PendingImport
from diemcau.directory.permissions import SignedIn
from diemcau.kernel.errors import Refused, Unreadable
from diemcau.survey.actions import import_frame
from diemcau.survey.domain.frame import FRAME, read_frame
from diemcau.survey.forms.fields import TableFile
from diemcau.survey.models import FrameCell
from diemcau.survey.queries.units import unit_names
from diemcau.survey.views.pages import XLSX, address, attached, page, survey_of


@require_http_methods(["GET", "POST"])
def frame(request: SignedIn, conference_id: int, survey_id: int) -> HttpResponse:
    """The people by unit; take a file, read before it is kept."""
    survey = survey_of(request, conference_id, survey_id)
    form = TableFile(request.POST, request.FILES) if request.method == "POST" else TableFile()
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        try:
            read_frame(read(content), unit_names())
        except Unreadable as unreadable:
            form.add_error("file", unreadable.message)
        else:
            pending = keep_import(content, name=file.name, by=request.user)
            return redirect(address("frame-import", conference_id, survey, pending.token))
    lines = (
        FrameCell.objects.filter(survey=survey)
        .values("unit__name", "unit__rank", "unit__area_code", "unit")
        .annotate(
            people=Sum("people"),
            services=Count("service", distinct=True),
            clusters=Count("cluster", distinct=True),
        )
        .order_by("unit__rank", "unit__area_code", "unit")
    )
    status = 422 if form.is_bound else 200
    total = sum(line["people"] for line in lines)
    is_used = survey.samples.exists()
    return page(
        request, "frame", conference_id, survey, form=form, lines=lines, total=total, is_used=is_used, status=status
    )


@require_safe
def frame_template(request: SignedIn, conference_id: int, survey_id: int) -> HttpResponse:
    """The frame as it stands, as a file to fill in."""
    survey = survey_of(request, conference_id, survey_id)
    rows = FrameCell.objects.filter(survey=survey).select_related("unit").order_by("pk")
    lines = [[row.unit.code, row.service, row.cluster, row.label, str(row.people)] for row in rows]
    return attached(workbook([(FRAME, lines)]), XLSX, "khung-mau.xlsx")


@require_http_methods(["GET", "POST"])
def frame_import(request: SignedIn, conference_id: int, survey_id: int, token: str) -> HttpResponse:
    """What a file would bring; bring it when its author says so."""
    survey = survey_of(request, conference_id, survey_id)
    alive = PendingImport.objects.alive(timezone.now()).filter(account=request.user)
    pending = get_object_or_404(alive, token=token)
    reading = read_frame(read(bytes(pending.content)), unit_names())
    refusal, status = "", 200
    if request.method == "POST" and not reading.problems:
        try:
            number = import_frame(survey, reading.lines, pending=pending, by=request.user)
        except Refused as refused:
            refusal, status = refused.message, 409
        else:
            messages.success(request, _("Đã nhập khung mẫu: %(number)s dòng.") % {"number": number})
            return redirect(address("frame", conference_id, survey))
    people: dict[str, int] = {}
    for cell in reading.lines:
        people[cell.unit] = people.get(cell.unit, 0) + cell.people
    names = {code: name for name, code in unit_names().items() if code in people}
    return page(
        request,
        "frame-import",
        conference_id,
        survey,
        pending=pending,
        reading=reading,
        units=[(names.get(code, code), number) for code, number in people.items()],
        total=sum(people.values()),
        before=FrameCell.objects.filter(survey=survey).count(),
        refusal=refusal,
        status=status,
    )


@require_POST
def drop_frame_import(request: SignedIn, conference_id: int, survey_id: int, token: str) -> HttpResponse:
    survey = survey_of(request, conference_id, survey_id)
    alive = PendingImport.objects.alive(timezone.now()).filter(account=request.user)
    drop_import(get_object_or_404(alive, token=token), by=request.user)
    messages.success(request, _("Đã bỏ tệp. Khung mẫu giữ nguyên."))
    return redirect(address("frame", conference_id, survey))
