"""The hall: laid out, proposed, moved by hand, approved, printed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.conference.models import Site
from diemcau.conference.permissions import can_see_all
from diemcau.delegates import actions
from diemcau.delegates.domain.printing import KINDS, hall_pdf, hall_sheet
from diemcau.delegates.domain.seating import Chair, Side
from diemcau.delegates.forms.hall import HallForm, MoveForm
from diemcau.delegates.models import Hall
from diemcau.delegates.permissions import can_seat
from diemcau.delegates.queries.hall import HallPlan, hall_plan
from diemcau.directory.domain.files import workbook
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Unreadable

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILES = {"plan": "so-do-cho-ngoi", "list": "danh-sach-cho-ngoi", "cards": "bien-ten"}


@require_http_methods(["GET", "HEAD", "POST"])
def hall(request: SignedIn, conference_id: int, site_id: int | None = None) -> HttpResponse:
    """The plan of a site's hall, or the form that lays it out; without a site of the one above all others."""
    site = _asked(request, conference_id, site_id)
    may_seat = can_seat(request.user, site)
    known = Hall.objects.filter(site=site).select_related("site__conference", "site__host").first()
    initial = {name: getattr(known, name) for name in ("rows", "left", "right", "table")} if known else None
    form = HallForm(request.POST if request.method == "POST" else None, initial=initial, auto_id="hall-%s")
    if form.is_bound:
        require(may_seat)
        if form.is_valid():
            actions.lay_out_hall(site, form.room(), by=request.user)
            return redirect("delegates:site-hall", conference_id, site.pk)
    context: dict[str, Any] = {
        "conference": site.conference,
        "site": site,
        "form": form,
        "may_seat": may_seat,
        "sees_all": can_see_all(request.user, site.conference),
        "plan": None,
    }
    if known:
        context |= _drawn(hall_plan(known))
    return render(request, "delegates/hall.html", context, status=422 if form.is_bound else 200)


@require_POST
def hall_proposal(request: SignedIn, conference_id: int, site_id: int) -> HttpResponse:
    """Seat everybody by rank."""
    plan = _changed(request, conference_id, site_id)
    left_over = actions.propose_seats(plan, by=request.user)
    if left_over:
        messages.warning(request, _("Còn %(count)s người chưa có ghế.") % {"count": left_over})
    return redirect("delegates:site-hall", conference_id, site_id)


@require_POST
def hall_moves(request: SignedIn, conference_id: int, site_id: int) -> HttpResponse:
    """Put one person on a chair; answers with the plan as it then stands."""
    known = _changed(request, conference_id, site_id)
    form = MoveForm(request.POST)
    if not form.is_valid():
        raise Unreadable(_("Không rõ chuyển ai tới ghế nào; sơ đồ giữ nguyên."))
    actions.move_seat(known, form.cleaned_data["delegate"], form.to_chair(), by=request.user)
    return _part(request, known)


@require_POST
def hall_undo(request: SignedIn, conference_id: int, site_id: int) -> HttpResponse:
    known = _changed(request, conference_id, site_id)
    actions.undo_move(known, by=request.user)
    return _part(request, known)


@require_POST
def hall_approval(request: SignedIn, conference_id: int, site_id: int) -> HttpResponse:
    known = _changed(request, conference_id, site_id)
    actions.approve_hall(known, request.POST.get("words", ""), by=request.user)
    messages.success(request, _("Đã duyệt sơ đồ chỗ ngồi."))
    return redirect("delegates:site-hall", conference_id, site_id)


@require_safe
def hall_file(request: SignedIn, conference_id: int, site_id: int, kind: str, form: str) -> HttpResponse:
    """Plan, list or cards, as PDF and as a workbook."""
    site = _asked(request, conference_id, site_id)
    known = get_object_or_404(Hall.objects.select_related("site__conference"), site=site)
    plan = hall_plan(known)
    if kind not in KINDS or form not in {"pdf", "xlsx"}:
        raise Http404
    if form == "xlsx":
        content, content_type = workbook([hall_sheet(kind, plan.room, plan.seated)]), XLSX
    else:
        titles = {"plan": _("Sơ đồ chỗ ngồi"), "list": _("Danh sách chỗ ngồi"), "cards": _("Biển tên")}
        state = "" if plan.is_approved else f" ({_('dự thảo, chưa duyệt')})"
        subtitle = f"{site.conference.title}{state}"
        content, content_type = hall_pdf(kind, titles[kind], subtitle, plan.room, plan.seated), "application/pdf"
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{FILES[kind]}.{form}"'
    return response


def _asked(request: SignedIn, conference_id: int, site_id: int | None) -> Site:
    """The site whose hall it is: seen by who runs the conference, and by who acts for its host."""
    sites = Site.objects.visible_to(request.user).filter(conference=conference_id).open()
    sites = sites.filter(parent=None) if site_id is None else sites.filter(pk=site_id)
    site = sites.select_related("host", "conference").order_by("pk").first()
    if site is None:
        raise Http404
    require(can_see_all(request.user, site.conference) or can_seat(request.user, site))
    return site


def _changed(request: SignedIn, conference_id: int, site_id: int) -> Hall:
    site = _asked(request, conference_id, site_id)
    require(can_seat(request.user, site))
    return get_object_or_404(Hall.objects.select_related("site__conference", "site__host"), site=site)


def _part(request: SignedIn, known: Hall) -> HttpResponse:
    context = _drawn(hall_plan(known)) | {"conference": known.site.conference, "site": known.site, "may_seat": True}
    return render(request, "delegates/hall.html#plan", context)


def _drawn(plan: HallPlan) -> dict[str, Any]:
    by_chair = {plan.chairs[guest.delegate]: guest for guest in plan.order if guest.delegate in plan.chairs}

    def chair(side: Side, row: int, number: int) -> dict[str, Any]:
        here = Chair(side, row, number)
        return {"key": f"{side.value}-{row}-{number}", "label": here.label, "guest": by_chair.get(here)}

    room = plan.room
    free = next((each for each in room.at_table() if each not in by_chair), None)
    return {
        "plan": plan,
        "free_at_table": f"{free.side.value}-{free.row}-{free.number}" if free else "",
        "table": [chair(Side.TABLE, 0, number) for number in range(1, room.table + 1)],
        "rows": [
            {
                "number": row,
                "left": [chair(Side.LEFT, row, number) for number in range(room.left, 0, -1)],
                "right": [chair(Side.RIGHT, row, number) for number in range(1, room.right + 1)],
            }
            for row in range(1, room.rows + 1)
        ],
    }
