"""One target, written by hand: also what is meant for the next year, what is feared, who answers for it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diemcau.assignments.actions import keep_target, remove_target
from diemcau.assignments.forms.targets import TargetForm
from diemcau.assignments.models import Target
from diemcau.assignments.queries.targets import bodies_named
from diemcau.assignments.views.loading import frame, steered
from diemcau.conference.models import Conference
from diemcau.directory.permissions import SignedIn

FACTS = ("field", "text", "goal", "next_goal", "forecast", "next_owner")


@require_http_methods(["GET", "POST"])
def new_target(request: SignedIn, conference_id: int) -> HttpResponse:
    return _target_page(request, steered(request, conference_id), None)


@require_http_methods(["GET", "POST"])
def edit_target(request: SignedIn, conference_id: int, target_id: int) -> HttpResponse:
    conference = steered(request, conference_id)
    target = get_object_or_404(Target, pk=target_id, conference=conference)
    return _target_page(request, conference, target)


@require_POST
def target_removal(request: SignedIn, conference_id: int, target_id: int) -> HttpResponse:
    conference = steered(request, conference_id)
    remove_target(get_object_or_404(Target, pk=target_id, conference=conference), by=request.user)
    messages.success(request, _("Đã bỏ chỉ tiêu."))
    return redirect("assignments:targets", conference.pk)


def _target_page(request: SignedIn, conference: Conference, target: Target | None) -> HttpResponse:
    known: dict[str, str] = {}
    if target:
        names = target.units.order_by("organisation__rank", "pk").values_list("organisation__name", flat=True)
        known = {name: getattr(target, name) for name in FACTS} | {"units": "\n".join(names)}
    form = TargetForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_valid():
        facts = dict(form.cleaned_data)
        bodies, unknown = bodies_named(conference, facts.pop("units"))
        if unknown:
            words = _("Không có trong hội nghị này: %(names)s; chưa lưu gì.") % {"names": "; ".join(unknown)}
            form.add_error("units", words)
        else:
            wanted = [body for found in bodies.values() for body in found]
            keep_target(conference, facts, wanted, target=target, by=request.user)
            messages.success(request, _("Đã lưu chỉ tiêu."))
            return redirect("assignments:targets", conference.pk)
    context = {**frame(request.user, conference), "target": target, "form": form}
    return render(request, "assignments/target.html", context, status=422 if form.is_bound else 200)
