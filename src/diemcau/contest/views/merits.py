"""Certificates of merit: their layout, one sheet to try, the golden book."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from diemcau.contest.actions import set_merit_layout
from diemcau.contest.actions.merits import merit_of
from diemcau.contest.domain import sheets
from diemcau.contest.domain.certificates.merit import merit_pdf
from diemcau.contest.forms import MeritLayoutForm
from diemcau.contest.models import Certificate, Honour, MeritLayout, Result
from diemcau.contest.views.certificates import address_of_pages, decided_result, page_of
from diemcau.contest.views.sheets import file_of
from diemcau.directory.permissions import SignedIn


def _merits(request: SignedIn, result_id: int) -> Result:
    result = decided_result(request, result_id)
    if result.honour != Honour.MERIT:
        raise Http404
    return result


@require_POST
def layout(request: SignedIn, result_id: int) -> HttpResponse:
    """Say how they are printed; those that are made are made anew."""
    result = _merits(request, result_id)
    form = MeritLayoutForm(request.POST, instance=MeritLayout.objects.filter(result=result).first())
    if not form.is_valid():
        return page_of(request, result, form, status=422)
    set_merit_layout(result, **form.cleaned_data, by=request.user)
    messages.success(request, _("Đã ghi mẫu in bằng khen. Hãy in thử một bản trước khi in tất cả."))
    return redirect("contest:certificates", conference_id=result.contest.conference_id, result_id=result.pk)


@require_safe
def sample(request: SignedIn, result_id: int) -> HttpResponse:
    """The first of them on the layout as it is kept, to be laid on the stock; nothing is made."""
    result = _merits(request, result_id)
    winner, kept = result.winners.first(), MeritLayout.objects.filter(result=result).first()
    if winner is None or kept is None:
        raise Http404
    code = "0" * 32
    tried = Certificate(
        winner=winner,
        code=code,
        name=winner.receiver,
        unit=winner.unit_name,
        number=kept.first_number,
        link=address_of_pages(request).replace("CODE", code),
    )
    response = HttpResponse(merit_pdf(*merit_of(tried)), content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="bang-khen-in-thu.pdf"'
    return response


@require_safe
def register(request: SignedIn, result_id: int) -> HttpResponse:
    """The golden book: every one that was printed, in the order of numbers, replaced ones with the day."""
    result = _merits(request, result_id)
    kept = MeritLayout.objects.filter(result=result).first()
    rows = Certificate.objects.filter(winner__result=result).order_by("number", "pk")
    kind, signer, deed = str(result.get_category_display()), kept.signer if kept else "", kept.deed if kept else ""
    lines = [
        (
            str(row.number or ""),
            row.name,
            row.unit,
            kind,
            deed,
            result.decision,
            f"{result.decided_on:%d/%m/%Y}",
            signer,
            row.code,
            _("cấp lại ngày %(day)s") % {"day": f"{row.replaced_at.astimezone():%d/%m/%Y}"} if row.replaced_at else "",
        )
        for row in rows
    ]
    return file_of(sheets.MERITS, lines, f"so-vang-{result.pk}")
