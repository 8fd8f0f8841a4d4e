"""The English of what will be published."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from diemcau.conference.models import Conference
from diemcau.directory.permissions import SignedIn, require
from diemcau.publish.actions import keep_wordings
from diemcau.publish.forms import WordingsForm
from diemcau.publish.permissions import can_prepare
from diemcau.publish.queries.wordings import wordings as found_wordings


@require_http_methods(["GET", "POST"])
def wordings(request: SignedIn, conference_id: int) -> HttpResponse:
    """Every text that the public pages show, beside it its English."""
    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    require(can_prepare(request.user, conference))
    found = found_wordings(conference)
    form = WordingsForm(request.POST if request.method == "POST" else None, wordings=found)
    if form.is_valid():
        keep_wordings(conference, form.written(), by=request.user)
        messages.success(
            request, _("Đã lưu bản tiếng Anh. Bản đã chốt giữ nguyên; bản chốt sau sẽ có bản tiếng Anh này.")
        )
        return redirect("publish:wordings", conference_id=conference.pk)
    context = {
        "conference": conference,
        "form": form,
        "left": sum(not (each.english or each.customary) for each in found),
        "sees_all": True,
    }
    return render(request, "publish/wordings.html", context, status=422 if form.is_bound else 200)
