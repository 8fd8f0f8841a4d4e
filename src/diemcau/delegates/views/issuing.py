"""What is done to a letter: issued, dropped, sent to more, rendered again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from diemcau.delegates import actions
from diemcau.delegates.forms import IssueForm
from diemcau.delegates.permissions import can_invite
from diemcau.delegates.queries.invitations import (
    rendering,
)
from diemcau.delegates.views.letters import found_letter, letter_page
from diemcau.directory.permissions import SignedIn, require
from diemcau.journal.transports import public_address
from diemcau.kernel.errors import Refused

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHOWN = 300
SAMPLE = "«họ tên, chức vụ, đơn vị»"


@require_POST
def issue(request: SignedIn, conference_id: int, invitation_id: int) -> HttpResponse:
    """Write down number and day of the signature, make the copies, and begin to render them."""
    conference, found = found_letter(request, conference_id, invitation_id)
    require(can_invite(request.user, conference, found.issuer))
    form = IssueForm(request.POST)
    if not form.is_valid():
        return letter_page(request, conference, found, form, status=422)
    given = form.cleaned_data
    try:
        issued = actions.issue_invitation(
            found,
            given["number"],
            given["signed_on"],
            address=public_address(request),
            also_units=given["also_units"],
            by=request.user,
        )
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return letter_page(request, conference, found, form, status=409)
    actions.begin_rendering(issued, by=request.user)
    messages.success(request, _("Đã phát hành Giấy mời %(sign)s.") % {"sign": issued.sign})
    return redirect("delegates:invitation", conference.pk, found.pk)


@require_POST
def drop_invitation(request: SignedIn, conference_id: int, invitation_id: int) -> HttpResponse:
    conference, found = found_letter(request, conference_id, invitation_id)
    require(can_invite(request.user, conference, found.issuer))
    actions.drop_invitation(found, by=request.user)
    messages.success(request, _("Đã bỏ dự thảo giấy mời."))
    return redirect("delegates:invitations", conference.pk)


@require_POST
def invite_more(request: SignedIn, conference_id: int, invitation_id: int) -> HttpResponse:
    """Copies for those named since."""
    conference, found = found_letter(request, conference_id, invitation_id)
    require(can_invite(request.user, conference, found.issuer))
    count = actions.invite_more(found, by=request.user)
    actions.begin_rendering(found, by=request.user)
    messages.success(request, _("Đã mời thêm %(count)s người.") % {"count": count})
    return redirect("delegates:invitation", conference.pk, found.pk)


@require_POST
def render_again(request: SignedIn, conference_id: int, invitation_id: int) -> HttpResponse:
    """Once more for the copies that could not be made."""
    conference, found = found_letter(request, conference_id, invitation_id)
    require(can_invite(request.user, conference, found.issuer))
    actions.begin_rendering(found, by=request.user)
    return redirect("delegates:invitation", conference.pk, found.pk)


@require_safe
def progress(request: SignedIn, conference_id: int, invitation_id: int) -> HttpResponse:
    """How many copies are made: a bar that asks again until all are."""
    conference, found = found_letter(request, conference_id, invitation_id)
    context = {"conference": conference, "invitation": found, "progress": rendering(found), "is_answer": True}
    return render(request, "delegates/invitation.html#progress", context)
