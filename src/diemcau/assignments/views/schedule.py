"""The picture of time, and a unit's calendar."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.assignments.actions import make_calendar_link, revoke_calendar_link
from diemcau.assignments.domain.schedule import Span, picture
from diemcau.assignments.feed.calendars import calendar_of, link_of, secret_of
from diemcau.assignments.models import CalendarLink, Dependency, Product, Task
from diemcau.assignments.queries.assignments import product_rows
from diemcau.assignments.views.loading import conference_for, frame, run
from diemcau.directory.models import Organisation
from diemcau.directory.permissions import SignedIn
from diemcau.journal.transports import public_address
from diemcau.kernel.numbers import sent


@require_safe
def schedule(request: SignedIn, conference_id: int) -> HttpResponse:
    """Every product that has a day, as one picture that prints."""
    conference, today = run(request, conference_id), timezone.localdate()
    products = Product.objects.filter(assignment__conference=conference)
    rows = product_rows(products, Task.objects.within(conference), today)
    after: dict[int, list[int]] = {}
    for product, on in Dependency.objects.filter(product__in=products).values_list("product_id", "on_id"):
        after.setdefault(product, []).append(on)
    spans = []
    for row in rows:
        if until := row.product.until:
            begins = min(row.product.begins_on or timezone.localdate(row.product.at), until)
            spans.append(
                Span(
                    key=row.product.pk,
                    text=row.product.text,
                    begins=begins,
                    until=until,
                    kind=row.sign,
                    words=row.words,
                    after=tuple(after.get(row.product.pk, ())),
                )
            )
    context = {
        **frame(request.user, conference),
        "picture": picture(spans, today=today, day=conference.starts_on),
        "spans": len(spans),
        "undated": len(rows) - len(spans),
    }
    return render(request, "assignments/schedule.html", context)


@require_http_methods(["GET", "POST"])
def calendar(request: SignedIn, conference_id: int) -> HttpResponse:
    """The address for each of the own units; a new one ends the old."""
    conference = conference_for(request, conference_id)
    own = Organisation.objects.filter(pk__in=request.user.organisation_roles.values("organisation"))
    if request.method == "POST":
        body = get_object_or_404(own, pk=sent(request.POST.get("organisation")))
        make_calendar_link(conference, body, by=request.user)
        messages.success(request, _("Đã tạo địa chỉ lịch; địa chỉ cũ, nếu có, hết hiệu lực."))
        return redirect(request.path)
    links = {
        link.organisation_id: link
        for link in CalendarLink.objects.filter(conference=conference, organisation__in=own, revoked_at=None)
    }
    rows = []
    for body in own.order_by("rank", "pk")[:50]:
        link = links.get(body.pk)
        address = reverse("assignments:calendar-feed", args=[secret_of(link)]) if link else ""
        rows.append((body, link, public_address(request, address) if address else ""))
    return render(request, "assignments/calendar.html", {**frame(request.user, conference), "rows": rows})


@require_POST
def calendar_removal(request: SignedIn, conference_id: int, link_id: int) -> HttpResponse:
    conference = conference_for(request, conference_id)
    own = CalendarLink.objects.filter(organisation__in=request.user.organisation_roles.values("organisation"))
    revoke_calendar_link(get_object_or_404(own, pk=link_id, conference=conference), by=request.user)
    messages.success(request, _("Địa chỉ lịch đã thu hồi."))
    return redirect("assignments:calendar", conference.pk)


@login_not_required
@require_safe
def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """What a calendar program asks for, without an account: the signed address is the key."""
    link = link_of(secret)
    if link is None:
        raise Http404
    answer = HttpResponse(calendar_of(link), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="viec.ics"'
    answer["Cache-Control"] = "private, no-store"
    return answer
