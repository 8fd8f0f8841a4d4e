"""The chase list: who has not named, not been invited, not answered; and reminding exactly those."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_organise, can_see_all
from diemcau.delegates.actions import remind
from diemcau.delegates.domain import sheets
from diemcau.delegates.domain.deadlines import distance
from diemcau.delegates.domain.progress import (
    CAN_BE_REMINDED,
    PROGRESS_NAMES,
    SIGNS,
    Place,
    Progress,
    Wanted,
    chosen,
    tally,
)
from diemcau.delegates.models import InvitingPolicy
from diemcau.delegates.permissions import can_chase
from diemcau.delegates.queries import places
from diemcau.delegates.queries.reminders import Reminders, reminders
from diemcau.directory.domain import TIER_NAMES, Tier
from diemcau.directory.domain.files import workbook
from diemcau.directory.permissions import SignedIn, require
from diemcau.journal.transports import public_address
from diemcau.kernel.numbers import sent
from diemcau.kernel.words import say

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SIGN = {"ok": "✓", "warn": "!", "bad": "✕", "wait": "…"}
SHOWN = 300  # lines on the page; the file has all


@require_safe
def chase(request: SignedIn, conference_id: int) -> HttpResponse:
    """Everybody who is still to be named, invited or heard; to htmx the rows that answer the form."""
    conference, policy, everybody = _asked(request, conference_id)
    wanted = wanted_by(request.GET)
    found = chosen(everybody, wanted)
    due = policy.deadlines(conference.starts_on)
    today = timezone.localdate()
    context: dict[str, Any] = {
        "conference": conference,
        "places": found[:SHOWN],
        "number": len(found),
        "all": len(everybody),
        "wanted": wanted,
        "query": request.GET.urlencode(),
        "can_remind": sum(place.state in CAN_BE_REMINDED for place in found),
    }
    if request.headers.get("HX-Target") == "rows":
        return render(request, "delegates/chase.html#rows", context)
    counts = tally(everybody)
    tiers = Counter(place.tier for place in everybody)
    context |= {
        "states": [
            (state.value, say(name), SIGNS[state], _SIGN[SIGNS[state]], counts[state], state in wanted.states)
            for state, name in PROGRESS_NAMES.items()
        ],
        "tiers": [(tier.value, say(name), tiers[tier.value]) for tier, name in TIER_NAMES.items() if tiers[tier.value]],
        "districts": list(dict.fromkeys(place.district for place in everybody if place.district)),
        "counts": counts,
        "people": sum(counts.values()),
        "done": counts[Progress.ACCEPTED],
        "due": [
            (name, day, distance(day, today))
            for name, day in ((_("cử"), due.name), (_("mời"), due.invite), (_("trả lời"), due.answer))
            if day
        ],
        "may_organise": can_organise(request.user, conference),
        "sees_all": can_see_all(request.user, conference),
    }
    return render(request, "delegates/chase.html", context)


@require_safe
def chase_file(request: SignedIn, conference_id: int) -> HttpResponse:
    """The lines that the form asks for, all of them."""
    _conference, _policy, everybody = _asked(request, conference_id)
    found = chosen(everybody, wanted_by(request.GET))
    response = HttpResponse(workbook([(sheets.CHASE, sheets.lines(found))]), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="don-doc-{timezone.localdate():%Y-%m-%d}.xlsx"'
    return response


@require_http_methods(["GET", "POST"])
def new_reminder(request: SignedIn, conference_id: int) -> HttpResponse:
    """Show whom the reminder goes to and what it says; send it when somebody says yes to exactly that."""
    conference, policy, everybody = _asked(request, conference_id)
    found = _reminders(request, conference, policy, chosen(everybody, wanted_by(request.GET)))
    changed = False
    if request.method == "POST":
        changed = request.POST.get("seen") != found.seen
        if not changed:
            hold = policy.hold_mail
            sent = remind(conference, found.messages, hold=hold, by=request.user)
            words = _("%(sent)s lời nhắc chờ duyệt gửi.") if hold else _("%(sent)s lời nhắc đang được gửi.")
            messages.success(request, words % {"sent": sent})
            return redirect("delegates:mail" if hold else "delegates:chase", conference.pk)
    context = {
        "conference": conference,
        "found": found,
        "shown": found.messages[:SHOWN],
        "unreachable": found.unreachable[:SHOWN],
        "policy": policy,
        "query": request.GET.urlencode(),
        "changed": changed,
        "sees_all": can_see_all(request.user, conference),
    }
    return render(request, "delegates/new-reminder.html", context, status=409 if changed else 200)


def _reminders(request: SignedIn, conference: Conference, policy: InvitingPolicy, found: list[Place]) -> Reminders:
    def page_of(unit: int) -> str:
        return public_address(request, reverse("delegates:unit", args=[conference.pk, unit]))

    return reminders(conference, found, policy, today=timezone.localdate(), page_of=page_of)


def _asked(request: SignedIn, conference_id: int) -> tuple[Conference, InvitingPolicy, list[Place]]:
    """The conference, and of its places those that this account may see: all, or those that its body invites."""
    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    policy = InvitingPolicy.of(conference)
    everybody = places(conference, policy)
    require(can_chase(request.user, conference, {place.issuer for place in everybody} - {conference.owner_id}))
    if not can_see_all(request.user, conference):
        own = set(request.user.organisation_roles.values_list("organisation_id", flat=True))
        everybody = [place for place in everybody if place.issuer in own]
    return conference, policy, everybody


def wanted_by(given: QueryDict) -> Wanted:
    """What the form asks for; what it cannot mean asks for nothing."""
    known = {state.value for state in Progress}
    return Wanted(
        states=frozenset(given.getlist("state")) & known,
        tier=given.get("tier", "") if given.get("tier") in {tier.value for tier in Tier} else "",
        district=given.get("district", "")[:200],
        unit=sent(given.get("unit")),
        words=given.get("q", "")[:100],
        only_trouble=given.get("trouble") == "1",
    )
