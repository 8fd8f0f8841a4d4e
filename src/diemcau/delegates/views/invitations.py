"""Letters: draft, read as they will be printed, number, issue, follow."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from diemcau.delegates import actions
from diemcau.delegates.domain.letters import letter
from diemcau.delegates.forms import InvitationForm, IssueForm
from diemcau.delegates.models import Invitation, InvitingPolicy
from diemcau.delegates.permissions import can_invite
from diemcau.delegates.queries.invitations import (
    letters,
)
from diemcau.delegates.queries.wording import first_wording
from diemcau.delegates.views.letters import asked_of, found_letter, letter_page
from diemcau.directory.models import Organisation
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.numbers import sent
from diemcau.nd30.writing import to_docx, to_pdf

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHOWN = 300
SAMPLE = "«họ tên, chức vụ, đơn vị»"


@require_safe
def invitations(request: SignedIn, conference_id: int) -> HttpResponse:
    """All letters of the conference that this account may see, and who may write one."""
    conference, issuers, sees_all = asked_of(request, conference_id)
    mine = [body for body in issuers if can_invite(request.user, conference, body)]
    context = {
        "conference": conference,
        "lines": letters(conference, None if sees_all else [body.pk for body in issuers]),
        "issuers": mine,
        "due": InvitingPolicy.of(conference).deadlines(conference.starts_on),
        "sees_all": sees_all,
    }
    return render(request, "delegates/invitations.html", context)


@require_http_methods(["GET", "POST"])
def new_invitation(request: SignedIn, conference_id: int, issuer_id: int) -> HttpResponse:
    """Begin a letter with the words of the last one; `?of=` names the letter that it changes."""
    conference, issuers, _sees_all = asked_of(request, conference_id)
    issuer = next((body for body in issuers if body.pk == issuer_id), None) or get_object_or_404(
        Organisation.objects.none(), pk=issuer_id
    )
    require(can_invite(request.user, conference, issuer))
    old = None
    if (of := sent(request.GET.get("of"))) is not None:
        old = get_object_or_404(Invitation.objects.issued(), pk=of, conference=conference, issuer=issuer)
    initial = _facts(old) if old else first_wording(conference, issuer)
    data = request.POST if request.method == "POST" else None
    form = InvitationForm(data, initial=initial, is_change=old is not None)
    if form.is_valid():
        made = actions.draft_invitation(conference, issuer, form.cleaned_data, by=request.user, in_place_of=old)
        return redirect("delegates:invitation", conference.pk, made.pk)
    context = {"conference": conference, "issuer": issuer, "form": form, "old": old}
    return render(request, "delegates/new-invitation.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def edit_invitation(request: SignedIn, conference_id: int, invitation_id: int) -> HttpResponse:
    conference, found = found_letter(request, conference_id, invitation_id)
    require(can_invite(request.user, conference, found.issuer))
    data = request.POST if request.method == "POST" else None
    form = InvitationForm(data, initial=_facts(found), is_change=found.changes)
    if form.is_valid():
        actions.edit_invitation(found, form.cleaned_data, by=request.user)
        return redirect("delegates:invitation", conference.pk, found.pk)
    context = {"conference": conference, "issuer": found.issuer, "form": form, "old": found.in_place_of, "draft": found}
    return render(request, "delegates/new-invitation.html", context, status=422 if form.is_bound else 200)


@require_safe
def invitation(request: SignedIn, conference_id: int, invitation_id: int) -> HttpResponse:
    """A draft with whom it will invite; an issued letter with its copies and who holds which version."""
    conference, found = found_letter(request, conference_id, invitation_id)
    return letter_page(request, conference, found, IssueForm(initial={"signed_on": timezone.localdate()}))


@require_safe
def draft_pdf(request: SignedIn, conference_id: int, invitation_id: int) -> HttpResponse:
    """The letter as it will be printed, with a place for the guest."""
    _conference, found = found_letter(request, conference_id, invitation_id)
    content = to_pdf(letter(found.wording, SAMPLE), made_on=timezone.localdate())
    return _file(content, "application/pdf", f"giay-moi-{found.pk}.pdf")


@require_safe
def draft_docx(request: SignedIn, conference_id: int, invitation_id: int) -> HttpResponse:
    """The same for Word, with real styles."""
    _conference, found = found_letter(request, conference_id, invitation_id)
    content = to_docx(letter(found.wording, SAMPLE), made_on=timezone.localdate())
    return _file(content, DOCX, f"giay-moi-{found.pk}.docx")


def _facts(found: Invitation) -> dict[str, Any]:
    return {name: getattr(found, name) for name in InvitationForm.base_fields}


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
