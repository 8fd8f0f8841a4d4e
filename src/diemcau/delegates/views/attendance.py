"""Attendance of a conference, live; and the report that is annexed to the minutes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_organise, can_see_all
from diemcau.delegates.domain.attending import (
    SIGNS,
    STATE_NAMES,
    Attendance,
    Attendee,
    figures,
    figures_by,
)
from diemcau.delegates.domain.report import attendance_report, sheets_of
from diemcau.delegates.queries import attendance
from diemcau.delegates.queries.wording import office_of
from diemcau.directory.domain import TIER_NAMES, Tier
from diemcau.directory.domain.files import workbook
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.vietnamese import fold
from diemcau.kernel.words import say
from diemcau.nd30.writing import to_docx, to_pdf

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHOWN = 300

Key = Callable[[Attendee], tuple[int | str | None, str]]
GROUPS: dict[str, tuple[Any, Key]] = {
    "tier": (_("Cấp"), lambda each: (each.tier, say(TIER_NAMES[Tier(each.tier)]))),
    "district": (_("Địa bàn"), lambda each: (each.district, each.district or str(_("Cấp tỉnh")))),
    "site": (_("Điểm cầu"), lambda each: (each.site, each.site_name or str(_("Chưa xếp điểm cầu")))),
    "unit": (_("Đơn vị"), lambda each: (each.unit, each.unit_name)),
}


@require_safe
def attendance_page(request: SignedIn, conference_id: int) -> HttpResponse:
    """Figures by one grouping, and who answers the form; to htmx the part that changes while people come."""
    conference = _conference(request, conference_id)
    everybody = attendance(conference)
    by = request.GET.get("by", "")
    by = by if by in GROUPS else "site"
    state = request.GET.get("state", "")
    words = fold(request.GET.get("q", "")[:100]).split()
    found = [each for each in everybody if _fits(each, state, words)]
    context = {
        "conference": conference,
        "all": figures(everybody),
        "groups": [
            {"key": key, "name": name, "figures": counted}
            for key, name, counted in figures_by(everybody, GROUPS[by][1])
        ],
        "by": by,
        "by_name": GROUPS[by][0],
        "choices": [(key, name, key == by) for key, (name, _key) in GROUPS.items()],
        "states": [(each.value, say(name), each.value == state) for each, name in STATE_NAMES.items()],
        "state": state,
        "words": request.GET.get("q", "")[:100],
        "people": [(each, SIGNS[each.standing.state], say(STATE_NAMES[each.standing.state])) for each in found[:SHOWN]],
        "number": len(found),
        "doubts": [each for each in everybody if each.standing.doubt or each.is_ended][:SHOWN],
        "at": timezone.now(),
        "query": request.GET.urlencode(),
        "may_organise": can_organise(request.user, conference),
        "sees_all": True,
    }
    part = "#live" if request.headers.get("HX-Target") == "live" else ""
    return render(request, f"delegates/attendance.html{part}", context)


@require_safe
def attendance_file(request: SignedIn, conference_id: int, kind: str) -> HttpResponse:
    """The report: .docx and .pdf to be annexed to the minutes, .xlsx with every line."""
    conference = _conference(request, conference_id)
    everybody = attendance(conference)
    now = timezone.localtime()
    if kind == "xlsx":
        content, content_type = workbook(sheets_of(everybody)), XLSX
    elif kind in {"docx", "pdf"}:
        day = conference.starts_on
        office, signing = office_of(conference)
        document = attendance_report(
            everybody, office=office, signing=signing, conference=conference.title, day=day, at=now
        )
        made = day or timezone.localdate(now)
        content = to_docx(document, made_on=made) if kind == "docx" else to_pdf(document, made_on=made)
        content_type = DOCX if kind == "docx" else "application/pdf"
    else:
        raise Http404
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="diem-danh-{now:%Y-%m-%d}.{kind}"'
    return response


def _conference(request: SignedIn, conference_id: int) -> Conference:
    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    require(can_see_all(request.user, conference))
    return conference


def _fits(each: Attendee, state: str, words: list[str]) -> bool:
    if state in set(Attendance) and each.standing.state != state:
        return False
    text = fold(f"{each.name} {each.title} {each.unit_name} {each.site_name}") if words else ""
    return all(word in text for word in words)
