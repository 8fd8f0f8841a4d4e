"""Kiến nghị: the list with its form, one of them with who answers it."""

from __future__ import annotations

from collections import Counter
from uuid import uuid4

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.assignments.actions import answer_request, assign_request, close_request, make_request
from diemcau.assignments.domain.sheets import REQUESTS
from diemcau.assignments.forms.requests import AnswerForm, RequestAssignmentForm, RequestForm
from diemcau.assignments.models import Request
from diemcau.assignments.permissions import can_answer
from diemcau.assignments.queries.requests import REQUEST_SIGNS, REQUEST_STATE_NAMES, RequestState, request_rows
from diemcau.assignments.views.loading import conference_for, frame, workbook_answer
from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_organise, can_see_all
from diemcau.directory.models import Organisation
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.words import say
from diemcau.papers.domain.sheets import sheet


@require_http_methods(["GET", "POST"])
def requests(request: SignedIn, conference_id: int) -> HttpResponse:
    """Those that this account may see, and the form for another."""
    conference = conference_for(request, conference_id)
    form = RequestForm(
        _askers(request, conference),
        request.POST if request.method == "POST" else None,
        initial={"key": uuid4()},
    )
    if form.is_valid():
        data = form.cleaned_data
        make_request(
            conference, data["organisation"], data["key"], data["text"], moment=data["moment"], by=request.user
        )
        messages.success(request, _("Đã ghi kiến nghị."))
        return redirect(request.path)
    rows = request_rows(_visible(request, conference), timezone.localdate())
    counts = Counter(row.state for row in rows)
    context = {
        **frame(request.user, conference),
        "rows": rows,
        "form": form,
        "may_ask": _askers(request, conference).exists(),
        "states": [
            (one.value, say(REQUEST_STATE_NAMES[one]), REQUEST_SIGNS[one], counts[one])
            for one in RequestState
            if counts[one]
        ],
        "waiting": len(rows) - counts[RequestState.CLOSED],
        "late": counts[RequestState.LATE],
        "new": counts[RequestState.NEW],
    }
    return render(request, "assignments/requests.html", context, status=422 if form.is_bound else 200)


@require_safe
def requests_file(request: SignedIn, conference_id: int) -> HttpResponse:
    conference = conference_for(request, conference_id)
    rows = request_rows(_visible(request, conference).prefetch_related("answers"), timezone.localdate())
    lines = [
        (
            row.request.text,
            row.request.organisation.name,
            str(row.request.get_moment_display()),
            row.request.assigned_to.name if row.request.assigned_to else "",
            f"{row.request.due_on:%d/%m/%Y}" if row.request.due_on else "",
            row.words,
            next((answer.text for answer in row.request.answers.all()), ""),
        )
        for row in rows
    ]
    return workbook_answer(sheet(_("Kiến nghị"), REQUESTS, lines), "kien-nghi")


@require_safe
def request_page(request: SignedIn, conference_id: int, request_id: int) -> HttpResponse:
    return _page(request, _asked(request, conference_id, request_id))


@require_POST
def request_assignment(request: SignedIn, conference_id: int, request_id: int) -> HttpResponse:
    found = _asked(request, conference_id, request_id)
    require(can_organise(request.user, found.conference))
    form = RequestAssignmentForm(_bodies(found.conference), request.POST)
    if not form.is_valid():
        return _page(request, found, assignment=form, status=422)
    assign_request(found, form.cleaned_data["to"], form.cleaned_data["due_on"], by=request.user)
    messages.success(request, _("Đã giao trả lời."))
    return redirect("assignments:request", conference_id, found.pk)


@require_POST
def request_answer(request: SignedIn, conference_id: int, request_id: int) -> HttpResponse:
    found = _asked(request, conference_id, request_id)
    require(can_answer(request.user, found))
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, found, answer=form, status=422)
    data = form.cleaned_data
    answer_request(found, data["text"], how=data["how"], reference=data["reference"], by=request.user)
    messages.success(request, _("Đã ghi trả lời."))
    return redirect("assignments:request", conference_id, found.pk)


@require_POST
def request_closure(request: SignedIn, conference_id: int, request_id: int) -> HttpResponse:
    found = _asked(request, conference_id, request_id)
    require(can_organise(request.user, found.conference))
    close_request(found, by=request.user)
    messages.success(request, _("Kiến nghị đã kết thúc."))
    return redirect("assignments:request", conference_id, found.pk)


def _page(
    request: SignedIn,
    found: Request,
    *,
    assignment: RequestAssignmentForm | None = None,
    answer: AnswerForm | None = None,
    status: int = 200,
) -> HttpResponse:
    row = request_rows(Request.objects.filter(pk=found.pk), timezone.localdate())[0]
    known = {"to": found.assigned_to_id, "due_on": found.due_on}
    is_open = row.state is not RequestState.CLOSED
    context = {
        **frame(request.user, found.conference),
        "row": row,
        "answers": found.answers.select_related("by"),
        "assignment": assignment or RequestAssignmentForm(_bodies(found.conference), initial=known),
        "answer": answer or AnswerForm(),
        "may_answer": is_open and can_answer(request.user, found),
        "is_open": is_open,
    }
    return render(request, "assignments/request.html", context, status=status)


def _visible(request: SignedIn, conference: Conference) -> QuerySet[Request]:
    return Request.objects.visible_to(request.user).filter(conference=conference)


def _asked(request: SignedIn, conference_id: int, request_id: int) -> Request:
    conference = conference_for(request, conference_id)
    return get_object_or_404(_visible(request, conference).select_related("conference"), pk=request_id)


def _bodies(conference: Conference) -> QuerySet[Organisation]:
    """Who may be asked to answer: the organiser and every unit."""
    return Organisation.objects.filter(
        Q(pk__in=conference.units.values("organisation")) | Q(pk=conference.owner_id)
    ).order_by("rank", "area_code", "pk")


def _askers(request: SignedIn, conference: Conference) -> QuerySet[Organisation]:
    """In whose name this account asks: any unit's, for those who run the conference; else the own ones."""
    if can_see_all(request.user, conference):
        return _bodies(conference)
    return _bodies(conference).filter(pk__in=request.user.organisation_roles.values("organisation"))
