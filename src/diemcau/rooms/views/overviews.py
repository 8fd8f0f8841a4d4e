"""A conference at a glance, and the first page after sign-in."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_organise, can_see_all
from diemcau.directory.models import Organisation
from diemcau.directory.permissions import SignedIn
from diemcau.kernel.numbers import written
from diemcau.plan.models import PlanDocument
from diemcau.rooms.domain.steps import Step
from diemcau.rooms.queries.overview import Overview, overview
from diemcau.rooms.queries.units import units_of
from diemcau.rooms.views.addresses import address
from diemcau.survey.permissions import interviewed_by


@require_safe
def home(request: SignedIn) -> HttpResponse:
    """The conferences that this account sees; who only speaks for one unit sees what is asked of it."""
    conferences = Conference.objects.visible_to(request.user).select_related("owner")
    units = units_of(request.user)
    rounds = list(interviewed_by(request.user))
    runs = request.user.is_administrator or Conference.objects.run_by(request.user).exists()
    if len(units) == 1 and not rounds and not runs:
        return redirect("rooms:unit", units[0].conference_id, units[0].pk)
    context = {
        "conferences": conferences,
        "today": timezone.localdate(),
        "units": units,
        "rounds": rounds,
        "unapplied": PlanDocument.objects.unapplied(request.user)[:5],
        "has_bodies": bool(conferences) or Organisation.objects.exists(),
    }
    return render(request, "rooms/home.html", context)


@require_safe
def conference(request: SignedIn, conference_id: int) -> HttpResponse:
    """The facts of a conference, what is still to be done and by whom, how much there is of everything."""
    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    if not can_see_all(request.user, conference):
        own = [unit for unit in units_of(request.user) if unit.conference_id == conference.pk]
        context = {"conference": conference, "facts": list(_facts(conference, None)), "units": own}
        return render(request, "rooms/facts.html", context)
    found = overview(conference)
    context = {
        "conference": conference,
        "overview": found,
        "steps": [(step, _address(step, conference)) for step in found.steps],
        "facts": list(_facts(conference, found)),
        "figures": list(_figures(conference, found)),
        "lead": " · ".join(f"{written(figure)} {noun}" for noun, figure in _counted(found))
        or _("Chưa áp dụng kế hoạch"),
        "plan": address("plan:document", found.plan.pk) if found.plan else "",
        "sees_all": True,
        "may_organise": can_organise(request.user, conference),
    }
    return render(request, "rooms/overview.html", context)


def _address(step: Step, conference: Conference) -> str:
    return address(step.page, conference.pk) + step.query


def _facts(conference: Conference, found: Overview | None) -> Iterator[tuple[str, str, int | None]]:
    """Each fact, and the line of the plan that states it."""
    lines = found.plan.lines if found and found.plan else {}
    time = conference.time_text
    if conference.starts_on:
        hour = f"{conference.clock:%H:%M}, " if conference.clock else ""
        time = f"{hour}{conference.starts_on:%d/%m/%Y}"
    stated = [
        ("time", _("Thời gian"), time),
        ("chair", _("Chủ trì"), conference.chair),
        ("format", _("Hình thức"), conference.get_format_display()),
        ("place", _("Địa điểm"), conference.place),
        ("budget", _("Kinh phí"), conference.budget_text if found else ""),
    ]
    for key, name, value in stated:
        if value or (found and key == "time"):
            at = lines.get(key)
            yield name, value or _("chưa nêu"), at[0] if at else None


def _counted(found: Overview) -> list[tuple[str, int]]:
    totals = found.totals
    counted = [(_("điểm cầu"), totals.sites), (_("đơn vị"), totals.units), (_("thành phần được mời"), totals.seats)]
    return [(noun, figure) for noun, figure in counted if figure]


def _figures(conference: Conference, found: Overview) -> Iterator[tuple[str, str, str]]:
    totals, board = found.totals, address("rooms:board", conference.pk)
    tiers = ", ".join(f"{name[:1].lower()}{name[1:]} {written(figure)}" for name, figure in found.tiers)
    yield _("Điểm cầu"), f"{written(totals.sites)}" + (f" ({tiers})" if tiers else ""), board
    yield _("Đơn vị"), written(totals.units), address("rooms:unit-board", conference.pk)
    people = _("%(people)s người đã rõ") % {"people": written(totals.people)}
    yield (
        _("Thành phần được mời"),
        f"{written(totals.seats)} ({people})",
        address("delegates:seats", conference.pk),
    )
    yield _("Việc được giao"), written(totals.assignments), address("assignments:list", conference.pk)
