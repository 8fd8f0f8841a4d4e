"""Criteria sets: brought as a file, looked at before they are kept, taken out again; another version under a block."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_organise
from diemcau.directory.permissions import SignedIn, require
from diemcau.scoring.actions import adopt_criteria, change_criteria
from diemcau.scoring.domain import bundled
from diemcau.scoring.domain.criteria import CriteriaSet as Criteria
from diemcau.scoring.domain.criteria_files import workbook, yaml_file
from diemcau.scoring.domain.rule_words import told
from diemcau.scoring.domain.versions import differences
from diemcau.scoring.forms.blocks import VersionForm
from diemcau.scoring.models import CriteriaSet
from diemcau.scoring.permissions import sees_scores
from diemcau.scoring.queries.criteria import lines_of
from diemcau.scoring.views.found import XLSX, attached, block_for, conference_for


@require_safe
def criteria_sets(request: SignedIn, conference_id: int) -> HttpResponse:
    """The sets of the conference's owner, and the bundled ones that can be taken over."""
    conference = conference_for(request.user, conference_id)
    require(sees_scores(request.user, conference))
    kept = CriteriaSet.objects.filter(owner=conference.owner_id)
    names = set(kept.values_list("name", flat=True))
    context = {
        "conference": conference,
        "sets": kept,
        "bundled": [(key, each) for key, each in bundled.all_sets().items() if each.criteria.name not in names],
        "may_organise": can_organise(request.user, conference),
    }
    return render(request, "scoring/criteria_sets.html", context)


@require_safe
def criteria_set(request: SignedIn, conference_id: int, set_id: int) -> HttpResponse:
    """Every line with its rule; what this version changed; where it is in use."""
    conference = conference_for(request.user, conference_id)
    require(sees_scores(request.user, conference))
    found = set_for(conference, set_id)
    criteria = lines_of(found).criteria
    versions = list(CriteriaSet.objects.filter(family=found.family).order_by("-version"))
    before = next((each for each in versions if each.version == found.version - 1), None)
    context = {
        "conference": conference,
        "set": found,
        "items": items_of(criteria),
        "versions": versions,
        "changes": differences(lines_of(before).criteria, criteria) if before else [],
        "blocks": found.blocks.select_related("campaign"),
        "may_organise": can_organise(request.user, conference),
    }
    return render(request, "scoring/criteria_set.html", context)


@require_safe
@override("vi")  # official work, whoever makes it
def criteria_file(request: SignedIn, conference_id: int, set_id: int, kind: str) -> HttpResponse:
    conference = conference_for(request.user, conference_id)
    require(sees_scores(request.user, conference))
    found = set_for(conference, set_id)
    criteria = lines_of(found).criteria
    if kind == "xlsx":
        return attached(workbook(criteria), XLSX, f"bo-chi-so-{found.pk}-v{found.version}.xlsx")
    if kind == "yaml":
        text = yaml_file(criteria, note=found.note, illustration=found.is_illustration)
        return attached(text, "application/yaml", f"bo-chi-so-{found.pk}-v{found.version}.yaml")
    raise Http404


@require_POST
def bundled_set(request: SignedIn, conference_id: int, key: str) -> HttpResponse:
    """Take over one of the sets that come with the product."""
    conference = conference_for(request.user, conference_id)
    require(can_organise(request.user, conference))
    found = bundled.all_sets().get(key)
    if found is None:
        raise Http404
    kept = adopt_criteria(
        found.criteria, owner=conference.owner, by=request.user, note=found.note, is_illustration=True
    )
    return redirect("scoring:criteria-set", conference.pk, kept.pk)


@require_http_methods(["GET", "POST"])
def block_criteria(request: SignedIn, conference_id: int, block_id: int) -> HttpResponse:
    """Another version under a block: first what it changes, then the change."""
    block = block_for(request.user, conference_id, block_id)
    conference = block.campaign.conference
    require(can_organise(request.user, conference))
    versions = CriteriaSet.objects.filter(family=block.criteria_set.family).exclude(pk=block.criteria_set_id)
    form = VersionForm(versions, request.POST or request.GET or None)
    chosen = form.cleaned_data["criteria_set"] if form.is_bound and form.is_valid() else None
    if request.method == "POST" and chosen:
        done = change_criteria(block, chosen, by=request.user)
        said = _("Khối nay theo %(set)s. Tính lại %(rescored)d điểm tự chấm; %(removed)d ý kiến, điểm phải chấm lại.")
        messages.success(request, said % {"set": chosen, **done})
        return redirect("scoring:block", conference.pk, block.pk)
    context = {
        "conference": conference,
        "of_block": block,
        "form": form,
        "versions": versions,
        "chosen": chosen,
        "changes": differences(lines_of(block.criteria_set).criteria, lines_of(chosen).criteria) if chosen else [],
    }
    return render(request, "scoring/block_criteria.html", context)


def set_for(conference: Conference, pk: int) -> CriteriaSet:
    return get_object_or_404(CriteriaSet, pk=pk, owner=conference.owner_id)


def items_of(criteria: Criteria) -> list[dict[str, Any]]:
    """Lines for the page: depth by code."""
    return [{"item": item, "depth": item.code.count("."), "rule": told(item.rule)} for item in criteria.walk()]
