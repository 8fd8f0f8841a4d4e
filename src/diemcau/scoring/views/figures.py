"""Figures of the survey or of another system, as a table."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from diemcau.conference.permissions import can_organise
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Refused, Unreadable
from diemcau.scoring.actions import import_figures
from diemcau.scoring.domain.sheets import EXTERNAL
from diemcau.scoring.forms.files import FiguresForm
from diemcau.scoring.queries.figures import read_figures
from diemcau.scoring.views.found import block_for


@require_http_methods(["GET", "POST"])
def new_figures(request: SignedIn, conference_id: int, block_id: int) -> HttpResponse:
    """Take the table, all of it or nothing: one line that makes no sense is named."""
    block = block_for(request.user, conference_id, block_id)
    conference = block.campaign.conference
    require(can_organise(request.user, conference))
    form = FiguresForm(request.POST or None, files=request.FILES or None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            figures = read_figures(form.cleaned_data["file"].read(), block)
            changed = import_figures(block, figures, source=form.cleaned_data["source"], by=request.user)
        except Unreadable as unreadable:
            line = f"Dòng {unreadable.line}: " if unreadable.line else ""
            form.add_error("file", f"{line}{unreadable.message}")
        except Refused as refusal:
            form.add_error(None, refusal.message)
            status = 409
        else:
            said = _("Đã đọc %(read)d số liệu, %(changed)d số liệu mới hoặc thay đổi.")
            messages.success(request, said % {"read": len(figures), "changed": changed})
            return redirect("scoring:block", conference.pk, block.pk)
    criteria = block.criteria_set.criteria.filter(kind__in=EXTERNAL)
    context = {"conference": conference, "of_block": block, "form": form, "criteria": criteria}
    return render(request, "scoring/new_figures.html", context, status=status)
