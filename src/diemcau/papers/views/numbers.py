"""Signing is recorded, a number is taken, the series are set."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from diemcau.conference.models import Conference
from diemcau.directory.models import Organisation
from diemcau.directory.permissions import SignedIn
from diemcau.kernel.errors import Refused
from diemcau.papers.actions import begin_series, register, sign
from diemcau.papers.domain.kinds import LETTERS_OF, Kind
from diemcau.papers.domain.symbols import letters_of
from diemcau.papers.forms import NumberForm, SeriesForm, SignatureForm
from diemcau.papers.forms.register import LETTER_OPTION
from diemcau.papers.models import NumberSeries, Signature
from diemcau.papers.views.loading import frame, issuing, paper_for


@require_http_methods(["GET", "POST"])
def signature(request: SignedIn, conference_id: int, paper_id: int) -> HttpResponse:
    """Record who signed the newest version."""
    conference = issuing(request, conference_id)
    paper = paper_for(request, conference_id, paper_id)
    version = paper.versions.order_by("-number").first()
    if version is None:
        raise Refused(_("Chưa có tệp nào để ký; hãy tải lên bản đầu tiên."))
    initial = {"on": timezone.localdate(), "title": "CHỦ TỊCH", "authority": "TM. ỦY BAN NHÂN DÂN"}
    form = SignatureForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        sign(version, by=request.user, **form.cleaned_data)
        messages.success(request, _("Đã ghi chữ ký; nay có thể lấy số."))
        return redirect("papers:paper", conference_id, paper_id)
    context = {**frame(request.user, conference), "paper": paper, "version": version, "form": form}
    return render(request, "papers/signature.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def number(request: SignedIn, conference_id: int, paper_id: int) -> HttpResponse:
    """Enter the signed version in the books."""
    conference = issuing(request, conference_id)
    paper = paper_for(request, conference_id, paper_id)
    signed = get_object_or_404(Signature.objects.select_related("version__paper__conference"), version__paper=paper)
    issuers = _issuers(conference)
    initial = {
        "issuer": conference.owner_id,
        "code": LETTERS_OF.get(Kind(paper.kind), LETTER_OPTION),
        "office": letters_of(conference.owner.name, conference.owner.short_name),
        "on": max(timezone.localdate(), signed.on),
        "subject": paper.title,
    }
    form = NumberForm(issuers, request.POST if request.method == "POST" else None, initial=initial)
    refusal = ""
    if form.is_valid():
        try:
            made = register(signed, by=request.user, **form.cleaned_data)
        except Refused as refused:
            refusal = refused.message
        else:
            messages.success(request, _("Đã vào sổ: số %(number)s.") % {"number": made})
            return redirect("papers:document", conference_id, made.pk)
    context = {
        **frame(request.user, conference),
        "paper": paper,
        "signature": signed,
        "form": form,
        "refusal": refusal,
        "series": NumberSeries.objects.filter(issuer__in=issuers, year=timezone.localdate().year),
    }
    return render(request, "papers/number.html", context, status=409 if refusal else 422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def series(request: SignedIn, conference_id: int) -> HttpResponse:
    """Where the numbers of this year stand, and with which they go on."""
    conference = issuing(request, conference_id)
    initial = {"year": timezone.localdate().year, "began_with": 0}
    form = SeriesForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        facts = form.cleaned_data
        try:
            begin_series(
                conference.owner,
                facts["year"],
                facts["code"],
                began_with=facts["began_with"],
                is_external=facts["is_external"],
                by=request.user,
            )
        except Refused as refusal:
            form.add_error("began_with", refusal.message)
        else:
            messages.success(request, _("Đã đặt dãy số."))
            return redirect(request.path)
    context = {
        **frame(request.user, conference),
        "form": form,
        "series": NumberSeries.objects.filter(issuer=conference.owner).order_by("-year", "code"),
    }
    return render(request, "papers/series.html", context, status=422 if form.is_bound else 200)


def _issuers(conference: Conference) -> QuerySet[Organisation]:
    """Who may issue: who holds the conference, and the bodies right below it."""
    today: date = timezone.localdate()
    return Organisation.objects.valid_on(today).filter(Q(pk=conference.owner_id) | Q(parent=conference.owner_id))
