"""The bridge: named, booked, confirmed, given up."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diemcau.conference.models import Conference
from diemcau.connectivity.actions import video
from diemcau.connectivity.forms import BookingForm, BridgeForm
from diemcau.connectivity.models import Booking, Bridge
from diemcau.connectivity.permissions import can_confirm_bookings, can_keep_lines
from diemcau.connectivity.queries.bookings import bookings_of
from diemcau.connectivity.views.loading import kept, overseen
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Refused


@require_http_methods(["GET", "POST"])
def bookings(request: SignedIn, conference_id: int) -> HttpResponse:
    """The bridge of this conference, what else holds it, and a form for a booking."""
    conference = overseen(request, conference_id)
    may_keep = can_keep_lines(request.user, conference)
    form = BookingForm(request.POST if request.method == "POST" else None, initial=_usual(conference))
    bridges = Bridge.objects.select_related("organisation")
    form.fields["bridge"].queryset = bridges  # type: ignore[attr-defined]
    if form.is_bound:
        require(may_keep)
        if form.is_valid():
            try:
                video.book(conference, **form.cleaned_data, by=request.user)
            except Refused as refused:
                form.add_error("ports", refused.message)
            else:
                messages.success(request, _("Đã gửi yêu cầu đặt cầu họp tới nơi giữ cầu."))
                return redirect("connectivity:bookings", conference_id)
    context = {
        "conference": conference,
        "rows": [
            (row, can_confirm_bookings(request.user, row.booking)) for row in bookings_of(conference, request.user)
        ],
        "has_bridges": bridges.exists(),
        "form": form,
        "bridge_form": BridgeForm(),
        "may_keep": may_keep,
        "sees_all": True,
    }
    return render(request, "connectivity/bookings.html", context, status=422 if form.is_bound else 200)


@require_POST
def bridges(request: SignedIn, conference_id: int) -> HttpResponse:
    """Name a bridge of the organisation that holds the conference."""
    conference = kept(request, conference_id)
    form = BridgeForm(request.POST)
    if form.is_valid():
        video.add_bridge(conference.owner, **form.cleaned_data, by=request.user, within=conference)
    else:
        messages.error(request, str(next(iter(form.errors.values()))[0]))
    return redirect("connectivity:bookings", conference_id)


@require_POST
def booking_confirmation(request: SignedIn, conference_id: int, booking_id: int) -> HttpResponse:
    found = _booking(request, conference_id, booking_id)
    require(can_confirm_bookings(request.user, found))
    video.confirm_booking(found, by=request.user)
    messages.success(request, _("Đã xác nhận cầu họp."))
    return redirect("connectivity:bookings", conference_id)


@require_POST
def booking_removal(request: SignedIn, conference_id: int, booking_id: int) -> HttpResponse:
    """Let it go: by who asked, or by who holds the bridge."""
    found = _booking(request, conference_id, booking_id)
    require(can_keep_lines(request.user, found.conference) or can_confirm_bookings(request.user, found))
    video.give_up_booking(found, by=request.user)
    messages.success(request, _("Đã bỏ lần đặt."))
    return redirect("connectivity:bookings", conference_id)


def _usual(conference: Conference) -> dict[str, object]:
    """From an hour before the meeting until four hours after it begins; a port for each site, and two to spare."""
    usual: dict[str, object] = {"ports": conference.sites.filter(closure=None).count() + 2}
    day = conference.starts_on
    if day:
        starts = datetime.combine(day, conference.clock or time(8))
        usual |= {
            "starts_at": f"{starts - timedelta(minutes=60):%H:%M %d/%m/%Y}",
            "ends_at": f"{starts + timedelta(hours=4):%H:%M %d/%m/%Y}",
        }
    return usual


def _booking(request: SignedIn, conference_id: int, booking_id: int) -> Booking:
    conference = overseen(request, conference_id)
    return get_object_or_404(
        Booking.objects.standing().select_related("bridge", "conference"), pk=booking_id, conference=conference
    )
