"""What this conference sends about its delegates: what waits for a person, what has left, what did not arrive."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_see_all
from diemcau.delegates.actions.mail import send_again
from diemcau.delegates.permissions import can_chase
from diemcau.delegates.queries import inviters
from diemcau.directory.permissions import SignedIn, require
from diemcau.journal.actions import note_bounce, release, withdraw
from diemcau.journal.domain import STATE_NAMES, State
from diemcau.journal.models import OutboxMessage, OutboxMessageQuerySet, topic
from diemcau.kernel.numbers import sent
from diemcau.kernel.words import say

SHOWN = 300
RETURNED = "returned"  # sent, and come back
SIGNS = {
    State.HELD: "warn",
    State.QUEUED: "wait",
    State.SENDING: "wait",
    State.SENT: "ok",
    State.FAILED: "bad",
    State.UNKNOWN: "warn",
    State.WITHDRAWN: "wait",
}


@require_safe
def mail(request: SignedIn, conference_id: int) -> HttpResponse:
    """The outbox of the conference."""
    conference, outbox = _asked(request, conference_id)
    returned = outbox.filter(state=State.SENT, bounced_at__isnull=False)
    counts = outbox.count_by_state() | {RETURNED: returned.count()}
    counts[State.SENT.value] -= counts[RETURNED]
    state = request.GET.get("state", "")
    if state == RETURNED:
        shown = returned
    elif state in counts:
        shown = outbox.filter(state=state).exclude(state=State.SENT, bounced_at__isnull=False)
    else:
        shown = outbox
    names = {key.value: say(name) for key, name in STATE_NAMES.items()} | {RETURNED: _("Bị trả lại")}
    context = {
        "conference": conference,
        "letters": [(each, SIGNS[State(each.state)]) for each in shown.order_by("-pk")[:SHOWN]],
        "states": [(key, name, counts[key], key == state) for key, name in names.items()],
        "counts": counts,
        "all": sum(counts.values()),
        "state": state,
        "sees_all": can_see_all(request.user, conference),
    }
    return render(request, "delegates/mail.html", context)


@require_POST
def release_mail(request: SignedIn, conference_id: int) -> HttpResponse:
    """Let the letters that wait go: those named, or all."""
    conference, outbox = _asked(request, conference_id)
    count = release(_chosen(request, outbox), by=request.user)
    messages.success(request, _("%(count)s thư đang được gửi.") % {"count": count})
    return redirect("delegates:mail", conference.pk)


@require_POST
def withdraw_mail(request: SignedIn, conference_id: int) -> HttpResponse:
    """Take back what has not left yet."""
    conference, outbox = _asked(request, conference_id)
    count = withdraw(_chosen(request, outbox), by=request.user)
    messages.success(request, _("Đã rút %(count)s thư chưa gửi.") % {"count": count})
    return redirect("delegates:mail", conference.pk)


@require_POST
def retry_mail(request: SignedIn, conference_id: int, message_id: int) -> HttpResponse:
    """Send once more, because a person says so; to another address where he corrects it."""
    conference, outbox = _asked(request, conference_id)
    letter = get_object_or_404(outbox, pk=message_id)
    asked = request.POST.get("address", "").strip() if letter.channel == "email" else ""
    address = asked or letter.address
    if address != letter.address and not _looks_like_mail(address):
        messages.error(
            request, _("Địa chỉ “%(address)s” không đúng dạng; thư chưa được gửi lại.") % {"address": address}
        )
        return redirect("delegates:mail", conference.pk)
    send_again(letter, address, by=request.user)
    messages.success(request, _("Thư đang được gửi lại tới %(address)s.") % {"address": letter.recipient or address})
    return redirect("delegates:mail", conference.pk)


@require_POST
def bounce_mail(request: SignedIn, conference_id: int, message_id: int) -> HttpResponse:
    """Another server sent the letter back; somebody who read that says so here."""
    conference, outbox = _asked(request, conference_id)
    note_bounce(get_object_or_404(outbox, pk=message_id), request.POST.get("reason", "")[:200] or _("thư bị trả lại"))
    messages.success(request, _("Đã ghi thư bị trả lại."))
    return redirect("delegates:mail", conference.pk)


def _asked(request: SignedIn, conference_id: int) -> tuple[Conference, OutboxMessageQuerySet]:
    """The whole outbox about delegates to who runs the conference; to others what they put there themselves."""
    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    require(can_chase(request.user, conference, set(inviters(conference).issuer_of.values()) - {conference.owner_id}))
    outbox = OutboxMessage.objects.within(conference).filter(key__regex=r"^(remind|invite):")
    if not can_see_all(request.user, conference):
        outbox = outbox.filter(put_by=topic(request.user))
    return conference, outbox


def _looks_like_mail(address: str) -> bool:
    try:
        validate_email(address)
    except ValidationError:
        return False
    return len(address) <= 254


def _chosen(request: SignedIn, outbox: OutboxMessageQuerySet) -> OutboxMessageQuerySet:
    """The letters that are ticked; all where nothing was ticked."""
    chosen = request.POST.getlist("message")
    return outbox.filter(pk__in=filter(None, map(sent, chosen))) if chosen else outbox
