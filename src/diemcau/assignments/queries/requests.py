"""Where requests stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Count, QuerySet

from diemcau.assignments.models import Request
from diemcau.kernel.words import say


class RequestState(StrEnum):
    LATE = "late"
    NEW = "new"
    ASSIGNED = "assigned"
    ANSWERED = "answered"
    CLOSED = "closed"


REQUEST_STATE_NAMES = {
    RequestState.LATE: "quá hạn trả lời",
    RequestState.NEW: "chưa giao",
    RequestState.ASSIGNED: "chờ trả lời",
    RequestState.ANSWERED: "đã trả lời",
    RequestState.CLOSED: "đã kết thúc",
}
REQUEST_SIGNS = {
    RequestState.LATE: "bad",
    RequestState.NEW: "warn",
    RequestState.ASSIGNED: "wait",
    RequestState.ANSWERED: "wait",
    RequestState.CLOSED: "ok",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRow:
    request: Request
    state: RequestState

    @property
    def words(self) -> str:
        return say(REQUEST_STATE_NAMES[self.state])

    @property
    def sign(self) -> str:
        return REQUEST_SIGNS[self.state]


def request_rows(requests: QuerySet[Request], today: date) -> list[RequestRow]:
    """One query; what nobody is seeing to comes first."""
    found = requests.select_related("organisation", "assigned_to", "closure", "conference").annotate(
        replies=Count("answers")
    )
    rows = [RequestRow(request=one, state=_state(one, one.replies, today)) for one in found]
    order = list(RequestState)
    return sorted(rows, key=lambda row: (order.index(row.state), -row.request.pk))


def _state(request: Request, replies: int, today: date) -> RequestState:
    if hasattr(request, "closure"):
        return RequestState.CLOSED
    if replies:
        return RequestState.ANSWERED
    if request.due_on and request.due_on < today:
        return RequestState.LATE
    return RequestState.ASSIGNED if request.assigned_to_id else RequestState.NEW
