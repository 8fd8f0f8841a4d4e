"""Published winners go to the award part of the day."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from diemcau.conference.models import Conference
from diemcau.directory.permissions import SignedIn, require
from diemcau.live.permissions import can_award
from diemcau.publish.actions import hand_awards
from diemcau.publish.models import Publication
from diemcau.publish.permissions import can_prepare


@require_POST
def awards(request: SignedIn, publication_id: int) -> HttpResponse:
    """Put the winners of one publication on the list of awards."""
    visible = Publication.objects.filter(conference__in=Conference.objects.visible_to(request.user))
    publication = get_object_or_404(visible.select_related("conference"), pk=publication_id)
    require(can_prepare(request.user, publication.conference) and can_award(request.user, publication.conference))
    hand_awards(publication, by=request.user)
    messages.success(request, _("Đã đưa các giải vào cuối danh sách trao thưởng; giải cao nhất trao sau cùng."))
    return redirect("live:awards", conference_id=publication.conference_id)
