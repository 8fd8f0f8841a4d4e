"""Votes as the screens see them, and what they came to."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Count
from django.utils import timezone

from diemcau.conference.models import Conference
from diemcau.live.domain.audiences import ALL, DIRECTORS
from diemcau.live.domain.votes import VOTE_STATE_NAMES, Result, VoteState, count
from diemcau.live.models import Ballot, Cast, LogEntry, Vote

TURNOUT_EVERY = timedelta(milliseconds=500)  # a thousand votes in a second are not a thousand entries of the log


def result(vote: Vote) -> Result:
    """Count, from the ballots: any time, and with the same outcome.

    Raises:
        RuntimeError: there are not as many secret ballots as voters who gave one: somebody touched the tables.
    """
    casts = Cast.objects.filter(voter__vote=vote)
    if vote.is_secret:
        choices = list(Ballot.objects.filter(vote=vote).values_list("choice", flat=True))
        if len(choices) != casts.count():
            raise RuntimeError(f"Vote {vote.pk}: {len(choices)} ballots of {casts.count()} voters.")
    else:
        choices = [choice for choice in casts.values_list("choice", flat=True) if choice is not None]
    return count(vote.options, choices, entitled=vote.voters.count(), quorum=vote.quorum)


def listed(conference: Conference) -> list[dict[str, Any]]:
    """For the directors: every vote by its question and state."""
    return [
        {
            "id": vote.pk,
            "question": vote.question,
            "state": vote.state,
            "state_name": VOTE_STATE_NAMES[VoteState(vote.state)],
        }
        for vote in Vote.objects.filter(conference=conference).order_by("pk")
    ]


def told(vote: Vote) -> dict[tuple[str, str], Any]:
    """To everybody: the open question; once it is released, its result; else that there is none."""
    content: dict[str, Any] | None = None
    if vote.state in {VoteState.OPEN, VoteState.RELEASED}:
        content = {
            "id": vote.pk,
            "question": vote.question,
            "options": vote.options,
            "state": vote.state,
            "secret": vote.is_secret,
            "electorate": vote.electorate,
        }
    if content and vote.state == VoteState.RELEASED:
        found = result(vote)
        content |= {"counts": list(found.counts), "entitled": found.entitled, "is_valid": found.is_valid}
    return {(ALL, "vote"): content, (DIRECTORS, "turnout"): turnout(vote)}


def turnout(vote: Vote) -> dict[str, Any]:
    """How many have voted; never for what."""
    numbers = Vote.objects.filter(pk=vote.pk).aggregate(
        entitled=Count("voters", distinct=True), cast=Count("voters__cast", distinct=True)
    )
    return {"id": vote.pk} | numbers


def turnout_is_due(vote: Vote) -> bool:
    """Not more often than twice a second; the closing tells the last number in any case."""
    entries = LogEntry.objects.filter(conference=vote.conference_id, audience=DIRECTORS, section="turnout")
    newest = entries.order_by("-sequence").values_list("at", flat=True).first()
    return newest is None or timezone.now() - newest >= TURNOUT_EVERY


def slide(vote: Vote) -> dict[str, Any]:
    found = result(vote)
    rows = [{"name": name, "value": number} for name, number in zip(vote.options, found.counts, strict=True)]
    return {
        "kind": "vote",
        "title": vote.question[:160],
        "rows": rows,
        "entitled": found.entitled,
        "is_valid": found.is_valid,
    }
