"""What is changed on a conference's own rows: its day, its roles, its sites. Each answers where it was asked."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diemcau.conference.actions import (
    choose_venue,
    close_site,
    fix_time,
    give_role,
    move_unit,
    reopen_site,
    take_role,
)
from diemcau.conference.forms import RoleForm, SiteChoiceForm, TimeForm, VenueForm
from diemcau.conference.models import Conference, ConferenceRole, Site, Unit
from diemcau.conference.permissions import can_choose_venue, can_organise
from diemcau.directory.domain import Role
from diemcau.directory.models import Account
from diemcau.directory.permissions import SignedIn, require

OFFERED = 500


@require_http_methods(["GET", "POST"])
def time(request: SignedIn, conference_id: int) -> HttpResponse:
    """Fix the day and the hour."""
    conference = _conference(request, conference_id)
    require(can_organise(request.user, conference))
    form = TimeForm(conference, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"conference": conference, "form": form, "back": _back(request, conference)}
        return render(request, "conference/time.html", context, status=422 if form.is_bound else 200)
    fix_time(conference, form.cleaned_data["day"], form.cleaned_data["clock"], by=request.user)
    messages.success(request, _("Đã ấn định ngày họp."))
    return redirect(_back(request, conference))


@require_http_methods(["GET", "POST"])
def roles(request: SignedIn, conference_id: int) -> HttpResponse:
    """Who does what in this conference."""
    conference = _conference(request, conference_id)
    require(can_organise(request.user, conference))
    form = RoleForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        account, role = form.cleaned_data["account"], Role(form.cleaned_data["role"])
        given = give_role(conference, account, role, by=request.user)
        messages.success(
            request, _("%(account)s nay giữ vai %(role)s.") % {"account": account, "role": given.get_role_display()}
        )
        return redirect("conference:roles", conference.pk)
    held = (
        ConferenceRole.objects.filter(conference=conference).select_related("account").order_by("role", "account__name")
    )
    context = {
        "conference": conference,
        "form": form,
        "held": held,
        "sees_all": True,
        "accounts": Account.objects.filter(is_active=True).order_by("name")[:OFFERED],
    }
    return render(request, "conference/roles.html", context, status=422 if form.is_bound else 200)


@require_POST
def role_removal(request: SignedIn, conference_id: int, role_id: int) -> HttpResponse:
    conference = _conference(request, conference_id)
    require(can_organise(request.user, conference))
    held = get_object_or_404(conference.roles.select_related("account"), pk=role_id)
    take_role(held, by=request.user)
    messages.success(
        request, _("%(account)s thôi giữ vai %(role)s.") % {"account": held.account, "role": held.get_role_display()}
    )
    return redirect("conference:roles", conference.pk)


@require_POST
def venue(request: SignedIn, site_id: int) -> HttpResponse:
    """Choose the room of a site."""
    site = get_object_or_404(Site.objects.visible_to(request.user).select_related("conference", "host"), pk=site_id)
    require(can_choose_venue(request.user, site))
    form = VenueForm(site, request.POST)
    if not form.is_valid():
        return _unfit(request, form)
    choose_venue(site, form.cleaned_data["venue"], by=request.user)
    messages.success(request, _("Đã chọn phòng họp.") if site.venue else _("Đã bỏ chọn phòng họp."))
    return redirect(_back(request, site.conference))


@require_POST
def closure(request: SignedIn, site_id: int) -> HttpResponse:
    """Merge a site into another: its people sit there."""
    site = get_object_or_404(Site.objects.visible_to(request.user).select_related("conference", "host"), pk=site_id)
    require(can_organise(request.user, site.conference))
    form = SiteChoiceForm(site.conference, request.POST)
    if not form.is_valid():
        return _unfit(request, form)
    close_site(site, into=form.cleaned_data["site"], by=request.user)
    messages.success(request, _("%(site)s đã gộp vào %(into)s.") % {"site": site, "into": form.cleaned_data["site"]})
    return redirect(_back(request, site.conference))


@require_POST
def closure_removal(request: SignedIn, site_id: int) -> HttpResponse:
    """Undo a merger of sites."""
    site = get_object_or_404(Site.objects.visible_to(request.user).select_related("conference", "host"), pk=site_id)
    require(can_organise(request.user, site.conference))
    reopen_site(site, by=request.user)
    messages.success(request, _("Đã mở lại %(site)s.") % {"site": site})
    return redirect(_back(request, site.conference))


@require_POST
def move(request: SignedIn, unit_id: int) -> HttpResponse:
    """Let the people of a unit sit at another site; to its home it is an undo."""
    units = Unit.objects.visible_to(request.user).select_related("conference", "organisation", "site")
    unit = get_object_or_404(units, pk=unit_id)
    require(can_organise(request.user, unit.conference))
    form = SiteChoiceForm(unit.conference, request.POST)
    if not form.is_valid():
        return _unfit(request, form)
    moved = move_unit(unit, form.cleaned_data["site"], by=request.user)
    messages.success(request, _("%(unit)s nay dự ở %(site)s.") % {"unit": moved, "site": moved.site})
    return redirect(_back(request, unit.conference))


def _conference(request: SignedIn, conference_id: int) -> Conference:
    return get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)


def _back(request: SignedIn, conference: Conference) -> str:
    """The page that asked, when it names one of ours; else the conference."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
        return asked
    return reverse("home")


def _unfit(request: SignedIn, form: SiteChoiceForm | VenueForm) -> HttpResponse:
    """What does not fit, in one sentence, on a page that leads back."""
    sentence = next(iter(form.errors.values()))[0]
    return render(
        request, "conference/unfit.html", {"sentence": sentence, "next": request.POST.get("next", "")}, status=422
    )
