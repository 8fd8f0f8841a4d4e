"""Printed names that the directory could not place: asked, answered, asked again."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_POST

from diemcau.directory.models import Organisation
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.numbers import sent
from diemcau.plan.actions import answer_name, withdraw_answer
from diemcau.plan.forms import ChosenOrganisationsForm
from diemcau.plan.permissions import can_correct
from diemcau.plan.queries.prepared import prepare
from diemcau.plan.views.documents import document_for, page_of

MOST = 12


@require_http_methods(["GET", "POST"])
def names(request: SignedIn, document_id: int) -> HttpResponse:
    """Find organisations for a printed name (`q`); take the answer; give the reading as it now stands."""
    document = document_for(request, document_id)
    require(can_correct(request.user, document))
    if request.method == "GET":
        words = request.GET.get("q", "")[:100]
        day = prepare(document).day
        found = Organisation.objects.valid_on(day).matching(words)[:MOST] if words.strip() else []
        return render(request, "plan/found_names.html", {"found": found, "words": words.strip()})
    form = ChosenOrganisationsForm(request.POST)
    if not form.is_valid():
        sentence = next(iter(form.errors.values()))[0]
        response = render(request, "plan/found_names.html", {"sentence": sentence}, status=422)
        place = sent(request.POST.get("place")) or 1
        response["HX-Retarget"], response["HX-Reswap"] = f"#found-{place}", "innerHTML"
        return response
    told = form.cleaned_data
    answer_name(document, told["printed"], told["organisations"], by=request.user)
    return render(request, "plan/document.html#answer", page_of(document, request.user) | {"is_answer": True})


@require_POST
def answer_removal(request: SignedIn, document_id: int, answer_id: int) -> HttpResponse:
    """Ask again what a name means."""
    document = document_for(request, document_id)
    require(can_correct(request.user, document))
    withdraw_answer(get_object_or_404(document.name_answers, pk=answer_id), by=request.user)
    return render(request, "plan/document.html#answer", page_of(document, request.user) | {"is_answer": True})
