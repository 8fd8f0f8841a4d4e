"""A value that was read otherwise: put right in place, and taken back."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Refused
from diemcau.plan.actions import correct, undo_correction
from diemcau.plan.domain.corrections import END, Misfit, overlaid, value_at
from diemcau.plan.forms import form_at
from diemcau.plan.models import PlanDocument
from diemcau.plan.permissions import can_correct
from diemcau.plan.views.documents import document_for, page_of

AT_ONCE = 20_000  # letters of a value that a finding proposes


@require_http_methods(["GET", "POST"])
def new_correction(request: SignedIn, document_id: int) -> HttpResponse:
    """Give the form of one place; take it back filled in; answer with the reading as it now stands.

    `at` is the place. A value that a finding proposes comes as `value` and needs no form; `gone` takes an entry out.
    """
    document = document_for(request, document_id)
    require(can_correct(request.user, document))
    path = request.POST.get("at") or request.GET.get("at") or ""
    if request.method == "POST" and "gone" in request.POST:
        correct(document, path, None, by=request.user)
        return _reading(request, document, path)
    if request.method == "POST" and "value" in request.POST:
        correct(document, path, _proposed(request.POST["value"]), by=request.user)
        return _reading(request, document, path)

    kind = form_at(path)
    if kind is None:
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = kind(_before(document, path), data, auto_id=f"at-{_key(path)}-%s")
    if not form.is_valid():
        context = {"document": document, "form": form, "path": path, "key": _key(path), "is_entry": path[-1].isdigit()}
        response = render(request, "plan/correction.html", context, status=422 if form.is_bound else 200)
        if form.is_bound:  # what is wrong stands in the form, not in place of the whole reading
            response["HX-Retarget"], response["HX-Reswap"] = f"#correction-{_key(path)}", "outerHTML"
        return response
    correct(document, path, form.result(), by=request.user)
    return _reading(request, document, path)


@require_POST
def correction_removal(request: SignedIn, document_id: int, correction_id: int) -> HttpResponse:
    """Take a correction back: what was there before it counts again."""
    document = document_for(request, document_id)
    require(can_correct(request.user, document))
    correction = get_object_or_404(document.corrections, pk=correction_id)
    undo_correction(correction, by=request.user)
    return _reading(request, document, correction.path)


def _reading(request: SignedIn, document: PlanDocument, path: str) -> HttpResponse:
    """The whole reading: one value can change how many seats others give, and which findings remain."""
    context = page_of(document, request.user) | {"focus": _key(path), "is_answer": True}
    return render(request, "plan/document.html#answer", context)


def _before(document: PlanDocument, path: str) -> Any:
    """What stands at a place now, None where something is to be added."""
    if path.endswith(f"/{END}"):
        return None
    try:
        return value_at(overlaid(document.reading, document.corrections.values_list("path", "value")), path)
    except Misfit:
        raise Http404 from None


def _proposed(text: str) -> Any:
    try:
        return json.loads(text[:AT_ONCE])
    except (ValueError, RecursionError):
        raise Refused(_("Đề xuất này không còn hợp với văn bản; hãy tải lại trang rồi sửa lại.")) from None


def _key(path: str) -> str:
    return path.strip("/").replace("/", "-")
