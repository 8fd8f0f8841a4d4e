"""The personal link: whoever holds it answers for one guest, without an account."""

from __future__ import annotations

import uuid
from typing import TypeVar

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.delegates.actions import accept_proposal, answer
from diemcau.delegates.actions.answering import answers_close
from diemcau.delegates.actions.rendering import calendar_of
from diemcau.delegates.domain.letters import when
from diemcau.delegates.forms import AnswerForm
from diemcau.delegates.models import Answer, Delegate, InvitationCopy
from diemcau.delegates.permissions import can_speak_for
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Refused

Response = TypeVar("Response", bound=HttpResponseBase)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def personal(request: HttpRequest, token: str) -> HttpResponse:
    """What the guest is invited to, and his answer; nothing about anybody else."""
    copy = InvitationCopy.objects.by_token(token, whole=request.method != "POST")
    if copy is None:
        return _ended(request, "unknown", 404)
    if copy.revoked_at:
        return _ended(request, "revoked", 410)
    if copy.invitation.is_withdrawn:
        return _ended(request, "withdrawn", 410, _newer(copy))
    until = answers_close(copy)
    is_open = copy.is_open(until, timezone.now())
    last = copy.answers.filter(superseded_at=None).first()
    form = AnswerForm(
        request.POST if request.method == "POST" else None,
        initial=_initial(last),
        is_personal=copy.delegate_id is not None,
        auto_id="answer-%s",
    )
    status = 200
    if form.is_bound and form.is_valid():
        key, said = form.said()
        try:
            answer(copy, key, said, by=None, until=until)
        except Refused as refusal:
            form.add_error(None, refusal.message)
            status = 409
        else:
            return redirect("delegates:answer", token)
    elif form.is_bound:
        status = 422
    invitation = copy.invitation
    context = {
        "token": token,
        "copy": copy,
        "invitation": invitation,
        "time": when(invitation.starts_on, invitation.clock),
        "contents": invitation.wording.contents,
        "requests": invitation.wording.requests,
        "form": form,
        "chosen": form["choice"].value(),
        "last": last,
        "until": until,
        "is_open": is_open,
        "lasting": request.GET.get("change") == "1" or form.is_bound or last is None,
    }
    return _private(render(request, "delegates/answer.html", context, status=status))


@login_not_required
@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The day for the guest's own calendar; loaded again after a change it moves the entry."""
    content = calendar_of(_in_force(token))
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="hoi-nghi.ics"'
    return _private(response)


@login_not_required
@require_safe
def personal_letter(request: HttpRequest, token: str) -> FileResponse:
    """The guest's own copy."""
    copy = _in_force(token)
    if not copy.pdf:
        raise Http404
    response = FileResponse(copy.pdf.open("rb"), as_attachment=True, filename="giay-moi.pdf")
    return _private(response)


@require_POST
def new_acceptance(request: SignedIn, answer_id: uuid.UUID) -> HttpResponse:
    """Send whom the guest proposed in his place."""
    found = Answer.objects.select_related(
        "copy__delegate__seat__unit__conference", "copy__delegate__seat__unit__organisation"
    )
    said = found.filter(pk=answer_id, copy__delegate__in=Delegate.objects.visible_to(request.user)).first()
    if said is None or said.copy.delegate is None:
        raise Http404
    unit = said.copy.delegate.seat.unit
    require(can_speak_for(request.user, unit))
    accept_proposal(said, by=request.user)
    return redirect("delegates:unit", unit.conference_id, unit.pk)


def _initial(last: Answer | None) -> dict[str, object]:
    held = {name: getattr(last, name) for name in ("choice", "reason", "diet", "vehicle")} if last else {}
    proposed = {name: getattr(last, name) for name in ("proposed_name", "proposed_title")} if last else {}
    return {"key": uuid.uuid4(), **held, **proposed}


def _in_force(token: str) -> InvitationCopy:
    copy = InvitationCopy.objects.by_token(token)
    if copy is None or copy.revoked_at or copy.invitation.is_withdrawn:
        raise Http404
    return copy


def _newer(copy: InvitationCopy) -> InvitationCopy | None:
    """The same guest's copy of the letter that holds now."""
    among = InvitationCopy.objects.in_force().filter(
        invitation__conference=copy.invitation.conference_id, delegate=copy.delegate_id, unit=copy.unit_id
    )
    return among.select_related("invitation").first()


def _ended(request: HttpRequest, why: str, status: int, newer: InvitationCopy | None = None) -> HttpResponse:
    """Why a link says nothing any more: without a name, for nobody knows who holds it."""
    context = {"why": why, "newer": newer}
    return _private(render(request, "delegates/answer-ended.html", context, status=status))


def _private(response: Response) -> Response:
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
