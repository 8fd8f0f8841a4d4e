"""What an address names, as far as its account may see it; else there is no such page."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from diemcau.assignments.models import Evidence, OutcomeFile, Product, Task
from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_organise, can_see_all
from diemcau.directory.models import Account
from diemcau.directory.permissions import SignedIn, require

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def conference_for(request: SignedIn, conference_id: int) -> Conference:
    return get_object_or_404(Conference.objects.visible_to(request.user).select_related("owner"), pk=conference_id)


def steered(request: SignedIn, conference_id: int) -> Conference:
    """A conference whose work this account gives out."""
    conference = conference_for(request, conference_id)
    require(can_organise(request.user, conference))
    return conference


def run(request: SignedIn, conference_id: int) -> Conference:
    """A conference of which this account sees everything."""
    conference = conference_for(request, conference_id)
    require(can_see_all(request.user, conference))
    return conference


def product_for(request: SignedIn, conference_id: int, product_id: int) -> Product:
    conference = run(request, conference_id)
    products = Product.objects.select_related("assignment__conference__owner")
    return get_object_or_404(products, pk=product_id, assignment__conference=conference)


def task_for(request: SignedIn, conference_id: int, task_id: int) -> Task:
    tasks = Task.objects.visible_to(request.user).select_related("product__assignment__conference", "organisation")
    return get_object_or_404(tasks, pk=task_id, product__assignment__conference=conference_id)


def frame(account: Account, conference: Conference) -> dict[str, Any]:
    return {
        "conference": conference,
        "sees_all": can_see_all(account, conference),
        "may_steer": can_organise(account, conference),
    }


def workbook_answer(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer


def inert_file(piece: Evidence | OutcomeFile) -> FileResponse:
    """A file as it was sent: always to be saved, never shown, and should it be shown, nothing in it runs."""
    answer = FileResponse(piece.path.open("rb"), content_type=piece.media_type)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=piece.name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer
