"""The wall of sites."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from diemcau.conference.models import Site
from diemcau.connectivity.actions import note_presence
from diemcau.connectivity.domain import PresenceState, Source
from diemcau.connectivity.domain.incidents import FAULT_NAMES, REPORTED_BY_SITES
from diemcau.connectivity.domain.wall import CELL_NAMES, SIGNS
from diemcau.connectivity.forms import PresenceForm
from diemcau.connectivity.models import LineTest
from diemcau.connectivity.permissions import can_keep_lines
from diemcau.connectivity.queries.wall import standing_cells, version
from diemcau.connectivity.queries.wall import wall as wall_of
from diemcau.connectivity.views.loading import overseen
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.numbers import sent
from diemcau.kernel.words import say

KINDS = {"lost": "bad", "weak": "warn", "untested": "wait", "absent": "wait", "connected": "ok"}


@require_safe
def wall(request: SignedIn, conference_id: int) -> HttpResponse:
    """Province, districts, communes as one picture; `?district=` opens one district of a very large one."""
    conference = overseen(request, conference_id)
    found = wall_of(conference, district=_district(request))
    counts = [
        (state, SIGNS[state], say(CELL_NAMES[state]), KINDS[state], number) for state, number in found.counts.items()
    ]
    context = {
        "conference": conference,
        "wall": found,
        "counts": counts,
        "words": {state.value: [SIGNS[state], say(name)] for state, name in CELL_NAMES.items()},
        "district": _district(request),
        "sees_all": True,
    }
    return render(request, "connectivity/wall.html", context)


@require_safe
def wall_changes(request: SignedIn, conference_id: int) -> HttpResponse:
    """The states as they stand, or 204 where nothing changed since `version`: asked every second."""
    conference = overseen(request, conference_id)
    if request.GET.get("version") == version(conference):
        return HttpResponse(status=204)
    found = wall_of(conference, district=_district(request))
    answer = JsonResponse(
        {
            "version": found.version,
            "counts": found.counts,
            "cells": {cell.pk: [cell.state, cell.faults] for group in found.groups for cell in group.cells},
            "groups": {group.head: [group.state, group.faults, list(group.counts.values())] for group in found.groups},
        }
    )
    answer["Cache-Control"] = "no-store"
    return answer


@require_safe
def wall_site(request: SignedIn, conference_id: int, site_id: int) -> HttpResponse:
    """What is behind one cell: now, and how it came to be."""
    return render(request, "connectivity/wall.html#site", _behind(request, conference_id, site_id))


@require_POST
def presences(request: SignedIn, conference_id: int, site_id: int) -> HttpResponse:
    """The operator says where a site stands."""
    site = _site(request, conference_id, site_id)
    require(can_keep_lines(request.user, site.conference))
    form = PresenceForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    note_presence(site, PresenceState(form.cleaned_data["state"]), by=request.user, source=Source.OPERATOR)
    if not request.headers.get("HX-Request"):
        messages.success(request, _("Đã ghi tình trạng của điểm cầu."))
        return redirect("connectivity:wall", conference_id)
    return render(request, "connectivity/wall.html#site", _behind(request, conference_id, site_id))


def _behind(request: SignedIn, conference_id: int, site_id: int) -> dict[str, object]:
    site = _site(request, conference_id, site_id)
    state, _faults = standing_cells(site.conference, [site.pk])[site.pk]
    tests = LineTest.objects.whole().filter(line__site=site).select_related("line").defer("course")
    return {
        "conference": site.conference,
        "site": site,
        "state": state,
        "kind": KINDS[state],
        "state_words": say(CELL_NAMES[state]),
        "presences": list(site.presences.select_related("by")[:8]),
        "incidents": list(site.incidents.select_related("handler")[:5]),
        "test": tests.first(),
        "picture": site.picture_checks.first(),
        "backups": [line for line in site.lines.all() if line.is_backup],
        "duty": list(site.duty.all()),
        "way": getattr(site, "video_way", None),
        "faults": [(fault.value, say(FAULT_NAMES[fault])) for fault in REPORTED_BY_SITES],
        "may_keep": can_keep_lines(request.user, site.conference),
    }


def _site(request: SignedIn, conference_id: int, site_id: int) -> Site:
    sites = Site.objects.visible_to(request.user).select_related("conference", "host", "parent__host", "video_way")
    return get_object_or_404(sites, pk=site_id, conference=conference_id)


def _district(request: SignedIn) -> int | None:
    given = request.GET.get("district", "")
    district = sent(given)
    if given and district is None:
        raise Http404
    return district
