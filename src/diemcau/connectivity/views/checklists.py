"""What each site has ready: its checklist, its people, its way in, its probes."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from diemcau.conference.models import Site
from diemcau.conference.permissions import can_see_all
from diemcau.connectivity.actions import checklists as acts
from diemcau.connectivity.actions.probes import add_target, remove_target
from diemcau.connectivity.actions.video import write_way
from diemcau.connectivity.domain.probing import Kind
from diemcau.connectivity.forms import DutyForm, ProbeTargetForm, TickCheckForm, TickForm, VideoWayForm
from diemcau.connectivity.models import DutyPerson, ProbeTarget, Tick
from diemcau.connectivity.permissions import can_keep_lines, can_test
from diemcau.connectivity.queries.checklists import checklist
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import DomainError


@require_safe
def site_checklist(request: SignedIn, conference_id: int, site_id: int) -> HttpResponse:
    return _page(request, _site(request, conference_id, site_id))


@require_POST
def ticks(request: SignedIn, conference_id: int, site_id: int) -> HttpResponse:
    """The site says of one item whether it is ready."""
    site = _own(request, conference_id, site_id)
    form = TickForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, site, error=str(next(iter(form.errors.values()))[0]), status=422)
    given = form.cleaned_data
    try:
        acts.tick(
            site, given["item"], is_ready=given["is_ready"], note=given["note"], photo=given["photo"], by=request.user
        )
    except DomainError as refused:
        return _page(request, site, error=refused.message, status=422)
    return _back(conference_id, site_id, f"item-{given['item']}")


@require_POST
def tick_check(request: SignedIn, conference_id: int, tick_id: int) -> HttpResponse:
    """The technician of the conference has looked."""
    found = _tick(request, conference_id, tick_id)
    require(can_keep_lines(request.user, found.site.conference))
    form = TickCheckForm(request.POST)
    if form.is_valid():
        acts.check_tick(found, agrees=form.cleaned_data["agrees"], note=form.cleaned_data["note"], by=request.user)
    return _back(conference_id, found.site_id, f"item-{found.item}")


@require_safe
def tick_photo(request: SignedIn, conference_id: int, tick_id: int) -> HttpResponseBase:
    """A photo as it was sent: to be saved, never shown as a page of ours."""
    found = _tick(request, conference_id, tick_id, with_photo=True)
    answer = FileResponse(found.path.open("rb"), content_type=found.photo_type)
    name = content_disposition_header(as_attachment=True, filename=found.photo_name)
    answer["Content-Disposition"] = name or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_POST
def duty(request: SignedIn, conference_id: int, site_id: int) -> HttpResponse:
    """Name somebody who is there on the day."""
    site = _own(request, conference_id, site_id)
    form = DutyForm(request.POST)
    if form.is_valid():
        try:
            acts.put_on_duty(site, **form.cleaned_data, by=request.user)
        except DomainError as refused:
            form.add_error("phone", refused.message)
    if form.errors:
        return _page(request, site, duty_form=form, status=422)
    return _back(conference_id, site_id, "duty")


@require_POST
def duty_removal(request: SignedIn, conference_id: int, person_id: int) -> HttpResponse:
    people = DutyPerson.objects.filter(site__in=Site.objects.visible_to(request.user))
    person = get_object_or_404(people.select_related("site__conference"), pk=person_id, site__conference=conference_id)
    require(can_test(request.user, person.site))
    acts.take_off_duty(person, by=request.user)
    return _back(conference_id, person.site_id, "duty")


@require_POST
def video_way(request: SignedIn, conference_id: int, site_id: int) -> HttpResponse:
    """Write down how the site gets into the meeting."""
    site = _own(request, conference_id, site_id)
    form = VideoWayForm(request.POST)
    if not form.is_valid():
        return _page(request, site, way_form=form, status=422)
    write_way(site, form.cleaned_data["system"], form.way, by=request.user)
    messages.success(request, _("Đã ghi đường vào họp."))
    return _back(conference_id, site_id, "way")


@require_POST
def probe_targets(request: SignedIn, conference_id: int, site_id: int) -> HttpResponse:
    """Let the server ask an address of the site by itself."""
    site = _site(request, conference_id, site_id)
    require(can_keep_lines(request.user, site.conference))
    form = ProbeTargetForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            add_target(site, Kind(given["kind"]), given["address"], given["port"], by=request.user)
        except DomainError as refused:
            form.add_error("address", refused.message)
    if form.errors:
        return _page(request, site, probe_form=form, status=422)
    return _back(conference_id, site_id, "probes")


@require_POST
def probe_target_removal(request: SignedIn, conference_id: int, target_id: int) -> HttpResponse:
    targets = ProbeTarget.objects.filter(site__in=Site.objects.visible_to(request.user))
    target = get_object_or_404(targets.select_related("site__conference"), pk=target_id, site__conference=conference_id)
    require(can_keep_lines(request.user, target.site.conference))
    remove_target(target, by=request.user)
    return _back(conference_id, target.site_id, "probes")


def _back(conference_id: int, site_id: int, anchor: str) -> HttpResponse:
    answer = redirect("connectivity:site-checklist", conference_id, site_id)
    answer["Location"] += f"#{anchor}"
    return answer


def _site(request: SignedIn, conference_id: int, site_id: int) -> Site:
    sites = Site.objects.visible_to(request.user).select_related("conference", "host", "venue", "video_way")
    return get_object_or_404(sites, pk=site_id, conference=conference_id)


def _own(request: SignedIn, conference_id: int, site_id: int) -> Site:
    site = _site(request, conference_id, site_id)
    require(can_test(request.user, site))
    return site


def _tick(request: SignedIn, conference_id: int, tick_id: int, *, with_photo: bool = False) -> Tick:
    ticks = Tick.objects.filter(site__in=Site.objects.visible_to(request.user)).select_related("site__conference")
    if with_photo:
        ticks = ticks.exclude(photo="")
    return get_object_or_404(ticks, pk=tick_id, site__conference=conference_id)


def _page(request: SignedIn, site: Site, *, status: int = 200, error: str = "", **forms: Any) -> HttpResponse:
    lines = checklist(site)
    way = getattr(site, "video_way", None)
    written = {key: getattr(way, key) for key in VideoWayForm.base_fields} if way else None
    context = {
        "conference": site.conference,
        "site": site,
        "lines": lines,
        "ready": sum(line.kind in {"ok", "warn"} for line in lines),
        "duty": list(site.duty.all()),
        "way": way,
        "targets": list(site.probe_targets.prefetch_related("spells")),
        "allowed": settings.PROBE_NETWORKS,
        "error": error,
        "duty_form": DutyForm(),
        "way_form": VideoWayForm(initial=written),
        "probe_form": ProbeTargetForm(),
        "may_tick": can_test(request.user, site),
        "may_keep": can_keep_lines(request.user, site.conference),
        "sees_all": can_see_all(request.user, site.conference),
    }
    return render(request, "connectivity/site-checklist.html", context | forms, status=status)
