"""Workbooks of what the pages show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_see_all
from diemcau.connectivity.domain.report_sheets import XLSX, sheet
from diemcau.connectivity.models import Campaign
from diemcau.connectivity.queries import reports
from diemcau.connectivity.queries.incidents import HEADINGS, report_lines
from diemcau.directory.permissions import SignedIn, require


@require_safe
def line_report(request: SignedIn, conference_id: int) -> HttpResponse:
    """Every site with its line; a unit's contact gets the own sites."""
    conference = _conference(request, conference_id)
    return _workbook("duong-truyen", _("Đường truyền"), reports.LINES, reports.line_lines(conference, request.user))


@require_safe
def line_test_report(request: SignedIn, conference_id: int) -> HttpResponse:
    """Every test ever made."""
    conference = _conference(request, conference_id)
    return _workbook("phien-do", _("Phiên đo"), reports.TESTS, reports.test_lines(conference, request.user))


@require_safe
def campaign_report(request: SignedIn, conference_id: int, campaign_id: int) -> HttpResponse:
    conference = _conference(request, conference_id)
    require(can_see_all(request.user, conference))
    campaigns = Campaign.objects.select_related("conference__owner")
    found = get_object_or_404(campaigns, pk=campaign_id, conference=conference)
    return _workbook("dot-do", _("Đợt đo"), reports.CAMPAIGN, reports.campaign_lines(found))


@require_safe
def checklist_report(request: SignedIn, conference_id: int) -> HttpResponse:
    """Every site with each item, and whom to call there."""
    conference = _conference(request, conference_id)
    lines = reports.checklist_lines(conference, request.user)
    return _workbook("chuan-bi-diem-cau", _("Chuẩn bị"), reports.CHECKLISTS, lines)


@require_safe
def incident_report(request: SignedIn, conference_id: int) -> HttpResponse:
    """All incidents with their course."""
    conference = _conference(request, conference_id)
    return _workbook("su-co", _("Sự cố"), HEADINGS, report_lines(conference, request.user))


def _workbook(name: str, title: str, headings: Sequence[str], lines: Iterable[Sequence[str]]) -> HttpResponse:
    answer = HttpResponse(sheet(title, headings, lines), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}-{timezone.localdate():%Y-%m-%d}.xlsx"'
    return answer


def _conference(request: SignedIn, conference_id: int) -> Conference:
    return get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
