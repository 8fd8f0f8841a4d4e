"""Incidents: opened, worked on, over; the report."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.conference.models import Conference, Site
from diemcau.conference.permissions import can_see_all
from diemcau.connectivity.actions import incidents as acts
from diemcau.connectivity.domain import Source
from diemcau.connectivity.domain.incidents import FAULT_NAMES, REPORTED_BY_SITES, Deed, Fault, lasting
from diemcau.connectivity.forms import FaultForm, IncidentNoteForm, RestoreForm
from diemcau.connectivity.models import Incident
from diemcau.connectivity.permissions import can_keep_lines, can_test
from diemcau.connectivity.queries.incidents import incident_page, incident_version, incidents_of
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.words import say


@require_safe
def incidents(request: SignedIn, conference_id: int) -> HttpResponse:
    """What lasts, who is on it; what is over, and how long it took. A unit's contact sees those of the own sites."""
    conference = _conference(request, conference_id)
    version = incident_version(conference)
    if (seen := request.GET.get("seen")) is not None:  # the open page asks whether anything is new
        if seen == version:
            return HttpResponse(status=204)
        return render(request, "connectivity/incidents.html#changed", {"conference": conference})
    page = incident_page(conference, request.user)
    context = {
        "conference": conference,
        "page": page,
        "version": version,
        "to_detect": lasting(page.typical.to_detect),
        "to_restore": lasting(page.typical.to_restore),
        "may_keep": can_keep_lines(request.user, conference),
        "sees_all": can_see_all(request.user, conference),
    }
    return render(request, "connectivity/incidents.html", context)


@require_http_methods(["GET", "POST"])
def site_incidents(request: SignedIn, conference_id: int, site_id: int) -> HttpResponse:
    """Three large buttons for whoever sits at the site; the operator has the same ones behind a cell of the wall."""
    sites = Site.objects.visible_to(request.user).select_related("conference", "host")
    site = get_object_or_404(sites, pk=site_id, conference=conference_id)
    if request.method == "GET":
        return _site_page(request, site)
    require(can_test(request.user, site))
    form = FaultForm(request.POST)
    if not form.is_valid():
        return _site_page(request, site, status=422)
    is_site = request.user.organisation_roles.filter(organisation=site.host_id).exists()
    acts.open_incident(
        site,
        Fault(form.cleaned_data["fault"]),
        note=form.cleaned_data["note"],
        by=request.user,
        source=Source.SITE if is_site else Source.OPERATOR,
    )
    messages.success(request, _("Đã báo sự cố; kỹ thuật của hội nghị thấy ngay."))
    if is_site:
        return redirect("connectivity:site-incidents", conference_id, site_id)
    return redirect("connectivity:incidents", conference_id)


@require_POST
def handling(request: SignedIn, conference_id: int, incident_id: int) -> HttpResponse:
    """Take it on."""
    return _answer(request, acts.take_on(_kept(request, conference_id, incident_id), by=request.user))


@require_POST
def incident_entries(request: SignedIn, conference_id: int, incident_id: int) -> HttpResponse:
    """Write a line into the timeline."""
    found = _kept(request, conference_id, incident_id)
    form = IncidentNoteForm(request.POST)
    if form.is_valid():
        acts.write_down(found, Deed(form.cleaned_data["deed"]), form.cleaned_data["text"], by=request.user)
    else:
        messages.error(request, _("Hãy ghi đã làm gì; chưa ghi gì vào diễn biến."))
    return _answer(request, found)


@require_POST
def restoration(request: SignedIn, conference_id: int, incident_id: int) -> HttpResponse:
    """It works again: the operator says so, or the site itself."""
    found = _found(request, conference_id, incident_id)
    require(can_test(request.user, found.site))
    form = RestoreForm(request.POST)
    acts.restore(found, form.cleaned_data["cause"] if form.is_valid() else "", by=request.user)
    messages.success(request, _("Đã ghi khôi phục."))
    return _answer(request, found)


@require_POST
def reopening(request: SignedIn, conference_id: int, incident_id: int) -> HttpResponse:
    """Take the restoration back."""
    found = _found(request, conference_id, incident_id)
    require(can_test(request.user, found.site))
    acts.reopen(found, by=request.user)
    messages.success(request, _("Đã mở lại sự cố."))
    return _answer(request, found)


@require_POST
def withdrawal(request: SignedIn, conference_id: int, incident_id: int) -> HttpResponse:
    """It was no incident."""
    found = _found(request, conference_id, incident_id)
    require(can_test(request.user, found.site))
    acts.withdraw(found, by=request.user)
    messages.success(request, _("Đã rút lại sự cố báo nhầm."))
    return _answer(request, found)


def _answer(request: SignedIn, incident: Incident) -> HttpResponse:
    if can_see_all(request.user, incident.site.conference):
        return redirect("connectivity:incidents", incident.site.conference_id)
    return redirect("connectivity:site-incidents", incident.site.conference_id, incident.site_id)


def _site_page(request: SignedIn, site: Site, *, status: int = 200) -> HttpResponse:
    context = {
        "conference": site.conference,
        "site": site,
        "faults": [(fault.value, say(FAULT_NAMES[fault])) for fault in REPORTED_BY_SITES],
        "incidents": list(incidents_of(site.conference, request.user).filter(site=site)[:20]),
        "may_test": can_test(request.user, site),
        "sees_all": can_see_all(request.user, site.conference),
    }
    return render(request, "connectivity/site-incidents.html", context, status=status)


def _conference(request: SignedIn, conference_id: int) -> Conference:
    return get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)


def _found(request: SignedIn, conference_id: int, incident_id: int) -> Incident:
    incidents = Incident.objects.visible_to(request.user).select_related("site__conference", "site__host")
    return get_object_or_404(incidents, pk=incident_id, site__conference=conference_id)


def _kept(request: SignedIn, conference_id: int, incident_id: int) -> Incident:
    found = _found(request, conference_id, incident_id)
    require(can_keep_lines(request.user, found.site.conference))
    return found
