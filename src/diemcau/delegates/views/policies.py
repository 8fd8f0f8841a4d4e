"""Who invites, and until when."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_organise
from diemcau.delegates.actions import set_policy
from diemcau.delegates.forms import PolicyForm
from diemcau.delegates.models import InvitingPolicy
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Refused


@require_http_methods(["GET", "POST"])
def policy(request: SignedIn, conference_id: int) -> HttpResponse:
    """Say who invites, and how many working days before the day each thing is due."""
    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    require(can_organise(request.user, conference))
    held = InvitingPolicy.of(conference)
    form = PolicyForm(request.POST if request.method == "POST" else None, policy=held)
    status = 200
    if form.is_valid():
        try:
            set_policy(conference, form.customs(), by=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
            status = 409
        else:
            messages.success(request, _("Đã lưu cách mời."))
            return redirect("delegates:chase", conference.pk)
    elif form.is_bound:
        status = 422
    due = held.deadlines(conference.starts_on)
    context = {"conference": conference, "form": form, "due": due, "sees_all": True}
    return render(request, "delegates/policy.html", context, status=status)
