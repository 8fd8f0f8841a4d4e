"""A unit asks; the organiser says who answers; it is answered, and ends."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from diemcau.assignments.models import Request, RequestAnswer, RequestClosure
from diemcau.conference.models import Conference
from diemcau.directory.models import Account, Organisation
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused


@transaction.atomic
def make_request(
    conference: Conference, organisation: Organisation, key: UUID, text: str, *, moment: str, by: Account
) -> Request:
    """Log what a unit asks for; the same key again is the same request.

    Raises:
        Refused: it says nothing.
    """
    if not text.strip():
        raise Refused("Hãy ghi nội dung kiến nghị; chưa lưu gì.")
    made, is_new = Request.objects.get_or_create(
        key=key,
        defaults={
            "conference": conference,
            "organisation": organisation,
            "text": text.strip()[:5_000],
            "moment": moment,
            "by": by,
        },
    )
    if is_new:
        record("assignments.request_made", made, by=by, within=conference, organisation=organisation.pk)
    return made


@transaction.atomic
def assign_request(request: Request, to: Organisation, due_on: date | None, *, by: Account) -> Request:
    """Say who answers, and until when.

    Raises:
        Refused: it has ended.
    """
    _must_be_open(request)
    request.assigned_to, request.due_on = to, due_on
    request.save(update_fields=["assigned_to", "due_on"])
    record("assignments.request_assigned", request, by=by, within=request.conference, to=to.pk)
    return request


@transaction.atomic
def answer_request(request: Request, text: str, *, how: str, by: Account, reference: str = "") -> RequestAnswer:
    """Answer it, live or in writing.

    Raises:
        Refused: the answer says nothing, or the request has ended.
    """
    _must_be_open(request)
    if not text.strip():
        raise Refused("Hãy ghi nội dung trả lời; chưa lưu gì.")
    made = RequestAnswer.objects.create(
        request=request, text=text.strip()[:5_000], how=how, reference=reference.strip()[:100], by=by
    )
    record("assignments.request_answered", request, by=by, within=request.conference, how=how)
    return made


@transaction.atomic
def close_request(request: Request, *, by: Account) -> RequestClosure:
    """The answer does.

    Raises:
        Refused: nobody has answered, or it has ended already.
    """
    _must_be_open(request)
    if not request.answers.exists():
        raise Refused("Kiến nghị chưa có trả lời nên chưa kết thúc được.")
    made = RequestClosure.objects.create(request=request, by=by)
    record("assignments.request_closed", request, by=by, within=request.conference)
    return made


def _must_be_open(request: Request) -> None:
    Request.objects.select_for_update().get(pk=request.pk)
    if RequestClosure.objects.filter(request=request).exists():
        raise Refused("Kiến nghị này đã kết thúc nên không sửa được nữa.")
