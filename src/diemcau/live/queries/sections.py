"""What goes into the log, section by section: the whole new content each time, the same for everyone who hears it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from diemcau.conference.domain import ITEM_KIND_NAMES
from diemcau.conference.domain.hours import MINUTE
from diemcau.conference.models import Conference, Site
from diemcau.live.domain.audiences import ALL, DIRECTORS
from diemcau.live.domain.floor import REQUEST_KIND_NAMES, RequestKind, RequestState, over_quota
from diemcau.live.models import Direction, FloorRequest, Rehearsal
from diemcau.live.queries.clock import begins, ms
from diemcau.live.queries.programme import Course, course

Sections = dict[tuple[str, str], Any]


def running(conference: Conference, *, programme: bool = False) -> Sections:
    """The programme as it runs; with its items when these changed too."""
    found = course(conference)
    sections: Sections = {(ALL, "now"): _now(found)}
    return {(ALL, "programme"): _programme(conference, found)} | sections if programme else sections


def _programme(conference: Conference, found: Course) -> dict[str, Any]:
    start = begins(conference)
    return {
        "begins": ms(start) if start else None,
        "items": [
            {
                "id": item.pk,
                "kind": item.nature,
                "kind_name": ITEM_KIND_NAMES[item.nature],
                "text": item.text,
                "by": item.by,
                "site": item.site_id,
                "place": place(item.site),
                "start": hour.start,
                "length": hour.length,
                "alternative": item.alternative,
            }
            for item, hour in zip(found.items, found.hours, strict=True)
        ],
    }


def _now(found: Course) -> dict[str, Any]:
    """Runs as [item, started, ended, skipped]; the one that runs with its pauses."""
    current = found.current
    return {
        "runs": [
            [run.item_id, ms(run.started_at), ms(run.ended_at) if run.ended_at else None, run.was_skipped]
            for run in sorted(found.runs.values(), key=lambda run: run.started_at)
        ],
        "current": {
            "item": current.item_id,
            "started": ms(current.started_at),
            "length": found.length(current.item_id),
            "paused_at": ms(current.paused_at) if current.paused_at else None,
            "paused": current.paused_ms,
        }
        if current
        else None,
    }


def place(site: Site | None) -> str:
    """A site as a screen names it; the hall where there is none."""
    return str(site) if site else ""


def floor(conference: Conference, *changed: FloorRequest) -> Sections:
    """Who has the floor, the queue, and to each who asked how it stands with theirs."""
    requests = list(FloorRequest.objects.open().filter(conference=conference).select_related("site__host"))
    sections: Sections = {(ALL, "floor"): _on_air(requests), (DIRECTORS, "queue"): _queue(conference, requests)}
    mine: dict[str, list[dict[str, Any]]] = {request.asker: [] for request in changed}
    for request in requests:
        if request.asker in mine:
            mine[request.asker].append(_request(request))
        if request.site_id and f"site:{request.site_id}" in mine and request.asker != f"site:{request.site_id}":
            mine[f"site:{request.site_id}"].append(_request(request))
    for request in changed:  # the technician is cued, whoever at the site asked
        if request.site_id and f"site:{request.site_id}" not in mine:
            mine[f"site:{request.site_id}"] = [_request(one) for one in requests if one.site_id == request.site_id]
    return sections | {(asker, "mine"): own for asker, own in mine.items()}


def _on_air(requests: list[FloorRequest]) -> dict[str, Any]:
    speaking = next((request for request in requests if request.state == RequestState.ON_AIR), None)
    return {
        "on_air": _request(speaking) if speaking else None,
        "preparing": [_request(each) for each in requests if each.state == RequestState.PREPARING],
        "waiting": sum(each.state == RequestState.WAITING for each in requests),
    }


def _request(request: FloorRequest) -> dict[str, Any]:
    return {
        "id": request.pk,
        "state": request.state,
        "kind": request.kind,
        "kind_name": REQUEST_KIND_NAMES[RequestKind(request.kind)],
        "speaker": request.speaker,
        "subject": request.subject,
        "site": request.site_id,
        "place": place(request.site),
        "length": request.minutes * MINUTE,
        "since": ms(request.on_air_at) if request.on_air_at else None,
        "ready": request.ready_at is not None,
    }


def _queue(conference: Conference, requests: list[FloorRequest]) -> dict[str, Any]:
    spoken = Counter(
        FloorRequest.objects.filter(conference=conference, state=RequestState.OFF).values_list("tier", flat=True)
    )
    quotas = dict(conference.floor_quotas.values_list("tier", "turns"))
    rows = [
        _request(request)
        | {
            "tier": request.tier,
            "asked": ms(request.asked_at),
            "proposed": request.proposed_at is not None,
            "over": over_quota(spoken, quotas, request.tier),
        }
        for request in requests
    ]
    return {"requests": rows, "quotas": {tier: [spoken.get(tier, 0), turns] for tier, turns in quotas.items()}}


def direction(conference: Conference) -> Sections:
    held = Direction.objects.filter(conference=conference, until=None).select_related("account").first()
    who = {"account": held.account_id, "name": str(held.account), "since": ms(held.since)} if held else None
    return {(DIRECTORS, "direction"): who}


def clock(conference: Conference) -> Sections:
    """How the conference's time follows from ours; nothing where it is ours."""
    rehearsal = Rehearsal.objects.filter(pk=conference.pk).first()
    if rehearsal is None:
        return {(ALL, "clock"): None}
    return {
        (ALL, "clock"): {
            "began": ms(rehearsal.began_at),
            "from": ms(rehearsal.clock_from),
            "factor": rehearsal.factor,
        }
    }


def everything(conference: Conference) -> Sections:
    """What a conference has before anything happens in it."""
    return running(conference, programme=True) | floor(conference) | direction(conference) | clock(conference)
