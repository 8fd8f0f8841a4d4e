"""What an address names, as far as its account may see it; else there is no such page."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_see_all
from diemcau.connectivity.permissions import can_keep_lines
from diemcau.directory.permissions import SignedIn, require


def overseen(request: SignedIn, conference_id: int) -> Conference:
    """A conference of which this account sees every site."""
    conferences = Conference.objects.visible_to(request.user).select_related("owner")
    conference = get_object_or_404(conferences, pk=conference_id)
    require(can_see_all(request.user, conference))
    return conference


def kept(request: SignedIn, conference_id: int) -> Conference:
    """A conference whose lines this account keeps."""
    conference = overseen(request, conference_id)
    require(can_keep_lines(request.user, conference))
    return conference
