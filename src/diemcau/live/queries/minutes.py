"""The day as the log and the rows of it tell it afterwards."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import datetime

from django.utils.timezone import localtime

from diemcau.assignments.models import MinuteNote
from diemcau.conference.models import Conference, Site
from diemcau.connectivity.models import Presence
from diemcau.delegates.queries.attendance import attendance
from diemcau.directory.domain import TIER_NAMES, Tier
from diemcau.directory.models import Account
from diemcau.live.domain.floor import REQUEST_KIND_NAMES, RequestKind
from diemcau.live.domain.minutes import Day, Passed, Turn
from diemcau.live.domain.votes import VoteState
from diemcau.live.models import FloorRequest, ItemRun, Vote
from diemcau.live.queries.votes import result


def the_day(conference: Conference) -> Day:
    """A dozen queries whatever the size, and some for each vote that was released."""
    runs = list(
        ItemRun.objects.filter(conference=conference, was_skipped=False).select_related("item").order_by("started_at")
    )
    turns = _turns(conference, [run.started_at for run in runs])
    items = tuple(
        Passed(
            key=f"item:{run.item_id}",
            began=localtime(run.started_at),
            ended=localtime(run.ended_at) if run.ended_at else None,
            text=run.item.text,
            by=run.item.by,
            turns=tuple(turns[number]),
        )
        for number, run in enumerate(runs)
    )
    places, present = _attendance(conference)
    return Day(items=items, present=present, attendance=places, votes=tuple(_votes(conference)))


def notes_of(conference: Conference) -> dict[str, str]:
    return dict(MinuteNote.objects.filter(conference=conference).values_list("key", "text"))


def people_of(conference: Conference, role: str) -> str:
    """The names of those who hold a role, as minutes name them."""
    held = Account.objects.filter(conference_roles__conference=conference, conference_roles__role=role)
    return ", ".join(held.order_by("pk").values_list("full_name", flat=True))


def _turns(conference: Conference, starts: list[datetime]) -> dict[int, list[Turn]]:
    """Who had the floor, by the number of the item that ran then."""
    found: defaultdict[int, list[Turn]] = defaultdict(list)
    spoke = FloorRequest.objects.filter(conference=conference, on_air_at__isnull=False).select_related(
        "organisation", "site__host"
    )
    for one in spoke.order_by("on_air_at"):
        assert one.on_air_at is not None  # by the filter
        number = max((at for at, start in enumerate(starts) if start <= one.on_air_at), default=0)
        is_site = one.speaker == str(one.site)  # nobody was named, and the place says whose word it is
        body = None if is_site else one.organisation or (one.site.host if one.site else None)
        found[number].append(
            Turn(
                key=f"turn:{one.pk}",
                at=localtime(one.on_air_at),
                speaker=one.speaker,
                body=body.name if body else "",
                subject=one.subject,
                kind=REQUEST_KIND_NAMES[RequestKind(one.kind)],
            )
        )
    return found


def _attendance(conference: Conference) -> tuple[tuple[tuple[str, str, str], ...], tuple[str, ...]]:
    """Each open site with since when it was connected and how many of its delegates came; and the sums."""
    first: dict[int, datetime] = {}
    presences = Presence.objects.filter(site__conference=conference, state__in=["connected", "weak"])
    first.update(presences.order_by("-since").values_list("site", "since"))
    lines, all_, there = [], Counter[str](), Counter[str]()
    came = Counter[int | None]()
    awaited = Counter[int | None]()
    for one in attendance(conference):
        awaited[one.site] += not one.is_ended
        came[one.site] += one.standing.was_here
    sites = Site.objects.open().filter(conference=conference).select_related("host")
    for site in sites.order_by("host__rank", "host__area_code", "pk"):
        all_[site.tier] += 1
        there[site.tier] += site.pk in first
        words = f"từ {localtime(first[site.pk]):%H:%M}" if site.pk in first else "không kết nối"
        people = f"{came[site.pk]}/{awaited[site.pk]}" if awaited[site.pk] else "–"
        lines.append((site.host.name, words, people))
    present = tuple(
        f"{TIER_NAMES[tier]}: {there[tier]}/{all_[tier]} điểm cầu kết nối" for tier in Tier if all_[tier.value]
    )
    if awaited.total():
        present = (*present, f"Đại biểu có mặt: {came.total()}/{awaited.total()}")
    return tuple(lines), present


def _votes(conference: Conference) -> list[str]:
    said = []
    for vote in Vote.objects.filter(conference=conference, state=VoteState.RELEASED).order_by("pk"):
        counted = result(vote)
        parts = ", ".join(f"{option} {number}" for option, number in zip(vote.options, counted.counts, strict=True))
        said.append(f"{vote.question}: {parts} (trên {counted.entitled} phiếu)")
    return said
