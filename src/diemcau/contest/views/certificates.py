"""Certificates: made and fetched by those who hold the contest, verified by anybody."""

from __future__ import annotations

import tempfile
import zipfile
from typing import IO

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from diemcau.conference.models import Conference
from diemcau.contest.actions import make_certificates, reissue
from diemcau.contest.domain.certificates.pages import together
from diemcau.contest.forms import MeritLayoutForm, ReissueForm
from diemcau.contest.models import Certificate, Honour, MeritLayout, Result
from diemcau.contest.permissions import can_hold
from diemcau.contest.queries.merits import suggested_layout
from diemcau.directory.permissions import SignedIn, require
from diemcau.journal.transports import public_address

SHOWN = 300


def decided_result(request: SignedIn, result_id: int) -> Result:
    """404 outside the own conferences, 403 to whoever does not hold the contest."""
    visible = Result.objects.filter(contest__conference__in=Conference.objects.visible_to(request.user))
    result = get_object_or_404(visible.select_related("contest__conference"), pk=result_id)
    require(can_hold(request.user, result.contest))
    return result


@require_http_methods(["GET", "POST"])
def certificates(request: SignedIn, conference_id: int, result_id: int) -> HttpResponse:
    """Make all certificates of one result (POST); see how far that is, fetch them."""
    result = decided_result(request, result_id)
    if result.contest.conference_id != conference_id:
        raise Http404
    if request.method == "POST":
        make_certificates(result, address=address_of_pages(request), by=request.user)
        return redirect("contest:certificates", conference_id=conference_id, result_id=result.pk)
    return page_of(request, result)


def page_of(request: SignedIn, result: Result, form: MeritLayoutForm | None = None, status: int = 200) -> HttpResponse:
    """The certificates of a result; of merit: with the form of their layout."""
    in_force = Certificate.objects.filter(winner__result=result, replaced_at=None)
    rows = list(in_force.select_related("winner__prize"))
    made = sum(row.rendered_at is not None for row in rows)
    failed = sum(bool(row.problem) for row in rows)
    is_merit = result.honour == Honour.MERIT
    layout = MeritLayout.objects.filter(result=result).first() if is_merit else None
    if is_merit and form is None:
        form = MeritLayoutForm(instance=layout, initial={} if layout else suggested_layout(result))
    context = {
        "conference": result.contest.conference,
        "result": result,
        "is_merit": is_merit,
        "layout": layout,
        "layout_form": form,
        "may_make": layout is not None if is_merit else result.published_at is not None,
        "rows": rows[:SHOWN],
        "all": len(rows),
        "winners": result.winners.count(),
        "made": made,
        "failed": failed,
        "is_done": made + failed == len(rows),
        "sees_all": True,
    }
    return render(request, "contest/certificates.html", context, status=status)


def address_of_pages(request: HttpRequest) -> str:
    """Of the page that verifies a certificate, with "CODE" where its code goes."""
    return public_address(request, reverse("contest:certificate", args=["CODE"]))


@require_safe
def archive(request: SignedIn, result_id: int) -> FileResponse:
    """Every certificate that is made, as one .zip."""
    result = decided_result(request, result_id)
    file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 -- the response closes it
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
        for each in Certificate.objects.filter(winner__result=result, rendered_at__isnull=False, replaced_at=None):
            with each.pdf.open("rb") as one:
                packed.writestr(_name(each), one.read())
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{_kind(result)}-{result.pk}.zip")


@require_safe
def printable(request: SignedIn, result_id: int) -> HttpResponse:
    """Every certificate that is made, as the pages of one .pdf, in their order: to print in one go."""
    result = decided_result(request, result_id)
    made = Certificate.objects.filter(winner__result=result, rendered_at__isnull=False, replaced_at=None)
    response = HttpResponse(together([each.pdf.path for each in made]), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{_kind(result)}-{result.pk}.pdf"'
    return response


@require_safe
def file(request: SignedIn, certificate_id: int) -> FileResponse:
    """One of them."""
    made = Certificate.objects.filter(rendered_at__isnull=False)
    each = get_object_or_404(made.select_related("winner"), pk=certificate_id)
    decided_result(request, each.winner.result_id)
    return FileResponse(each.pdf.open("rb"), as_attachment=True, filename=_name(each))


@require_http_methods(["GET", "POST"])
def reissuing(request: SignedIn, certificate_id: int) -> HttpResponse:
    """Issue a misprinted certificate again; the old one stops being valid."""
    each = get_object_or_404(Certificate.objects.select_related("winner"), pk=certificate_id)
    result = decided_result(request, each.winner.result_id)
    form = ReissueForm(
        request.POST if request.method == "POST" else None, initial={"name": each.name, "unit": each.unit}
    )
    back = reverse("contest:certificates", args=[result.contest.conference_id, result.pk])
    if form.is_valid():
        reissue(each, **form.cleaned_data, by=request.user)
        messages.success(request, _("Đang dựng giấy cấp lại; mã trên giấy cũ không còn giá trị."))
        return redirect(back)
    context = {
        "conference": result.contest.conference,
        "contest": result.contest,
        "form": form,
        "title": _("Cấp lại bằng khen") if result.honour == Honour.MERIT else _("Cấp lại giấy chứng nhận"),
        "back": back,
        "sees_all": True,
    }
    return render(request, "contest/change.html", context, status=422 if form.is_bound else 200)


def _kind(result: Result) -> str:
    return "bang-khen" if result.honour == Honour.MERIT else "giay-chung-nhan"


def _name(certificate: Certificate) -> str:
    if certificate.number:
        return f"bang-khen-so-{certificate.number:05}.pdf"
    return f"giay-chung-nhan-{certificate.pk:05}.pdf"


@login_not_required
@require_safe
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """Whether a certificate is genuine: name, prize, contest, decision, nothing else."""
    published = Certificate.objects.filter(winner__result__published_at__isnull=False)
    found = get_object_or_404(published.select_related("winner__prize", "winner__result__contest"), code=code)
    result = found.winner.result
    is_merit = result.honour == Honour.MERIT
    response = render(
        request, "contest/certificate.html", {"certificate": found, "result": result, "is_merit": is_merit}
    )
    response["X-Robots-Tag"] = "noindex"
    return response
