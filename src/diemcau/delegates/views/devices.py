"""The devices that check people in at one site: opened here, or lent a link."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.conference.models import Site
from diemcau.conference.permissions import can_see_all
from diemcau.delegates.actions import make_check_in_link, revoke_check_in_link
from diemcau.delegates.actions.rendering import code_for
from diemcau.delegates.domain.attending import figures
from diemcau.delegates.forms.devices import DeviceForm
from diemcau.delegates.models import CheckInLink
from diemcau.delegates.permissions import can_check_in, can_seat
from diemcau.delegates.queries import attendance
from diemcau.directory.permissions import SignedIn, require
from diemcau.journal.transports import public_address


@require_http_methods(["GET", "HEAD", "POST"])
def devices(request: SignedIn, conference_id: int, site_id: int) -> HttpResponse:
    """How the site stands, its devices, and the form for another one."""
    site = _site(request, conference_id, site_id)
    form = DeviceForm(request.POST if request.method == "POST" else None, auto_id="device-%s")
    if form.is_bound and form.is_valid():
        asked = form.cleaned_data
        link = make_check_in_link(site, asked["name"], is_reception=asked["is_reception"], by=request.user)
        messages.success(request, _("Đã tạo liên kết cho %(name)s.") % {"name": link.name})
        return redirect("delegates:check-in", conference_id, site_id)
    links = CheckInLink.objects.filter(site=site).select_related("made_by").order_by("revoked_at", "-pk")
    context = {
        "conference": site.conference,
        "site": site,
        "figures": figures(attendance(site.conference, site=site)),
        "links": [_shown(request, link) for link in links],
        "form": form,
        "may_seat": can_seat(request.user, site),
        "sees_all": can_see_all(request.user, site.conference),
    }
    return render(request, "delegates/devices.html", context, status=422 if form.is_bound else 200)


@require_POST
def open_here(request: SignedIn, conference_id: int, site_id: int) -> HttpResponse:
    """Open check-in on this machine, by a link in the name of whoever is signed in."""
    site = _site(request, conference_id, site_id)
    name = _("Máy của %(name)s") % {"name": request.user}
    own = CheckInLink.objects.good(timezone.now()).filter(site=site, made_by=request.user, name=name).last()
    link = own or make_check_in_link(site, name, by=request.user)
    return redirect("delegates:desk", link.token)


@require_POST
def revoke_device(request: SignedIn, link_id: int) -> HttpResponse:
    link = _link(request, link_id)
    revoke_check_in_link(link, by=request.user)
    messages.success(request, _("Đã thu hồi liên kết của %(name)s.") % {"name": link.name})
    return redirect("delegates:check-in", link.site.conference_id, link.site_id)


@require_safe
def device_code(request: SignedIn, link_id: int) -> HttpResponse:
    """The link's address as a QR code, to be read by the device."""
    link = _link(request, link_id)
    address = public_address(request, reverse("delegates:desk", args=[link.token]))
    return HttpResponse(code_for(address), content_type="image/svg+xml", headers={"Cache-Control": "private, no-store"})


def _link(request: SignedIn, link_id: int) -> CheckInLink:
    links = CheckInLink.objects.filter(site__in=Site.objects.visible_to(request.user))
    link = get_object_or_404(links.select_related("site__conference", "site__host"), pk=link_id)
    require(can_check_in(request.user, link.site))
    return link


def _site(request: SignedIn, conference_id: int, site_id: int) -> Site:
    sites = Site.objects.visible_to(request.user).filter(conference=conference_id)
    site = get_object_or_404(sites.select_related("conference", "host"), pk=site_id)
    require(can_check_in(request.user, site))
    return site


def _shown(request: SignedIn, link: CheckInLink) -> dict[str, object]:
    is_good = link.is_good(timezone.now())
    address = public_address(request, reverse("delegates:desk", args=[link.token])) if is_good else ""
    return {"link": link, "is_good": is_good, "address": address}
