"""Turn a plan into a conference, and a corrected plan into the difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from django.db import transaction

from diemcau.assignments.actions import reckon_deadlines
from diemcau.conference.models import Conference, ConferenceRole
from diemcau.directory.domain import Role
from diemcau.directory.models import Account, Organisation
from diemcau.journal.actions import record
from diemcau.journal.models import Entry
from diemcau.kernel.errors import Refused
from diemcau.plan.actions.writing import Counts, write
from diemcau.plan.domain.difference import NOTHING, SeatStep, State, Steps, compare
from diemcau.plan.domain.expansion import can_be_held, is_boundless
from diemcau.plan.domain.expansion.event import short_name
from diemcau.plan.domain.target import Target
from diemcau.plan.models import Application, PlanDocument
from diemcau.plan.queries.changes import has_changes, seat_changes
from diemcau.plan.queries.prepared import Prepared, prepare
from diemcau.plan.queries.state import plain, state_of

# New seats up to this many are worked out before the transaction begins, so that it holds the lock only to write.
# More would not fit, and only PostgreSQL, which has no one lock, is used for so many.
HELD = 100_000
TRIES = 3


def open_conference(
    document: PlanDocument, *, owner: Organisation, by: Account | None, partly: bool = False
) -> Conference:
    """Make a conference of a plan: its facts, sites, units, seats, assignments, distribution list and programme.

    Args:
        owner: who holds it.
        by: becomes its organiser.
        partly: go on although names are still unanswered; what hangs on them comes with a later `apply`.

    Raises:
        Refused: the document plans no event or has a conference already; names are unanswered and `partly` is not set.
    """
    if document.conference_id:
        raise Refused("Văn bản này đã thuộc một hội nghị; hãy áp dụng vào hội nghị đó.")
    prepared = prepare(document, owner=owner)
    target = _target(prepared, partly)
    steps = compare(NOTHING, target)
    seats = _held(seat_changes(None, target, steps))
    with transaction.atomic():
        fresh = PlanDocument.objects.select_for_update().get(pk=document.pk)
        if fresh.conference_id:
            raise Refused("Văn bản này vừa được người khác mở thành hội nghị; hãy tải lại trang.")
        conference = Conference.objects.create(
            owner=owner, short_name=short_name(str(target.event["title"])), **target.event
        )
        document.conference = conference
        document.save(update_fields=["conference"])
        if by:
            ConferenceRole.objects.create(conference=conference, account=by, role=Role.ORGANISER)
        record("conference.opened", conference, by=by, within=conference, document=document.pk)
        _apply(prepared, conference, target, steps, seats, by)
    return conference


def apply(document: PlanDocument, conference: Conference, *, by: Account | None, partly: bool = False) -> Application:
    """Change a conference to what a plan says, and nothing else. Applying again changes nothing.

    Everything is read and compared first; then one transaction writes the difference in bulk. Should somebody change
    the conference in between, it is compared anew.

    Raises:
        Refused: the document plans no event or belongs to another conference; names are unanswered and `partly` is
            not set; the conference does not stand still.
    """
    if document.conference_id not in (None, conference.pk):
        raise Refused("Văn bản này thuộc hội nghị khác; hãy tải lên cho đúng hội nghị.")
    for _ in range(TRIES):
        seen = _version(conference)
        conference.refresh_from_db()
        prepared = prepare(document, conference=conference)
        target = _target(prepared, partly)
        state = state_of(conference)
        steps = compare(state, target)
        seats = list(seat_changes(conference, target, steps))
        last = conference.applications.first()
        if last and last.document_id == document.pk and not seats and not has_changes(steps):
            return last
        with transaction.atomic():
            Conference.objects.held(conference.pk)
            if _version(conference) != seen:
                continue
            if document.conference_id is None:
                document.conference = conference
                document.save(update_fields=["conference"])
            return _apply(prepared, conference, target, steps, seats, by, state)
    raise Refused("Có người đang thay đổi hội nghị này nên chưa áp dụng được; hãy thử lại sau ít phút.")


def _target(prepared: Prepared, partly: bool) -> Target:
    if not can_be_held(prepared.reading):
        raise Refused("Văn bản này không có hội nghị, cuộc họp hay buổi lễ nào để mở.")
    if is_boundless(prepared.reading):
        raise Refused("Kế hoạch có quá nhiều mục trong một danh sách nên không áp dụng; hãy kiểm tra lại bản đọc.")
    target = prepared.target
    if target is None:
        raise Refused("Chưa rõ đơn vị tổ chức; hãy chọn đơn vị trước khi áp dụng.")
    if target.asked and not partly:
        names = "; ".join(f"“{asked.printed}”" for asked in target.asked[:3])
        raise Refused(
            f"Còn {len(target.asked)} tên chưa rõ là đơn vị nào ({names}{'; …' if len(target.asked) > 3 else ''}); "
            "hãy trả lời từng tên, hoặc chọn áp dụng phần đã rõ."
        )
    return target


def _apply(
    prepared: Prepared,
    conference: Conference,
    target: Target,
    steps: Steps,
    seats: Iterable[tuple[int, SeatStep]],
    by: Account | None,
    state: State = NOTHING,
) -> Application:
    counts: Counts = write(conference, steps, seats, state)
    if steps.event:
        reckon_deadlines(conference, by=by)
    summary = {
        "event": {name: plain(value) for name, value in target.event.items()},
        "lines": _stated(prepared),
        "counts": counts,
        "unanswered": len(target.asked),
    }
    document = prepared.document
    application = Application.objects.create(document=document, conference=conference, by=by, summary=summary)
    totals = {f"{noun}_{change}": number for noun, changes in counts.items() for change, number in changes.items()}
    record("plan.applied", document, by=by, within=conference, **totals)
    return application


def _stated(prepared: Prepared) -> dict[str, list[int] | None]:
    """On which lines the plan states each fact of the event: the conference page names them without the reading."""
    plan = prepared.json["plan"]
    parts = {name: plan[name]["lines"] for name in ("time", "budget") if plan[name]}
    return {**plan["lines"], **parts}


def _version(conference: Conference) -> int | None:
    """The last deed inside a conference: every action that changes its rows writes one."""
    return Entry.objects.within(conference).values_list("pk", flat=True).first()


def _held(seats: Iterator[tuple[int, SeatStep]]) -> Iterable[tuple[int, SeatStep]]:
    return chain(list(islice(seats, HELD)), seats)
