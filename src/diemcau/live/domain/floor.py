"""Who may have the floor, and how a request moves. The order of the queue is the secretary's, not ours."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class RequestKind(StrEnum):
    SPEECH = "speech"  # stands on the programme
    QUESTION = "question"
    REPLY = "reply"
    OPINION = "opinion"


REQUEST_KIND_NAMES = {
    RequestKind.SPEECH: "Tham luận",
    RequestKind.QUESTION: "Hỏi",
    RequestKind.REPLY: "Trả lời",
    RequestKind.OPINION: "Ý kiến",
}
MINUTES = {RequestKind.SPEECH: 10, RequestKind.QUESTION: 2, RequestKind.REPLY: 3, RequestKind.OPINION: 3}


class RequestState(StrEnum):
    WAITING = "waiting"
    INVITED = "invited"
    PREPARING = "preparing"
    ON_AIR = "on_air"
    OFF = "off"
    WITHDRAWN = "withdrawn"  # by who asked
    DECLINED = "declined"  # by who decides


REQUEST_STATE_NAMES = {
    RequestState.WAITING: "đang chờ",
    RequestState.INVITED: "được mời",
    RequestState.PREPARING: "chuẩn bị",
    RequestState.ON_AIR: "đang phát biểu",
    RequestState.OFF: "đã phát biểu",
    RequestState.WITHDRAWN: "đã rút",
    RequestState.DECLINED: "không mời",
}

OPEN = (RequestState.WAITING, RequestState.INVITED, RequestState.PREPARING, RequestState.ON_AIR)

# From each state where to. Steps may be left out in haste: a site that waits may be on air at once.
STEPS: Mapping[RequestState, frozenset[RequestState]] = {
    RequestState.WAITING: frozenset(RequestState) - {RequestState.WAITING, RequestState.OFF},
    RequestState.INVITED: frozenset(set(RequestState) - {RequestState.INVITED, RequestState.OFF}),
    RequestState.PREPARING: frozenset(
        {RequestState.WAITING, RequestState.ON_AIR, RequestState.WITHDRAWN, RequestState.DECLINED}
    ),
    RequestState.ON_AIR: frozenset({RequestState.OFF}),
    RequestState.OFF: frozenset(),
    RequestState.WITHDRAWN: frozenset(),
    RequestState.DECLINED: frozenset(),
}


def may_step(here: RequestState, to: RequestState) -> bool:
    return to in STEPS[here]


def over_quota(spoken: Mapping[str, int], quotas: Mapping[str, int], tier: str) -> bool:
    """Whether a tier has had as many turns as it was given; a tier without a quota has as many as it likes.

    Who is over its quota may still ask, and the chair may still call it: the queue only says so.
    """
    return tier in quotas and spoken.get(tier, 0) >= quotas[tier]
