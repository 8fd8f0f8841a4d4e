"""One product: its units, how far each is, what it waits for."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.assignments.actions import change_product, make_depend, remove_product, set_free
from diemcau.assignments.domain.standing import SIGNS, STANDING_NAMES, Standing
from diemcau.assignments.forms import ProductForm
from diemcau.assignments.forms.products import Owners
from diemcau.assignments.models import Dependency, Product
from diemcau.assignments.queries import task_rows
from diemcau.assignments.views.loading import frame, product_for
from diemcau.conference.permissions import can_organise
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.numbers import sent
from diemcau.kernel.words import say


@require_safe
def product(request: SignedIn, conference_id: int, product_id: int) -> HttpResponse:
    found = product_for(request, conference_id, product_id)
    rows = task_rows(found.tasks.all(), timezone.localdate())
    counts = Counter(row.standing for row in rows)
    others = Product.objects.filter(assignment__conference=conference_id).exclude(pk=found.pk)
    before = list(found.dependencies.select_related("on"))
    waiting = {one.on_id for one in before}
    context = {
        **frame(request.user, found.assignment.conference),
        "product": found,
        "rows": rows,
        "states": [(one.value, say(STANDING_NAMES[one]), SIGNS[one], counts[one]) for one in Standing if counts[one]],
        "done": counts[Standing.ACCEPTED],
        "late": counts[Standing.LATE],
        "before": before,
        "after": found.dependants.select_related("product"),
        "others": [one for one in others.order_by("assignment__position", "position") if one.pk not in waiting],
    }
    return render(request, "assignments/product.html", context)


@require_http_methods(["GET", "POST"])
def edit_product(request: SignedIn, conference_id: int, product_id: int) -> HttpResponse:
    found = product_for(request, conference_id, product_id)
    require(can_organise(request.user, found.assignment.conference))
    owners = Owners(found.assignment)
    names = [task.organisation.name for task in found.tasks.select_related("organisation")]
    until = found.due.words or (f"{found.due_on:%d/%m/%Y}" if found.due_on else "")
    known = {"text": found.text, "owner": "; ".join(names), "due": until, "acceptance": found.acceptance}
    if len("; ".join(names)) > 2_000:
        known["owner"] = next((name for name, bodies in owners.printed.items() if len(bodies) == len(names)), "")
    form = ProductForm(owners, request.POST if request.method == "POST" else None, initial=known)
    if form.is_valid():
        data = form.cleaned_data
        change_product(
            found,
            text=data["text"],
            due=data["due"],
            acceptance=data["acceptance"],
            organisations=data["owner"],
            by=request.user,
        )
        messages.success(request, _("Đã lưu sản phẩm."))
        return redirect("assignments:product", conference_id, found.pk)
    context = {
        **frame(request.user, found.assignment.conference),
        "product": found,
        "form": form,
        "names": owners.names,
    }
    return render(request, "assignments/edit-product.html", context, status=422 if form.is_bound else 200)


@require_POST
def product_removal(request: SignedIn, conference_id: int, product_id: int) -> HttpResponse:
    found = product_for(request, conference_id, product_id)
    require(can_organise(request.user, found.assignment.conference))
    remove_product(found, by=request.user)
    messages.success(request, _("Đã bỏ sản phẩm."))
    return redirect("assignments:list", conference_id)


@require_POST
def new_dependency(request: SignedIn, conference_id: int, product_id: int) -> HttpResponse:
    found = product_for(request, conference_id, product_id)
    require(can_organise(request.user, found.assignment.conference))
    on = product_for(request, conference_id, sent(request.POST.get("on")) or 0)
    make_depend(found, on, by=request.user)
    return redirect("assignments:product", conference_id, found.pk)


@require_POST
def dependency_removal(request: SignedIn, conference_id: int, product_id: int, dependency_id: int) -> HttpResponse:
    found = product_for(request, conference_id, product_id)
    require(can_organise(request.user, found.assignment.conference))
    dependency = get_object_or_404(Dependency.objects.select_related("product__assignment"), pk=dependency_id)
    if dependency.product_id == found.pk:
        set_free(dependency, by=request.user)
    return redirect("assignments:product", conference_id, found.pk)
