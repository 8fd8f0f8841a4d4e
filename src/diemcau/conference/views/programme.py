"""The programme as it is planned: one row opens in place, everything else is one press."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diemcau.conference.actions import add_item, change_item, move_item, remove_item, return_item
from diemcau.conference.domain import ITEM_KIND_NAMES
from diemcau.conference.domain.hours import Item, planned
from diemcau.conference.forms import ItemForm
from diemcau.conference.models import Conference, ProgrammeItem
from diemcau.conference.permissions import can_organise, can_see_all
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    item: ProgrammeItem
    hour: str
    minutes: int
    kind: str
    ends: str


@require_http_methods(["GET", "POST"])
def programme(request: SignedIn, conference_id: int) -> HttpResponse:
    """All items with their hours; a new one is put at the end."""
    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    may = can_organise(request.user, conference)
    require(may or request.method == "GET")
    form = ItemForm(conference, request.POST if request.method == "POST" else None, auto_id="new-%s")
    if form.is_valid():
        add_item(conference, form.cleaned_data, by=request.user)
        messages.success(request, _("Đã thêm một mục vào cuối chương trình."))
        return redirect("conference:programme", conference.pk)
    rows = rows_of(conference)
    context = {
        "conference": conference,
        "rows": rows,
        "total": sum(row.minutes for row in rows),
        "end": rows[-1].ends if rows else "",
        "form": form,
        "may_edit": may,
        "sees_all": can_see_all(request.user, conference),
    }
    return render(request, "conference/programme.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def item(request: SignedIn, item_id: int) -> HttpResponse:
    """Give the row's form; take it back filled in; answer with the list as it now stands."""
    found = _item(request, item_id)
    data = request.POST if request.method == "POST" else None
    form = ItemForm(found.conference, data, instance=found, auto_id=f"item-{found.pk}-%s")
    if not form.is_valid():
        context = {"item": found, "form": form}
        return render(request, "conference/programme.html#form", context, status=422 if form.is_bound else 200)
    change_item(found, form.cleaned_data, by=request.user)
    return _list(request, found.conference)


@require_POST
def item_move(request: SignedIn, item_id: int) -> HttpResponse:
    """One place up or down."""
    found = _item(request, item_id)
    move_item(found, -1 if request.POST.get("to") == "up" else 1, by=request.user)
    return _list(request, found.conference)


@require_POST
def item_removal(request: SignedIn, item_id: int) -> HttpResponse:
    """Take an item out; the list that comes back offers the undo."""
    found = _item(request, item_id)
    removed = {"name": found.text, "words": found.sealed()}
    remove_item(found, by=request.user)
    return _list(request, found.conference, removed)


@require_POST
def item_return(request: SignedIn, conference_id: int) -> HttpResponse:
    """Undo a removal."""
    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    require(can_organise(request.user, conference))
    return_item(conference, request.POST.get("words", ""), by=request.user)
    return _list(request, conference)


def rows_of(conference: Conference) -> list[Row]:
    """The programme with its hours: one query."""
    zone, day = ZoneInfo(settings.TIME_ZONE), conference.starts_on or timezone.localdate()
    items = list(conference.programme.select_related("site__host"))
    begins = datetime.combine(day, conference.clock or time(8), zone)

    def printed(item: ProgrammeItem) -> int | None:
        return _ms(datetime.combine(item.date or day, item.starts, zone)) if item.starts else None

    hours = planned([Item(pk=each.pk, starts=printed(each), minutes=each.minutes) for each in items], _ms(begins))
    return [
        Row(
            item=each,
            hour=f"{datetime.fromtimestamp((hour.start or 0) / 1000, zone):%H:%M}",
            minutes=hour.length // 60_000,
            kind=say(ITEM_KIND_NAMES[each.nature]),
            ends=f"{datetime.fromtimestamp(((hour.start or 0) + hour.length) / 1000, zone):%H:%M}",
        )
        for each, hour in zip(items, hours, strict=True)
    ]


def _ms(instant: datetime) -> int:
    return round(instant.timestamp() * 1000)


def _list(request: SignedIn, conference: Conference, removed: Mapping[str, str] | None = None) -> HttpResponse:
    context = {"conference": conference, "rows": rows_of(conference), "may_edit": True, "removed": removed}
    return render(request, "conference/programme.html#rows", context)


def _item(request: SignedIn, item_id: int) -> ProgrammeItem:
    seen = ProgrammeItem.objects.filter(conference__in=Conference.objects.visible_to(request.user))
    found = get_object_or_404(seen.select_related("conference", "site__host"), pk=item_id)
    require(can_organise(request.user, found.conference))
    return found
