"""From the reading to the conference: what would change, and what has changed."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from diemcau.conference.permissions import may_hold_for
from diemcau.directory.models import Organisation
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Refused
from diemcau.kernel.numbers import sent
from diemcau.plan.actions import apply, open_conference
from diemcau.plan.domain.difference import Change
from diemcau.plan.forms import ApplicationForm
from diemcau.plan.models import Application, PlanDocument
from diemcau.plan.permissions import can_apply, can_correct
from diemcau.plan.queries import difference
from diemcau.plan.queries.differences import Difference
from diemcau.plan.queries.prepared import prepare
from diemcau.plan.queries.words import NOUNS
from diemcau.plan.views.documents import document_for


@require_http_methods(["GET", "POST"])
def new_application(request: SignedIn, document_id: int) -> HttpResponse:
    """Show what applying would change; once confirmed, change it."""
    document = document_for(request, document_id)
    require(can_correct(request.user, document))
    form = ApplicationForm(may_hold_for(request.user), request.POST if request.method == "POST" else None)
    owner = _owner(request, document)
    problem, status = "", 200
    if form.is_bound:
        require(can_apply(request.user, document, owner))
        try:
            return _apply(request, document, owner, partly=form.is_valid() and form.cleaned_data["partly"])
        except Refused as refusal:
            problem, status = refusal.message, 409
    context: dict[str, Any] = {"conference": document.conference, "document": document, "form": form, "owner": owner}
    try:
        found = difference(document, owner=owner)
    except Refused as refusal:
        context |= {"problem": refusal.message, "nobody_to_hold": not owner and not may_hold_for(request.user).exists()}
        return render(request, "plan/new_application.html", context, status=409)
    context |= {"difference": found, "numbers": _numbers(found), "problem": problem}
    return render(request, "plan/new_application.html", context, status=status)


@require_safe
def application(request: SignedIn, document_id: int, application_id: int) -> HttpResponse:
    """What came of it, in numbers."""
    document = document_for(request, document_id)
    done = get_object_or_404(document.applications.select_related("by", "conference"), pk=application_id)
    return render(
        request,
        "plan/application.html",
        {"conference": done.conference, "document": document, "application": done, "counts": _counts(done)},
    )


def _apply(request: SignedIn, document: PlanDocument, owner: Organisation | None, *, partly: bool) -> HttpResponse:
    if document.conference:
        done = apply(document, document.conference, by=request.user, partly=partly)
    elif owner is None:
        raise Refused(_("Chưa rõ đơn vị tổ chức; hãy chọn đơn vị rồi áp dụng lại."))
    else:
        conference = open_conference(document, owner=owner, by=request.user, partly=partly)
        done = Application.objects.get(conference=conference)
    return redirect("plan:application", document.pk, done.pk)


def _owner(request: SignedIn, document: PlanDocument) -> Organisation | None:
    """Who holds the conference: the one it has, the one that was chosen, the one that the paper's head names."""
    if document.conference:
        return document.conference.owner
    chosen = sent(request.POST.get("owner") or request.GET.get("owner"))
    if chosen is not None:
        return may_hold_for(request.user).filter(pk=chosen).first()
    named = prepare(document).owner
    return Organisation.objects.filter(pk=named).first() if named else None


def _numbers(found: Difference) -> list[tuple[str, str, int]]:
    """How many rows are added, changed, removed, kept without ground, and named again."""
    names = {
        Change.ADDED: ("ok", _("thêm")),
        Change.CHANGED: ("warn", _("sửa")),
        Change.REMOVED: ("bad", _("bỏ")),
        Change.FLAGGED: ("warn", _("giữ lại, kế hoạch không còn nêu")),
        Change.RESTORED: ("ok", _("được kế hoạch nêu lại")),
    }
    counts = Counter[Change]()
    for section in found.sections:
        if found.conference or section.noun != "event":  # of a new conference the facts are no changes
            counts.update(section.counts)
    return [(kind, words, counts[change]) for change, (kind, words) in names.items() if counts[change]]


def _counts(done: Application) -> list[tuple[str, list[tuple[str, int]]]]:
    words = {
        "added": _("thêm"), "changed": _("sửa"), "removed": _("bỏ"), "flagged": _("giữ lại"), "restored": _("nêu lại")
    }  # fmt: skip
    return [
        (NOUNS[noun], [(words[change], number) for change, number in changes.items() if change in words and number])
        for noun, changes in done.summary.get("counts", {}).items()
        if noun in NOUNS and any(changes.values())
    ]
