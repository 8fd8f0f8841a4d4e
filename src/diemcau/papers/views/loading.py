"""What an address names, as far as its account may see it; else there is no such page."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_see_all
from diemcau.directory.models import Account
from diemcau.directory.permissions import SignedIn, require
from diemcau.papers.models import OutgoingDocument, Paper, Version
from diemcau.papers.permissions import can_issue, deliveries_to, reader_of, visible_papers, visible_versions


def conference_for(request: SignedIn, conference_id: int) -> Conference:
    return get_object_or_404(Conference.objects.visible_to(request.user).select_related("owner"), pk=conference_id)


def addressed(request: SignedIn, conference_id: int) -> Conference:
    """Also one in which an account does nothing else than receive what was issued to it."""
    issued = deliveries_to(reader_of(request.user)).order_by().values("document__conference")
    seen = Q(pk__in=Conference.objects.visible_to(request.user).order_by().values("pk")) | Q(pk__in=issued)
    return get_object_or_404(Conference.objects.filter(seen).select_related("owner"), pk=conference_id)


def paper_for(request: SignedIn, conference_id: int, paper_id: int) -> Paper:
    papers = visible_papers(request.user, timezone.now()).select_related("conference__owner", "drafted_by", "speech")
    return get_object_or_404(papers, pk=paper_id, conference=conference_id)


def version_for(request: SignedIn, conference_id: int, paper_id: int, number: int) -> Version:
    versions = visible_versions(request.user, timezone.now()).select_related("paper__conference__owner", "by")
    return get_object_or_404(versions, paper=paper_id, paper__conference=conference_id, number=number)


def issuing(request: SignedIn, conference_id: int) -> Conference:
    """A conference whose documents this account issues."""
    conference = conference_for(request, conference_id)
    require(can_issue(request.user, conference))
    return conference


def document_for(request: SignedIn, conference_id: int, document_id: int) -> OutgoingDocument:
    """The register is seen by those who run the conference."""
    conference = conference_for(request, conference_id)
    require(can_see_all(request.user, conference))
    found = OutgoingDocument.objects.select_related("conference__owner", "issuer", "signature__version__paper")
    return get_object_or_404(found, pk=document_id, conference=conference)


def frame(account: Account, conference: Conference) -> dict[str, Any]:
    """What every page of papers is given."""
    return {
        "conference": conference,
        "sees_all": can_see_all(account, conference),
        "may_issue": can_issue(account, conference),
    }


def go(request: SignedIn, to: str, *args: Any) -> HttpResponse:
    """To another page; htmx loads it whole."""
    answer = redirect(to, *args)
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=204, headers={"HX-Redirect": answer["Location"]})
    return answer
