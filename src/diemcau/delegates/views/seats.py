"""Who is invited, by post."""

from __future__ import annotations

from django.db.models import Count, Q, Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from diemcau.conference.models import Conference, Unit
from diemcau.conference.permissions import can_see_all
from diemcau.delegates.actions import say_how_many
from diemcau.delegates.forms import SizeForm
from diemcau.delegates.models import Seat, SeatRule
from diemcau.delegates.permissions import can_speak_for
from diemcau.delegates.queries import headcount
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.numbers import sent


@require_safe
def seats(request: SignedIn, conference_id: int) -> HttpResponse:
    """Rule by rule; to htmx the seats that one rule makes, unit by unit."""
    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    require(can_see_all(request.user, conference))
    if (of := sent(request.GET.get("of"))) is not None:
        made = Seat.objects.filter(unit__conference=conference, rule=of).select_related("unit__organisation")
        rows = made.order_by("unit__organisation__rank", "unit__organisation__area_code", "pk")
        return render(request, "delegates/seats.html#opened", {"seats": rows, "of": of, "conference": conference})
    rules = SeatRule.objects.filter(conference=conference).annotate(
        number=Count("seats"),
        units=Count("seats__unit", distinct=True),
        people=Sum("seats__size"),
        unknown=Count("seats", filter=Q(seats__size=None)),
    )
    day = conference.starts_on or timezone.localdate()
    context = {"conference": conference, "rules": rules, "count": headcount(conference, day), "sees_all": True}
    return render(request, "delegates/seats.html", context)


@require_http_methods(["GET", "POST"])
def size(request: SignedIn, seat_id: int) -> HttpResponse:
    """Give the row with its form; take how many come; answer with the row as it now stands."""
    visible = Seat.objects.filter(unit__in=Unit.objects.visible_to(request.user))
    seat = get_object_or_404(visible.select_related("unit__conference", "unit__organisation", "rule"), pk=seat_id)
    require(can_speak_for(request.user, seat.unit))
    data = request.POST if request.method == "POST" else None
    form = SizeForm(data, initial={"size": seat.size}, auto_id=f"seat-{seat.pk}-%s")
    context = {"seat": seat, "may_size": True, "form": form}
    status = 200
    if form.is_valid():
        said = say_how_many(seat, form.cleaned_data["size"], by=request.user)
        seat.size, seat.was_sized = said.size, said.was_sized
        context |= {"form": None, "is_answer": True}
    elif form.is_bound:
        status = 422
    return render(request, "delegates/seat.html", context, status=status)
