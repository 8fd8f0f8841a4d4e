"""The floor: asking for it, and being given it."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import models, transaction

from diemcau.conference.models import Conference, ProgrammeItem
from diemcau.directory.domain import Tier
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.live.actions.log import append
from diemcau.live.actions.work import Work, begin, end, turn
from diemcau.live.domain.floor import (
    REQUEST_STATE_NAMES,
    RequestState,
    may_step,
)
from diemcau.live.models import FloorQuota, FloorRequest
from diemcau.live.queries import sections

Who = models.Model | None
# Which column remembers the instant of a state.
INSTANTS = {
    RequestState.INVITED: "invited_at",
    RequestState.PREPARING: "preparing_at",
    RequestState.ON_AIR: "on_air_at",
    RequestState.OFF: "closed_at",
    RequestState.WITHDRAWN: "closed_at",
    RequestState.DECLINED: "closed_at",
}


@transaction.atomic
def step_request(request: FloorRequest, to: RequestState, *, seen: RequestState, key: UUID, by: Who) -> int:
    """Take a request one state further. Who goes on air takes the place of whoever speaks.

    Args:
        seen: the state on the screen where it was pressed: a stale screen changes nothing.

    Raises:
        Refused: the request has another state by now, or no such step leads out of it.
    """
    conference = request.conference
    directs = to in {RequestState.PREPARING, RequestState.ON_AIR, RequestState.OFF}
    work = begin(conference, f"live.floor_{to}", key=key, by=by, directs=directs)
    if work.receipt is not None:
        return work.receipt
    request = FloorRequest.objects.select_related("site__host").get(pk=request.pk)
    here = RequestState(request.state)
    if here != seen or not may_step(here, to):
        raise Refused(
            f"{request.speaker} nay {REQUEST_STATE_NAMES[here]}, nên thao tác vừa bấm không còn phù hợp; hãy xem lại."
        )
    changed = end_speech(work) if to == RequestState.ON_AIR else []
    _set(work, request, to)
    return end(work, sections.floor(conference, request, *changed), request, state=to.value)


def _set(work: Work, request: FloorRequest, to: RequestState) -> None:
    work.keep(request)
    request.state = to
    if to in INSTANTS:
        setattr(request, INSTANTS[to], work.now)
    request.save()


def end_speech(work: Work) -> list[FloorRequest]:
    """Whoever speaks has spoken; part of a larger deed."""
    speaking = list(
        FloorRequest.objects.filter(conference=work.conference, state=RequestState.ON_AIR).select_related("site__host")
    )
    for request in speaking:
        _set(work, request, RequestState.OFF)
    return speaking


def speak_for(work: Work, item: ProgrammeItem) -> list[FloorRequest]:
    """Whoever was prepared for an item is on air when it starts; part of a larger deed."""
    request = (
        FloorRequest.objects.open()
        .filter(conference=work.conference, item=item)
        .exclude(state=RequestState.ON_AIR)
        .select_related("site__host")
        .first()
    )
    if request is None:
        return []
    _set(work, request, RequestState.ON_AIR)
    return [request]


def drop_speech(work: Work, item: ProgrammeItem) -> list[FloorRequest]:
    """Whoever was prepared or speaks for an item from a site that is lost no longer does; part of a larger deed."""
    requests = FloorRequest.objects.open().filter(conference=work.conference, item=item).select_related("site__host")
    dropped = list(requests)
    for request in dropped:
        _set(work, request, RequestState.OFF if request.state == RequestState.ON_AIR else RequestState.DECLINED)
    return dropped


@transaction.atomic
def order_queue(request: FloorRequest, place: int, *, key: UUID, by: Who) -> int:
    """Move a request to a place in the queue, 0 the first; the secretary's deed, so it says who proposed it."""
    conference = request.conference
    work = begin(conference, "live.floor_ordered", key=key, by=by, directs=False)
    if work.receipt is not None:
        return work.receipt
    queue = list(FloorRequest.objects.open().filter(conference=conference))
    moved = next((each for each in queue if each.pk == request.pk), None)
    if moved is None:
        raise Refused(f"{request.speaker} không còn trong danh sách chờ.")
    queue.remove(moved)
    queue.insert(max(0, place), moved)
    for position, each in enumerate(queue, start=1):
        proposed = work.now if each is moved and each.state == RequestState.WAITING else each.proposed_at
        if (each.position, each.proposed_at) != (position, proposed):
            work.keep(each)
            each.position, each.proposed_at = position, proposed
            each.save(update_fields=["position", "proposed_at"])
    return end(work, sections.floor(conference), request, place=place)


@transaction.atomic
def set_quotas(conference: Conference, turns: Mapping[Tier, int | None], *, by: Who) -> None:
    """Say how many turns each tier has; None: as many as it likes."""
    turn(conference)
    for tier, number in turns.items():
        if number is None:
            FloorQuota.objects.filter(conference=conference, tier=tier).delete()
        else:
            FloorQuota.objects.update_or_create(conference=conference, tier=tier, defaults={"turns": number})
    append(conference, "live.quota_set", sections.floor(conference), by=by)
    record("live.quota_set", conference, by=by, within=conference, **{tier.value: turns[tier] for tier in turns})
