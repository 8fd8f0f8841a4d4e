"""Criteria sets: brought as a file, looked at before they are kept, taken out again; another version under a block."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_organise
from diemcau.directory.models import PendingImport
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Refused, Unreadable
from diemcau.scoring.actions import adopt_criteria, change_criteria, drop_file, keep_file
from diemcau.scoring.domain import bundled
from diemcau.scoring.domain.criteria import CriteriaSet as Criteria
from diemcau.scoring.domain.criteria import problems
from diemcau.scoring.domain.criteria_files import read_fields, read_heading, workbook, yaml_file
from diemcau.scoring.domain.rule_words import told
from diemcau.scoring.domain.versions import differences
from diemcau.scoring.forms.blocks import VersionForm
from diemcau.scoring.forms.files import CriteriaForm
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
    found = _set(conference, set_id)
    criteria = lines_of(found).criteria
    versions = list(CriteriaSet.objects.filter(family=found.family).order_by("-version"))
    before = next((each for each in versions if each.version == found.version - 1), None)
    context = {
        "conference": conference,
        "set": found,
        "items": _items(criteria),
        "versions": versions,
        "changes": differences(lines_of(before).criteria, criteria) if before else [],
        "blocks": found.blocks.select_related("campaign"),
        "may_organise": can_organise(request.user, conference),
    }
    return render(request, "scoring/criteria_set.html", context)


@require_safe
def criteria_file(request: SignedIn, conference_id: int, set_id: int, kind: str) -> HttpResponse:
    conference = conference_for(request.user, conference_id)
    require(sees_scores(request.user, conference))
    found = _set(conference, set_id)
    criteria = lines_of(found).criteria
    if kind == "xlsx":
        return attached(workbook(criteria), XLSX, f"bo-chi-so-{found.pk}-v{found.version}.xlsx")
    if kind == "yaml":
        text = yaml_file(criteria, note=found.note, illustration=found.is_illustration)
        return attached(text, "application/yaml", f"bo-chi-so-{found.pk}-v{found.version}.yaml")
    raise Http404


@require_http_methods(["GET", "POST"])
def new_criteria_set(request: SignedIn, conference_id: int) -> HttpResponse:
    """Take a file; read it before it is kept, so that what makes no sense is never stored."""
    conference = conference_for(request.user, conference_id)
    require(can_organise(request.user, conference))
    of = request.GET.get("of", "")
    old = _set(conference, int(of)) if of.isdecimal() else None
    initial = {"name": old.name, "year": old.year, "block": old.block} if old else {}
    form = CriteriaForm(request.POST or None, files=request.FILES or None, initial=initial)
    if form.is_valid():
        content = form.cleaned_data["file"].read()
        try:
            heading = read_heading(content)
            read_fields(content)
        except Unreadable as unreadable:
            form.add_error("file", _said(unreadable))
        else:
            said = {name: form.cleaned_data[name] or heading.get(name) for name in ("name", "year", "block")}
            lacking = [name for name, value in said.items() if not value]
            for name in lacking:
                form.add_error(name, _("Tệp không nêu mục này; hãy điền."))
            if not lacking:
                pending = keep_file(content, name=form.cleaned_data["file"].name, by=request.user)
                request.session[f"criteria-{pending.token}"] = said | {"of": old.pk if old else None}
                return redirect("scoring:criteria-import", conference.pk, pending.token)
    context = {"conference": conference, "form": form, "old": old}
    return render(request, "scoring/new_criteria_set.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def criteria_import(request: SignedIn, conference_id: int, token: str) -> HttpResponse:
    """What was read, whether its ceilings add up, what it changes; keep it when its author says so."""
    conference = conference_for(request.user, conference_id)
    require(can_organise(request.user, conference))
    pending = _pending(request, token)
    said: dict[str, Any] = request.session.get(f"criteria-{token}") or {}
    if not said:
        raise Http404
    content = bytes(pending.content)
    criteria = Criteria(
        name=said["name"], year=int(said["year"]), block=said["block"], version=1, fields=read_fields(content)
    )
    old = _set(conference, said["of"]) if said["of"] else None
    found = problems(criteria)
    refusal = ""
    if request.method == "POST" and not found:
        heading = read_heading(content)
        try:
            kept = adopt_criteria(
                criteria,
                owner=conference.owner,
                by=request.user,
                family=old.family if old else None,
                note=heading.get("note", "")[:500],
                is_illustration=heading.get("illustration") == "True",
            )
        except Refused as error:
            refusal = error.message
        else:
            drop_file(pending, by=request.user)
            del request.session[f"criteria-{token}"]
            messages.success(request, _("Đã lưu bộ chỉ số, phiên bản %(version)d.") % {"version": kept.version})
            return redirect("scoring:criteria-set", conference.pk, kept.pk)
    context = {
        "conference": conference,
        "pending": pending,
        "criteria": criteria,
        "items": _items(criteria),
        "leaves": len(list(criteria.leaves())),
        "problems": found,
        "old": old,
        "changes": differences(lines_of(old).criteria, criteria) if old else [],
        "refusal": refusal,
    }
    return render(request, "scoring/criteria_import.html", context, status=409 if refusal else 200)


@require_POST
def criteria_import_removal(request: SignedIn, conference_id: int, token: str) -> HttpResponse:
    conference = conference_for(request.user, conference_id)
    require(can_organise(request.user, conference))
    drop_file(_pending(request, token), by=request.user)
    return redirect("scoring:new-criteria-set", conference.pk)


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


def _set(conference: Conference, pk: int) -> CriteriaSet:
    return get_object_or_404(CriteriaSet, pk=pk, owner=conference.owner_id)


def _pending(request: SignedIn, token: str) -> PendingImport:
    return get_object_or_404(PendingImport.objects.alive(timezone.now()).filter(account=request.user), token=token)


def _said(unreadable: Unreadable) -> str:
    return f"Dòng {unreadable.line}: {unreadable.message}" if unreadable.line else unreadable.message


def _items(criteria: Criteria) -> list[dict[str, Any]]:
    """Lines for the page: depth by code."""
    return [{"item": item, "depth": item.code.count("."), "rule": told(item.rule)} for item in criteria.walk()]
