"""Speeches: called for, registered, chosen."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.db.models import Count, Max, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.conference.models import Conference, Unit
from diemcau.conference.permissions import can_organise
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import DomainError, Refused
from diemcau.papers.actions import (
    add_version,
    make_paper,
    register_speech,
    withdraw_speech,
)
from diemcau.papers.domain.kinds import Kind
from diemcau.papers.domain.sheets import sheet
from diemcau.papers.forms import SpeechForm, VersionForm
from diemcau.papers.models import Paper, Speech, SpeechCall, SpeechDecision
from diemcau.papers.permissions import can_register_for, visible_speeches
from diemcau.papers.views.loading import conference_for, frame, go
from diemcau.papers.views.papers import workbook


@require_http_methods(["GET", "POST"])
def speeches(request: SignedIn, conference_id: int) -> HttpResponse:
    """Those that were registered, as far as this account sees them; and the form to register one."""
    conference = conference_for(request, conference_id)
    call = SpeechCall.objects.filter(conference=conference).first()
    units = _units(request, conference)
    form = SpeechForm(units, request.POST if request.method == "POST" else None)
    if form.is_valid():
        facts = form.cleaned_data
        require(can_register_for(request.user, facts["unit"]))
        try:
            made = register_speech(
                facts["unit"], facts["title"], facts["minutes"], speaker=facts["speaker"], by=request.user
            )
        except Refused as refusal:
            form.add_error("title", refusal.message)
        else:
            messages.success(request, _("Đã đăng ký “%(speech)s”; nay có thể tải bài lên.") % {"speech": made})
            return redirect(request.path)
    rows = _rows(request, conference)
    accepted = [one for one in rows if _place(one) < _LAST]
    context = {
        **frame(request.user, conference),
        "call": call,
        "is_open": call is not None and timezone.localdate() <= call.closes_on,
        "rows": rows,
        "form": form,
        "units": units,
        "may_organise": can_organise(request.user, conference),
        "accepted": len(accepted),
        "minutes": sum(one.decision.minutes or 0 for one in accepted),
    }
    return render(request, "papers/speeches.html", context, status=422 if form.is_bound else 200)


@require_safe
def speeches_file(request: SignedIn, conference_id: int) -> HttpResponse:
    """The same list as a workbook: only what this account sees."""
    conference = conference_for(request, conference_id)
    heads = (
        _("Thứ tự"),
        _("Tham luận"),
        _("Đơn vị"),
        _("Người trình bày"),
        _("Phút đề nghị"),
        _("Phút được chọn"),
        _("Bài"),
        _("Tình trạng"),
        _("Lý do"),
    )
    lines = []
    for one in _rows(request, conference):
        decision: SpeechDecision | None = getattr(one, "decision", None)
        chosen = decision is not None and decision.is_accepted
        state = _("đã chọn") if chosen else _("không chọn") if decision else _("chờ chọn")
        lines.append(
            (
                (decision.position or "") if decision else "",
                one.title,
                str(one.unit.organisation),
                one.speaker,
                one.minutes,
                (decision.minutes or "") if decision else "",
                "; ".join(paper.get_kind_display() for paper in one.papers.all()),
                state,
                decision.reason if decision else "",
            )
        )
    return workbook(sheet(_("Tham luận"), heads, lines), "tham-luan.xlsx")


@require_POST
def speech_removal(request: SignedIn, conference_id: int, speech_id: int) -> HttpResponse:
    """Take a registration back."""
    withdraw_speech(_own(request, conference_id, speech_id), by=request.user)
    messages.success(request, _("Đã rút đăng ký tham luận."))
    return redirect("papers:speeches", conference_id)


@require_http_methods(["GET", "POST"])
def speech_file(request: SignedIn, conference_id: int, speech_id: int, kind: str) -> HttpResponse:
    """Bring the text of a speech or its slides; each is a paper of its own with versions."""
    speech = _own(request, conference_id, speech_id)
    of = Kind.SLIDES if kind == "slides" else Kind.SPEECH
    known = Paper.objects.filter(speech=speech, kind=of).first()
    form = VersionForm(request.user, *((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        body = speech.unit.organisation
        make = partial(make_paper, speech.conference, of, speech.title, drafted_by=body, speech=speech, by=request.user)
        try:
            source, reason = form.cleaned_data["source"], form.cleaned_data["reason"]
            add_version(known or make, source, reason=reason, by=request.user)
        except DomainError as refusal:
            form.add_error("reason" if "lý do" in refusal.message else "file", refusal.message)
        else:
            messages.success(request, _("Đã nhận bài “%(speech)s”.") % {"speech": speech})
            return go(request, "papers:speeches", conference_id)
    context = {
        **frame(request.user, speech.conference),
        "paper": known or speech,
        "speech": speech,
        "form": form,
        "action": request.path,
    }
    template = "papers/new-version.html" + ("#form" if request.headers.get("HX-Request") else "")
    return render(request, template, context, status=422 if form.is_bound else 200)


_LAST = 10_000


def _rows(request: SignedIn, conference: Conference) -> list[Speech]:
    """Those that this account sees: accepted ones in their order, then the others as they came."""
    found = visible_speeches(request.user).filter(conference=conference)
    rows = list(
        found.select_related("unit__organisation", "decision")
        .prefetch_related("papers")
        .annotate(texts=Count("papers__versions"), newest=Max("papers__versions__number"))
    )
    return sorted(rows, key=lambda one: (_place(one), one.pk))


def _place(speech: Speech) -> int:
    """Accepted ones in their order, then those undecided, then those declined."""
    decision: SpeechDecision | None = getattr(speech, "decision", None)
    if decision is None:
        return _LAST
    return decision.position if decision.position is not None else _LAST + 1


def _units(request: SignedIn, conference: Conference) -> QuerySet[Unit]:
    units = Unit.objects.filter(conference=conference).select_related("organisation", "conference")
    if not can_organise(request.user, conference):
        units = units.filter(organisation__in=request.user.organisation_roles.values("organisation"))
    return units.order_by("organisation__rank", "organisation__area_code", "pk")


def _own(request: SignedIn, conference_id: int, speech_id: int) -> Speech:
    speeches = visible_speeches(request.user).select_related(
        "unit__organisation", "unit__conference", "conference__owner"
    )
    speech = get_object_or_404(speeches, pk=speech_id, conference=conference_id)
    require(can_register_for(request.user, speech.unit))
    return speech
