"""Links to screens, and rehearsals: what is prepared before the day."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diemcau.conference.models import Conference
from diemcau.directory.permissions import SignedIn, require
from diemcau.journal.transports import public_address
from diemcau.live import actions
from diemcau.live.domain.screens import Screen
from diemcau.live.forms import LinkForm, RehearsalForm, SlideForm
from diemcau.live.models import Rehearsal, ScreenLink, Slide
from diemcau.live.permissions import can_direct, can_propose, can_watch
from diemcau.live.transports import enqueue
from diemcau.live.views.answers import conference_of, valid


@require_http_methods(["GET", "POST"])
def screens(request: SignedIn, conference_id: int) -> HttpResponse:
    """Every link that opens a screen; a new one is shown once, in full."""
    conference = conference_of(request, conference_id)
    require(can_watch(request.user, conference))
    form = LinkForm(conference, request.POST if request.method == "POST" else None)
    made = ""
    if request.method == "POST":
        require(can_direct(request.user, conference))
        if form.is_valid():
            facts = form.cleaned_data
            _link, secret = actions.make_link(
                conference, Screen(facts["screen"]), by=request.user, site=facts["site"], name=facts["name"]
            )
            made = public_address(request, reverse("live:screen", args=[secret]))
    return _page(request, conference, form, made=made)


@require_POST
def slides(request: SignedIn, conference_id: int) -> HttpResponse:
    """Put an announcement or a QR code on the director's shelf."""
    conference = conference_of(request, conference_id)
    require(can_propose(request.user, conference))
    form = SlideForm(request.POST)
    if not form.is_valid():
        return _page(request, conference, LinkForm(conference), slide_form=form)
    actions.offer_slide(conference, form.content, key=form.cleaned_data["key"], by=request.user)
    messages.success(request, _("Trang chiếu nay có trên màn hình điều hành, mục Màn hình hội trường."))
    return redirect("live:screens", conference.pk)


@require_POST
def slide_removal(request: SignedIn, conference_id: int, slide_id: int) -> HttpResponse:
    """Take a slide off the shelf."""
    conference = conference_of(request, conference_id)
    require(can_propose(request.user, conference))
    held = Slide.objects.filter(conference=conference, withdrawn_at=None, source="").select_related("conference")
    actions.withdraw_slide(get_object_or_404(held, pk=slide_id), by=request.user)
    return redirect("live:screens", conference.pk)


def _page(
    request: SignedIn, conference: Conference, form: LinkForm, *, made: str = "", slide_form: SlideForm | None = None
) -> HttpResponse:
    links = ScreenLink.objects.filter(conference=conference, account=None, delegate=None).good(timezone.now())
    context = {
        "conference": conference,
        "links": links.select_related("site__host").order_by("-pk"),
        "form": form,
        "slide_form": slide_form or SlideForm(initial={"key": uuid4()}),
        "slides": Slide.objects.filter(conference=conference, withdrawn_at=None),
        "made": made,
        "rehearsals": Rehearsal.objects.filter(of=conference).select_related("conference"),
        "rehearsal": Rehearsal.objects.filter(pk=conference.pk).select_related("of").first(),
        "may_direct": can_direct(request.user, conference),
        "may_propose": can_propose(request.user, conference),
        "sees_all": True,
    }
    status = 422 if (form.is_bound and not made) or slide_form else 200
    return render(request, "live/screens.html", context, status=status)


@require_POST
def link_removal(request: SignedIn, conference_id: int, link_id: int) -> HttpResponse:
    """Close a link; the screens that are open by it close too."""
    conference = conference_of(request, conference_id)
    require(can_direct(request.user, conference))
    link = get_object_or_404(ScreenLink.objects.select_related("conference"), pk=link_id, conference=conference)
    actions.revoke_link(link, by=request.user)
    messages.success(request, _("Đã thu hồi liên kết; màn hình đang mở bằng liên kết này đã đóng."))
    return redirect("live:screens", conference.pk)


@require_POST
def rehearsals(request: SignedIn, conference_id: int) -> HttpResponse:
    """One button: a copy of the conference with simulated sites, people, faults and a clock that runs faster."""
    conference = conference_of(request, conference_id)
    require(can_direct(request.user, conference))
    asked = valid(RehearsalForm(request.POST)).cleaned_data
    rehearsal = actions.begin_rehearsal(conference, asked["factor"], by=request.user)
    enqueue("simulate", rehearsal.pk, asked["seed"], asked["faults"])
    messages.success(request, _("Đã mở bản diễn tập: dữ liệu thật không thay đổi."))
    return redirect("live:director", rehearsal.pk)


@require_POST
def rehearsal_removal(request: SignedIn, conference_id: int) -> HttpResponse:
    """Throw a rehearsal away."""
    conference = conference_of(request, conference_id)
    require(can_direct(request.user, conference))
    rehearsal = get_object_or_404(Rehearsal.objects.select_related("conference", "of"), pk=conference.pk)
    original = rehearsal.of_id
    actions.end_rehearsal(rehearsal, by=request.user)
    messages.success(request, _("Đã bỏ bản diễn tập."))
    return redirect("live:screens", original)
