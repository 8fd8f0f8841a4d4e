"""Lay out a hall, propose who sits where, move by hand, undo, approve."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from diemcau.conference.models import Site
from diemcau.delegates.domain.seating import Chair, Room, Side, propose
from diemcau.delegates.models import Hall, HallApproval, HallMove, HallSeat
from diemcau.delegates.queries.hall import guests, hall_plan, room_of
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused

Seats = dict[int, Chair]


@transaction.atomic
def lay_out_hall(site: Site, room: Room, *, by: Account) -> Hall:
    """Say how many rows and chairs a hall has; whoever sat on a chair that is gone stands again, and undo knows."""
    hall, made = Hall.objects.select_for_update().get_or_create(site=site, defaults=_as_row(room) | {"by": by})
    if not made:
        Hall.objects.filter(pk=hall.pk).update(**_as_row(room), by=by)
        hall.refresh_from_db()
    now = _seats(hall)
    gone: dict[int, Chair | None] = {delegate: None for delegate, chair in now.items() if not room.has(chair)}
    if gone:
        _put(hall, gone, by=by)
    record("delegates.hall_laid_out", hall, by=by, within=site.conference, seats=room.size)
    return hall


@transaction.atomic
def propose_seats(hall: Hall, *, by: Account) -> int:
    """Seat everybody by rank, from the front; returns for how many there is no chair. Whoever is at the table stays."""
    hall = _held(hall)
    now = _seats(hall)
    at_table = {delegate: chair for delegate, chair in now.items() if chair.side == Side.TABLE}
    awaited = guests(hall.site, at_table=set(at_table))
    stays = {each.delegate: at_table[each.delegate] for each in awaited if each.delegate in at_table}
    others = [each for each in awaited if each.delegate not in stays]
    found = propose(room_of(hall), others, kept=list(stays.values()))
    wanted: dict[int, Chair | None] = dict.fromkeys(now)
    wanted.update(stays)
    wanted.update(found.seats)
    _put(hall, wanted, by=by)
    record("delegates.hall_proposed", hall, by=by, within=hall.site.conference, left_over=len(found.left_over))
    return len(found.left_over)


@transaction.atomic
def move_seat(hall: Hall, delegate: int, chair: Chair | None, *, by: Account) -> None:
    """Put somebody on a chair, or let him stand; whoever sat there takes the chair that becomes free.

    Raises:
        Refused: he does not sit in this hall, or it has no such chair.
    """
    hall = _held(hall)
    if chair is not None and not room_of(hall).has(chair):
        raise Refused(_("Hội trường không có ghế này; sơ đồ giữ nguyên."))
    now = _seats(hall)
    if delegate not in now and delegate not in {each.delegate for each in guests(hall.site, at_table=set())}:
        raise Refused(_("Đại biểu này không dự tại điểm cầu của hội trường; sơ đồ giữ nguyên."))
    moved: dict[int, Chair | None] = {delegate: chair}
    there = next((other for other, taken in now.items() if taken == chair and other != delegate), None)
    if there is not None:
        moved[there] = now.get(delegate)
    _put(hall, moved, by=by)
    record("delegates.hall_seat_changed", hall, by=by, within=hall.site.conference, delegate=delegate)


@transaction.atomic
def undo_move(hall: Hall, *, by: Account) -> None:
    """Take back the last move that holds.

    Raises:
        Refused: there is none.
    """
    hall = _held(hall)
    move = hall.moves.filter(undone_at=None).last()
    if move is None:
        raise Refused(_("Không còn lượt xếp chỗ nào để hoàn tác."))
    back = {int(key): _chair(place) for key, place in move.before.items()}
    room = room_of(hall)
    _seat(hall, {key: chair if chair and room.has(chair) else None for key, chair in back.items()})
    move.undone_at = timezone.now()
    move.save(update_fields=["undone_at"])
    record("delegates.hall_move_undone", hall, by=by, within=hall.site.conference)


@transaction.atomic
def approve_hall(hall: Hall, words: str, *, by: Account) -> HallApproval:
    """Keep the plan as it stands as the approved one.

    Raises:
        Refused: nobody has a chair yet.
    """
    hall = _held(hall)
    plan = hall_plan(hall)
    if not plan.seated:
        raise Refused(_("Chưa xếp ai vào chỗ nên chưa duyệt được."))
    now = timezone.now()
    hall.approvals.filter(superseded_at=None).update(superseded_at=now)
    rows = [
        [chair.side.value, chair.row, chair.number, guest.delegate, guest.name, guest.title, guest.body]
        for guest in plan.order
        if (chair := plan.chairs.get(guest.delegate))
    ]
    approval = HallApproval.objects.create(hall=hall, seats=rows, words=words[:300], by=by)
    record("delegates.hall_approved", hall, by=by, within=hall.site.conference, seats=len(rows))
    return approval


def _held(hall: Hall) -> Hall:
    """The hall, locked: those who move people in it go one after another."""
    return Hall.objects.select_for_update(of=("self",)).select_related("site__conference").get(pk=hall.pk)


def _as_row(room: Room) -> dict[str, int]:
    return {"rows": room.rows, "left": room.left, "right": room.right, "table": room.table}


def _seats(hall: Hall) -> Seats:
    rows = hall.taken.values_list("delegate_id", "side", "row", "number")
    return {delegate: Chair(Side(side), row, number) for delegate, side, row, number in rows}


def _put(hall: Hall, wanted: dict[int, Chair | None], *, by: Account) -> None:
    """Seat people, and remember how it was."""
    now = _seats(hall)
    changed = {delegate: chair for delegate, chair in wanted.items() if now.get(delegate) != chair}
    if not changed:
        return
    HallMove.objects.create(
        hall=hall,
        before={str(key): _place(now.get(key)) for key in changed},
        after={str(key): _place(chair) for key, chair in changed.items()},
        by=by,
    )
    _seat(hall, changed)


def _seat(hall: Hall, wanted: dict[int, Chair | None]) -> None:
    """Everybody stands up before anybody sits down: chairs are exchanged without two on one."""
    taken = {chair for chair in wanted.values() if chair}
    hall.taken.filter(delegate__in=wanted).delete()
    for delegate, chair in _seats(hall).items():
        if chair in taken:
            hall.taken.filter(delegate=delegate).delete()
    HallSeat.objects.bulk_create(
        HallSeat(hall=hall, delegate_id=delegate, side=chair.side, row=chair.row, number=chair.number)
        for delegate, chair in wanted.items()
        if chair
    )


def _place(chair: Chair | None) -> list[str | int] | None:
    return [chair.side.value, chair.row, chair.number] if chair else None


def _chair(place: list[str | int] | None) -> Chair | None:
    return Chair(Side(str(place[0])), int(place[1]), int(place[2])) if place else None
