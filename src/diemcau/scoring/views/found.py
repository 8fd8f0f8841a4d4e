"""Rows that a page is about, if this account may see them; else they are not found."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from diemcau.conference.models import Conference
from diemcau.directory.models import Account, PendingImport
from diemcau.kernel.errors import Unreadable
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.models import Block, Criterion, Entrant, Ranking
from diemcau.scoring.permissions import appraised_below, sees_scores


def conference_for(account: Account, conference_id: int) -> Conference:
    return get_object_or_404(Conference.objects.visible_to(account).select_related("owner"), pk=conference_id)


def block_for(account: Account, conference_id: int, block_id: int) -> Block:
    """A block to the council; a published one to everybody who sees the conference."""
    conference = conference_for(account, conference_id)
    blocks = Block.objects.select_related("campaign", "criteria_set", "previous_block__campaign", "previous_ranking")
    block = get_object_or_404(blocks, pk=block_id, campaign__conference=conference)
    block.campaign.conference = conference  # which knows whether the account runs it
    if block.phase != Phase.PUBLISHED and not sees_scores(account, conference):
        raise Http404
    return block


def entrant_for(account: Account, conference_id: int, entrant_id: int) -> Entrant:
    """A unit to itself and to whoever scores it."""
    entrants = Entrant.objects.visible_to(account).select_related(
        "organisation", "block__campaign__conference__owner", "block__criteria_set", "submission"
    )
    return get_object_or_404(entrants, pk=entrant_id, block__campaign__conference=conference_id)


def block_page(account: Account, entrant: Entrant) -> str:
    """Where a unit's block is for this account: its page, the list of units that one appraises, or nowhere."""
    block = entrant.block
    conference = block.campaign.conference
    if sees_scores(account, conference):
        return reverse("scoring:block", args=[conference.pk, block.pk])
    if appraised_below(block, account).filter(pk=entrant.pk).exists():
        return reverse("scoring:block-appraisals", args=[conference.pk, block.pk])
    return ""


def line_for(entrant: Entrant, criterion_id: int) -> Criterion:
    """A sub-criterion of the set that the unit is scored by."""
    criteria = Criterion.objects.filter(criteria_set=entrant.block.criteria_set_id).exclude(kind="")
    return get_object_or_404(criteria, pk=criterion_id)


def ranking_for(account: Account, conference_id: int, ranking_id: int) -> Ranking:
    """A finished ranking to the council; a published one to everybody who sees the conference."""
    conference = conference_for(account, conference_id)
    found = get_object_or_404(Ranking.objects.select_related("release"), pk=ranking_id, conference=conference)
    found.conference = conference
    if not hasattr(found, "release") and not sees_scores(account, conference):
        raise Http404
    return found


def pending_for(account: Account, token: str) -> PendingImport:
    """A file that waits for its author, and only for its author."""
    return get_object_or_404(PendingImport.objects.alive(timezone.now()).filter(account=account), token=token)


def said_of(unreadable: Unreadable) -> str:
    """Why a file makes no sense, with its line where there is one."""
    return f"Dòng {unreadable.line}: {unreadable.message}" if unreadable.line else unreadable.message


def is_fragment(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def attached(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file of ours, to be saved."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
