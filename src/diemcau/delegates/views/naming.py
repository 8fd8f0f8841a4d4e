"""The seats of one unit, and who is named for each: a page, and its rows by htmx."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.conference.models import Unit
from diemcau.conference.permissions import can_see_all
from diemcau.delegates import actions
from diemcau.delegates.domain.deadlines import distance
from diemcau.delegates.forms import ConsentForm, NamingForm, ReasonForm
from diemcau.delegates.models import Delegate, InvitingPolicy, Seat
from diemcau.delegates.permissions import can_record_consent, can_speak_for
from diemcau.delegates.queries import holders, unit_seats
from diemcau.directory.models import Person
from diemcau.directory.permissions import SignedIn, require, visible_people


@require_safe
def unit(request: SignedIn, conference_id: int, unit_id: int) -> HttpResponse:
    """Whom the plan invites from a unit, and whom the unit sends."""
    units = Unit.objects.visible_to(request.user).select_related("conference", "organisation", "site__host")
    found = get_object_or_404(units, pk=unit_id, conference=conference_id)
    conference, today = found.conference, timezone.localdate()
    policy = InvitingPolicy.of(conference)
    until = policy.deadlines(conference.starts_on).name
    context = {
        "conference": conference,
        "unit": found,
        "page": unit_seats(found),
        "until": until,
        "distance": distance(until, today) if until else "",
        "may_name": can_speak_for(request.user, found),
        "may_consent": can_record_consent(request.user, conference),
        "has_channels": bool(settings.CHANNELS),
        "sees_all": can_see_all(request.user, conference),
    }
    return render(request, "delegates/unit.html", context)


@require_http_methods(["GET", "POST"])
def new_delegate(request: SignedIn, seat_id: int) -> HttpResponse:
    """Give the seat with the form to name somebody; take it; answer with the seat as it now stands."""
    seat = _seat(request, seat_id)
    require(can_speak_for(request.user, seat.unit))
    data = request.POST if request.method == "POST" else None
    form = NamingForm(data, among=_among(request, seat), auto_id=f"seat-{seat.pk}-%s")
    if not form.is_valid():
        more = {"form": form, "mode": "name", "holders": holders(seat, timezone.localdate())}
        return _row(request, seat, more, status=422 if form.is_bound else 200)
    reason = form.cleaned_data["reason"]
    actions.name_delegate(seat, _titled(form, seat), by=request.user, deputy_reason=reason)
    return _row(request, seat)


@require_http_methods(["GET", "POST"])
def new_replacement(request: SignedIn, delegate_id: int) -> HttpResponse:
    """Let somebody else come, and say why."""
    delegate = _delegate(request, delegate_id)
    seat = delegate.seat
    require(can_speak_for(request.user, seat.unit))
    data = request.POST if request.method == "POST" else None
    form = NamingForm(data, among=_among(request, seat), must_say_why=True, auto_id=f"seat-{seat.pk}-%s")
    if not form.is_valid():
        others = [one for one in holders(seat, timezone.localdate()) if one.person != delegate.person_id]
        more = {"form": form, "mode": "replace", "delegate": delegate, "holders": others}
        return _row(request, seat, more, status=422 if form.is_bound else 200)
    actions.replace_delegate(delegate, _titled(form, seat), form.cleaned_data["reason"], by=request.user)
    return _row(request, seat)


@require_http_methods(["GET", "POST"])
def new_withdrawal(request: SignedIn, delegate_id: int) -> HttpResponse:
    delegate = _delegate(request, delegate_id)
    require(can_speak_for(request.user, delegate.seat.unit))
    data = request.POST if request.method == "POST" else None
    form = ReasonForm(data, auto_id=f"seat-{delegate.seat_id}-%s")
    if not form.is_valid():
        more = {"form": form, "mode": "withdraw", "delegate": delegate}
        return _row(request, delegate.seat, more, status=422 if form.is_bound else 200)
    actions.withdraw_delegate(delegate, form.cleaned_data["reason"], by=request.user)
    return _row(request, delegate.seat)


@require_POST
def undo_withdrawal(request: SignedIn, delegate_id: int) -> HttpResponse:
    delegate = _delegate(request, delegate_id)
    require(can_speak_for(request.user, delegate.seat.unit))
    actions.restore_delegate(delegate, by=request.user)
    return _row(request, delegate.seat)


@require_POST
def name_roster(request: SignedIn, seat_id: int) -> HttpResponse:
    """Everybody on the roster of the seat's group comes."""
    seat = _seat(request, seat_id)
    require(can_speak_for(request.user, seat.unit))
    actions.name_group(seat, by=request.user)
    return _row(request, seat)


@require_http_methods(["GET", "POST"])
def new_consent(request: SignedIn, delegate_id: int) -> HttpResponse:
    """Write down what the chair says about a deputy."""
    delegate = _delegate(request, delegate_id)
    require(can_record_consent(request.user, delegate.seat.unit.conference))
    data = request.POST if request.method == "POST" else None
    form = ConsentForm(data, auto_id=f"seat-{delegate.seat_id}-%s")
    if not form.is_valid():
        more = {"form": form, "mode": "consent", "delegate": delegate}
        return _row(request, delegate.seat, more, status=422 if form.is_bound else 200)
    is_given = form.cleaned_data["answer"] == "yes"
    actions.record_consent(delegate, is_given, form.cleaned_data["words"], by=request.user)
    return _row(request, delegate.seat)


def _seat(request: SignedIn, seat_id: int) -> Seat:
    visible = Seat.objects.filter(unit__in=Unit.objects.visible_to(request.user))
    return get_object_or_404(visible.select_related("unit__conference", "unit__organisation", "group"), pk=seat_id)


def _delegate(request: SignedIn, delegate_id: int) -> Delegate:
    visible = Delegate.objects.visible_to(request.user).select_related(
        "person", "seat__unit__conference", "seat__unit__organisation", "seat__group"
    )
    return get_object_or_404(visible, pk=delegate_id)


def _among(request: SignedIn, seat: Seat) -> QuerySet[Person]:
    """Whom somebody may name: those whom he sees in the directory, and the unit's own people."""
    own = Person.objects.filter(appointments__position__organisation=seat.unit.organisation_id)
    seen = visible_people(request.user)
    return Person.objects.filter(Q(pk__in=own.values("pk")) | Q(pk__in=seen.values("pk")))


def _titled(form: NamingForm, seat: Seat) -> actions.Nominee:
    """Whoever holds a post of the body comes by its title, where none is written."""
    nominee = form.nominee()
    if nominee.person is None or nominee.title:
        return nominee
    own = (one.title for one in holders(seat, timezone.localdate()) if one.person == nominee.person.pk)
    return replace(nominee, title=next(own, ""))


def _row(request: SignedIn, seat: Seat, more: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
    page = unit_seats(seat.unit)
    context = {
        "line": next(line for line in page.lines if line.seat.pk == seat.pk),
        "unit": seat.unit,
        "may_name": can_speak_for(request.user, seat.unit),
        "may_consent": can_record_consent(request.user, seat.unit.conference),
        "is_answer": True,
    }
    return render(request, "delegates/unit.html#line", context | (more or {}), status=status)


@require_safe
def seat_line(request: SignedIn, seat_id: int) -> HttpResponse:
    """One seat as it stands: what was being filled in is left."""
    return _row(request, _seat(request, seat_id))
