"""Campaigns and blocks: the list, what is opened, how far each unit has come, the next step."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.conference.permissions import can_organise
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Refused
from diemcau.kernel.words import say
from diemcau.scoring.actions import add_block, enter_units, move_phase, open_campaign, remove_unit, set_block
from diemcau.scoring.domain.phases import MOVED_BY_HAND, PHASE_NAMES, Phase
from diemcau.scoring.forms.blocks import BlockForm, CampaignForm, NewBlockForm, UnitsForm
from diemcau.scoring.models import Campaign, CriteriaSet, Entrant, Ranking
from diemcau.scoring.permissions import sees_scores
from diemcau.scoring.queries.names import bodies_by_name
from diemcau.scoring.queries.progress import block_progress, campaigns_of
from diemcau.scoring.queries.units import bodies_of
from diemcau.scoring.views.found import block_for, conference_for, entrant_for


@require_safe
def campaigns(request: SignedIn, conference_id: int) -> HttpResponse:
    """All campaigns to the council; to a unit its own blocks, and what is published."""
    conference = conference_for(request.user, conference_id)
    sees_all = sees_scores(request.user, conference)
    rankings = Ranking.objects.filter(conference=conference).select_related("release")
    context = {
        "conference": conference,
        "sees_all": sees_all,
        "may_organise": can_organise(request.user, conference),
        "rows": campaigns_of(conference, request.user, sees_all=sees_all),
        "rankings": [each for each in rankings if sees_all or hasattr(each, "release")],
        "has_sets": CriteriaSet.objects.filter(owner=conference.owner_id).exists(),
    }
    return render(request, "scoring/campaigns.html", context)


@require_http_methods(["GET", "POST"])
def new_campaign(request: SignedIn, conference_id: int) -> HttpResponse:
    conference = conference_for(request.user, conference_id)
    require(can_organise(request.user, conference))
    form = CampaignForm(request.POST or None, initial={"year": (conference.start_year or 0) - 1 or None})
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            made = open_campaign(conference, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("name", refusal.message)
            status = 409
        else:
            return redirect("scoring:new-block", conference.pk, made.pk)
    context = {"conference": conference, "form": form, "title": _("Mở kỳ chấm điểm"), "button": _("Mở kỳ chấm điểm")}
    return render(request, "scoring/form.html", context, status=status)


@require_http_methods(["GET", "POST"])
def new_block(request: SignedIn, conference_id: int, campaign_id: int) -> HttpResponse:
    conference = conference_for(request.user, conference_id)
    campaign = get_object_or_404(Campaign, pk=campaign_id, conference=conference)
    require(can_organise(request.user, conference))
    if not CriteriaSet.objects.filter(owner=conference.owner_id).exists():
        return redirect("scoring:criteria-sets", conference.pk)
    form = NewBlockForm(conference, request.POST or None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        group = form.cleaned_data["units"]
        try:
            block = add_block(
                campaign,
                name=form.cleaned_data["name"],
                criteria_set=form.cleaned_data["criteria_set"],
                organisations=bodies_of(conference, group) if group else (),
                by=request.user,
                **form.settings(),
            )
        except Refused as refusal:
            form.add_error("name", refusal.message)
            status = 409
        else:
            return redirect("scoring:block", conference.pk, block.pk)
    context = {
        "conference": conference,
        "form": form,
        "title": _("Thêm khối vào %(campaign)s") % {"campaign": campaign},
        "button": _("Thêm khối"),
    }
    return render(request, "scoring/form.html", context, status=status)


@require_safe
def block(request: SignedIn, conference_id: int, block_id: int) -> HttpResponse:
    """How far every unit has come, what is not in order, and the next step of the whole block."""
    found = block_for(request.user, conference_id, block_id)
    conference = found.campaign.conference
    require(sees_scores(request.user, conference))
    now = Phase(found.phase)
    at = MOVED_BY_HAND.index(now) if now in MOVED_BY_HAND else -1
    following = MOVED_BY_HAND[at + 1] if 0 <= at < len(MOVED_BY_HAND) - 1 else None
    context = {
        "conference": conference,
        "of_block": found,
        "progress": block_progress(found),
        "phases": [(phase.value, say(name), phase == now) for phase, name in PHASE_NAMES.items()],
        "next": (following.value, say(PHASE_NAMES[following])) if following else None,
        "back": (MOVED_BY_HAND[at - 1].value, say(PHASE_NAMES[MOVED_BY_HAND[at - 1]])) if at > 0 else None,
        "may_organise": can_organise(request.user, conference),
        "last_moves": found.phase_changes.select_related("by")[:5],
    }
    return render(request, "scoring/block.html", context)


@require_http_methods(["GET", "POST"])
def block_settings(request: SignedIn, conference_id: int, block_id: int) -> HttpResponse:
    found = block_for(request.user, conference_id, block_id)
    conference = found.campaign.conference
    require(can_organise(request.user, conference))
    initial = {name: getattr(found, name) for name in BlockForm.base_fields if name != "previous"}
    if found.previous_block_id or found.previous_ranking_id:
        pk = found.previous_block_id or found.previous_ranking_id
        initial["previous"] = f"{'block' if found.previous_block_id else 'ranking'}:{pk}"
    form = BlockForm(conference, request.POST or None, initial=initial, block=found)
    if form.is_valid():
        set_block(found, by=request.user, **form.settings())
        messages.success(request, _("Đã lưu thiết lập của khối."))
        return redirect("scoring:block", conference.pk, found.pk)
    context = {
        "conference": conference,
        "of_block": found,
        "form": form,
        "title": _("Thiết lập khối %(block)s") % {"block": found},
        "button": _("Lưu thiết lập"),
    }
    return render(request, "scoring/form.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def block_units(request: SignedIn, conference_id: int, block_id: int) -> HttpResponse:
    """Put units into a block, a whole group or by name; a name that nobody bears is told, and nothing is entered."""
    found = block_for(request.user, conference_id, block_id)
    conference = found.campaign.conference
    require(can_organise(request.user, conference))
    form = UnitsForm(request.POST or None)
    if form.is_valid():
        names = [name.strip() for name in form.cleaned_data["names"].splitlines() if name.strip()]
        matched = bodies_by_name(names)
        unknown = [name for name in names if name not in matched]
        if unknown:
            told = "; ".join(unknown[:5])
            form.add_error("names", _("Không rõ đơn vị: %(names)s. Chưa thêm đơn vị nào.") % {"names": told})
        else:
            bodies = list(bodies_of(conference, form.cleaned_data["group"])) if form.cleaned_data["group"] else []
            bodies += list(type(found.campaign.conference.owner).objects.filter(pk__in=matched.values()))
            number = enter_units(found, bodies, by=request.user)
            messages.success(request, _("Đã thêm %(number)d đơn vị.") % {"number": number})
            return redirect("scoring:block", conference.pk, found.pk)
    context = {
        "conference": conference,
        "of_block": found,
        "form": form,
        "title": _("Thêm đơn vị vào khối %(block)s") % {"block": found},
        "button": _("Thêm đơn vị"),
    }
    return render(request, "scoring/form.html", context, status=422 if form.is_bound else 200)


@require_POST
def unit_removal(request: SignedIn, conference_id: int, entrant_id: int) -> HttpResponse:
    found: Entrant = entrant_for(request.user, conference_id, entrant_id)
    require(can_organise(request.user, found.block.campaign.conference))
    remove_unit(found, by=request.user)
    messages.success(request, _("Đã bỏ %(unit)s khỏi khối.") % {"unit": found})
    return redirect("scoring:block", conference_id, found.block_id)


@require_POST
def phase(request: SignedIn, conference_id: int, block_id: int) -> HttpResponse:
    found = block_for(request.user, conference_id, block_id)
    require(can_organise(request.user, found.campaign.conference))
    to = request.POST.get("to", "")
    if to not in set(Phase):
        raise Refused(_("Không có bước này; bước hiện tại giữ nguyên."))
    moved = move_phase(found, Phase(to), by=request.user)
    messages.success(request, _("Khối chuyển sang bước “%(phase)s”.") % {"phase": moved.get_phase_display()})
    return redirect("scoring:block", conference_id, found.pk)
