"""Campaigns of line tests: opened, watched, pursued, compared."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.connectivity.actions import Told, ask_retest, escalate, move_slot, open_campaign, remind
from diemcau.connectivity.domain import CHANGE_NAMES, Change
from diemcau.connectivity.forms import CampaignForm, SlotForm
from diemcau.connectivity.models import Campaign, Slot
from diemcau.connectivity.permissions import can_keep_lines
from diemcau.connectivity.queries import campaign_page, campaigns_of, comparison, held_messages
from diemcau.connectivity.views.loading import overseen
from diemcau.directory.permissions import SignedIn, require
from diemcau.journal.actions import release
from diemcau.journal.models import OutboxMessage
from diemcau.journal.transports import public_address
from diemcau.kernel.errors import Refused
from diemcau.kernel.words import say

USUAL_SLOT_MINUTES = 5


@require_safe
def campaigns(request: SignedIn, conference_id: int) -> HttpResponse:
    conference = overseen(request, conference_id)
    context = {
        "conference": conference,
        "pages": campaigns_of(conference),
        "sees_all": True,
        "may_keep": can_keep_lines(request.user, conference),
    }
    return render(request, "connectivity/campaigns.html", context)


@require_http_methods(["GET", "POST"])
def new_campaign(request: SignedIn, conference_id: int) -> HttpResponse:
    """Open a campaign: every open site gets its slot."""
    conference = overseen(request, conference_id)
    require(can_keep_lines(request.user, conference))
    usual = {
        "name": f"Đợt {conference.line_campaigns.count() + 1}",
        "profile": "1080p",
        "opens": f"{timezone.localdate():%d/%m/%Y}",
        "at_once": min(10, settings.LINE_TESTS_AT_ONCE),
        "slot_minutes": USUAL_SLOT_MINUTES,
    }
    form = CampaignForm(request.POST if request.method == "POST" else None, initial=usual)
    if form.is_valid():
        try:
            campaign = open_campaign(conference, **form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error("closes", refused.message)
        else:
            messages.success(request, _("Đã mở đợt đo và xếp lượt cho mọi điểm cầu."))
            return redirect("connectivity:campaign", conference.pk, campaign.pk)
    context = {"conference": conference, "form": form, "sees_all": True}
    return render(request, "connectivity/campaign-new.html", context, status=422 if form.is_bound else 200)


@require_safe
def campaign(request: SignedIn, conference_id: int, campaign_id: int) -> HttpResponse:
    """Each site with its slot, its result and its signature."""
    found = _campaign(request, conference_id, campaign_id)
    context = {
        "conference": found.conference,
        "campaign": found,
        "page": campaign_page(found),
        "others": [other for other in found.conference.line_campaigns.all() if other.pk != found.pk],
        "now": timezone.now(),
        "sees_all": True,
        "may_keep": can_keep_lines(request.user, found.conference),
    }
    return render(request, "connectivity/campaign.html", context)


@require_POST
def reminders(request: SignedIn, conference_id: int, campaign_id: int) -> HttpResponse:
    """Write to those who have not tested."""
    found = _kept(request, conference_id, campaign_id)
    hold = "hold" in request.POST
    told = remind(found, address=public_address(request).rstrip("/"), hold=hold, by=request.user)
    _tell(request, told, hold=hold)
    return redirect("connectivity:campaign", conference_id, campaign_id)


@require_POST
def retests(request: SignedIn, conference_id: int, campaign_id: int) -> HttpResponse:
    """Ask those to test anew who did not pass."""
    found = _kept(request, conference_id, campaign_id)
    hold, here = "hold" in request.POST, public_address(request).rstrip("/")
    told = ask_retest(found, campaign_page(found).failed_tests, address=here, hold=hold, by=request.user)
    _tell(request, told, hold=hold)
    return redirect("connectivity:campaign", conference_id, campaign_id)


@require_POST
def escalations(request: SignedIn, conference_id: int, campaign_id: int) -> HttpResponse:
    """Tell the bodies above the sites that have not passed."""
    found = _kept(request, conference_id, campaign_id)
    hold = "hold" in request.POST
    reason = f"Các điểm cầu này chưa đo hoặc chưa đạt đường truyền trong {found.name}."  # sent, so Vietnamese
    _tell(request, escalate(found, campaign_page(found).wanting, reason=reason, hold=hold, by=request.user), hold=hold)
    return redirect("connectivity:campaign", conference_id, campaign_id)


@require_POST
def held_release(request: SignedIn, conference_id: int, campaign_id: int) -> HttpResponse:
    """Let the messages go that wait for a person."""
    found = _kept(request, conference_id, campaign_id)
    count = release(OutboxMessage.objects.filter(pk__in=held_messages(found)), by=request.user)
    messages.success(request, _("Đã cho gửi %(count)d thư.") % {"count": count})
    return redirect("connectivity:campaign", conference_id, campaign_id)


@require_http_methods(["GET", "POST"])
def slot(request: SignedIn, conference_id: int, slot_id: int) -> HttpResponse:
    """Give the cell with its form; take another time; answer with the cell as it now stands."""
    conference = overseen(request, conference_id)
    require(can_keep_lines(request.user, conference))
    slots = Slot.objects.select_related("campaign__conference", "site__host")
    found = get_object_or_404(slots, pk=slot_id, campaign__conference=conference)
    at = f"{timezone.localtime(found.starts_at):%H:%M %d/%m/%Y}"
    data = request.POST if request.method == "POST" else None
    form = SlotForm(data, initial={"starts_at": at}, auto_id=f"slot-{found.pk}-%s")
    context = {"slot": found, "conference": conference, "form": form, "may_keep": True}
    if form.is_valid():
        try:
            context |= {"slot": move_slot(found, form.cleaned_data["starts_at"], by=request.user), "form": None}
        except Refused as refused:
            form.add_error("starts_at", refused.message)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "connectivity/campaign.html#slot", context, status=status)


@require_safe
def campaign_comparison(request: SignedIn, conference_id: int, campaign_id: int, before_id: int) -> HttpResponse:
    """The same sites in an earlier campaign and in this one."""
    after, before = (_campaign(request, conference_id, pk) for pk in (campaign_id, before_id))
    rows = comparison(before, after)
    counts = [
        (change.value, say(CHANGE_NAMES[change]), sum(r.compared.change is change for r in rows)) for change in Change
    ]
    context = {
        "conference": after.conference,
        "before": before,
        "after": after,
        "rows": [(row, say(CHANGE_NAMES[row.compared.change])) for row in rows],
        "counts": counts,
        "sees_all": True,
    }
    return render(request, "connectivity/comparison.html", context)


def _campaign(request: SignedIn, conference_id: int, campaign_id: int) -> Campaign:
    conference = overseen(request, conference_id)
    campaigns = Campaign.objects.select_related("conference__owner")
    return get_object_or_404(campaigns, pk=campaign_id, conference=conference)


def _kept(request: SignedIn, conference_id: int, campaign_id: int) -> Campaign:
    found = _campaign(request, conference_id, campaign_id)
    require(can_keep_lines(request.user, found.conference))
    return found


def _tell(request: SignedIn, told: Told, *, hold: bool) -> None:
    words = _("%(count)d thư chờ duyệt gửi.") if hold else _("%(count)d thư đã vào hộp thư đi.")
    messages.success(request, words % {"count": told.messages})
    if told.without_address:
        names = ", ".join(str(body) for body in told.without_address[:3])
        more = len(told.without_address) - 3
        sentence = _("Chưa có địa chỉ thư của: %(names)s") % {"names": names}
        messages.warning(request, sentence + (_(" và %(more)d nơi khác.") % {"more": more} if more > 0 else "."))
