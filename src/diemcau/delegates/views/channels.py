"""How else than by mail a unit wants to be told."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diemcau.conference.models import Unit
from diemcau.conference.permissions import can_see_all
from diemcau.delegates import actions
from diemcau.delegates.forms import ChannelForm
from diemcau.delegates.models import ContactChannel
from diemcau.delegates.permissions import can_speak_for
from diemcau.delegates.queries.channels import channel_lines
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Refused


@require_http_methods(["GET", "POST"])
def channels(request: SignedIn, conference_id: int, unit_id: int) -> HttpResponse:
    """The channels of a unit's body; take another."""
    unit = _unit(request, conference_id, unit_id)
    form = ChannelForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_valid():
        try:
            actions.add_channel(
                unit.organisation, form.cleaned_data["label"], form.cleaned_data["url"], by=request.user
            )
        except Refused as refusal:
            form.add_error(None, refusal.message)
            status = 409
        else:
            messages.success(request, _("Đã thêm kênh; hãy gửi thử một tin."))
            return redirect("delegates:channels", conference_id, unit_id)
    elif form.is_bound:
        status = 422
    context = {
        "conference": unit.conference,
        "unit": unit,
        "lines": channel_lines(unit.organisation),
        "kinds": settings.CHANNELS,
        "form": form,
        "sees_all": can_see_all(request.user, unit.conference),
    }
    return render(request, "delegates/channels.html", context, status=status)


@require_POST
def remove_channel(request: SignedIn, conference_id: int, unit_id: int, channel_id: int) -> HttpResponse:
    actions.remove_channel(_channel(request, conference_id, unit_id, channel_id)[1], by=request.user)
    messages.success(request, _("Đã bỏ kênh."))
    return redirect("delegates:channels", conference_id, unit_id)


@require_POST
def try_channel(request: SignedIn, conference_id: int, unit_id: int, channel_id: int) -> HttpResponse:
    """Send a word by it."""
    unit, channel = _channel(request, conference_id, unit_id, channel_id)
    actions.try_channel(channel, unit.conference, by=request.user)
    messages.success(request, _("Tin thử đang được gửi; tải lại trang để xem đã đến chưa."))
    return redirect("delegates:channels", conference_id, unit_id)


def _unit(request: SignedIn, conference_id: int, unit_id: int) -> Unit:
    units = Unit.objects.visible_to(request.user).select_related("conference", "organisation")
    unit = get_object_or_404(units, pk=unit_id, conference=conference_id)
    require(can_speak_for(request.user, unit))
    return unit


def _channel(request: SignedIn, conference_id: int, unit_id: int, channel_id: int) -> tuple[Unit, ContactChannel]:
    unit = _unit(request, conference_id, unit_id)
    return unit, get_object_or_404(unit.organisation.channels, pk=channel_id)
