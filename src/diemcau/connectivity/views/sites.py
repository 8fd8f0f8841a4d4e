"""One site: its lines, the history of their tests, and what is seen and heard over them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from diemcau.conference.models import Site
from diemcau.conference.permissions import can_see_all
from diemcau.connectivity.actions import add_backup_line, confirm_picture, describe_line
from diemcau.connectivity.domain import Source
from diemcau.connectivity.forms import BackupLineForm, PictureForm
from diemcau.connectivity.models import Line, LineTest
from diemcau.connectivity.permissions import can_sign, can_test
from diemcau.connectivity.queries.boards import KINDS
from diemcau.directory.permissions import SignedIn, require

SHOWN = 50  # tests


@require_safe
def site_lines(request: SignedIn, conference_id: int, site_id: int) -> HttpResponse:
    site = _site(request, conference_id, site_id)
    return _page(request, site, BackupLineForm(), PictureForm())


@require_POST
def backup_lines(request: SignedIn, conference_id: int, site_id: int) -> HttpResponse:
    """Add a line in reserve."""
    site = _site(request, conference_id, site_id)
    require(can_test(request.user, site))
    form = BackupLineForm(request.POST)
    if not form.is_valid():
        return _page(request, site, form, PictureForm(), status=422)
    add_backup_line(site, form.cleaned_data["carrier"], form.cleaned_data["medium"], by=request.user)
    messages.success(request, _("Đã thêm đường dự phòng; hãy đo đường này."))
    return redirect("connectivity:site-lines", conference_id, site_id)


@require_POST
def line(request: SignedIn, conference_id: int, line_id: int) -> HttpResponse:
    """Say whose line it is."""
    lines = Line.objects.visible_to(request.user).select_related("site__conference", "site__host")
    found = get_object_or_404(lines, pk=line_id, site__conference=conference_id)
    require(can_test(request.user, found.site))
    form = BackupLineForm(request.POST)
    if not form.is_valid():
        return _page(request, found.site, form, PictureForm(), status=422)
    describe_line(found, form.cleaned_data["carrier"], form.cleaned_data["medium"], by=request.user)
    messages.success(request, _("Đã ghi nhà mạng."))
    return redirect("connectivity:site-lines", conference_id, found.site_id)


@require_POST
def picture_checks(request: SignedIn, conference_id: int, site_id: int) -> HttpResponse:
    """Confirm what is seen and heard in the meeting system: the site itself, or its operator."""
    site = _site(request, conference_id, site_id)
    require(can_test(request.user, site))
    form = PictureForm(request.POST)
    if not form.is_valid():
        return _page(request, site, BackupLineForm(), form, status=422)
    is_site = request.user.organisation_roles.filter(organisation=site.host_id).exists()
    given = form.cleaned_data
    confirm_picture(
        site,
        has_picture=given["has_picture"],
        has_sound=given["has_sound"],
        note=given["note"],
        by=request.user,
        source=Source.SITE if is_site else Source.OPERATOR,
    )
    messages.success(request, _("Đã ghi nhận hình và tiếng."))
    return redirect("connectivity:site-lines", conference_id, site_id)


def _site(request: SignedIn, conference_id: int, site_id: int) -> Site:
    sites = Site.objects.visible_to(request.user).select_related("conference", "host")
    return get_object_or_404(sites, pk=site_id, conference=conference_id)


def _page(
    request: SignedIn, site: Site, line_form: BackupLineForm, picture_form: PictureForm, *, status: int = 200
) -> HttpResponse:
    tests = LineTest.objects.filter(line__site=site).select_related("line", "by", "campaign", "sign_off__by")
    shown = list(tests.defer("course")[:SHOWN])
    last = next((test for test in shown if test.verdict is not None and not test.line.is_backup), None)
    context = {
        "conference": site.conference,
        "site": site,
        "last": last,
        "last_kind": KINDS[last.judged] if last else "",
        "lines": list(site.lines.all()),
        "tests": shown,
        "pictures": list(site.picture_checks.select_related("by")[:10]),
        "line_form": line_form,
        "picture_form": picture_form,
        "may_test": can_test(request.user, site),
        "may_sign": can_sign(request.user, site),
        "sees_all": can_see_all(request.user, site.conference),
    }
    return render(request, "connectivity/site-lines.html", context, status=status)
