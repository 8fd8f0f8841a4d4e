"""A hall with whoever sits in it, and whoever has no chair yet."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Min

from diemcau.conference.models import ConferenceRole, Site
from diemcau.delegates.domain.printing import Seated
from diemcau.delegates.domain.seating import Chair, Guest, Room, Side, is_named, precedence
from diemcau.delegates.models import Delegate, Hall, HallApproval, HallSeat
from diemcau.directory.domain import BodyKind, Role, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class HallPlan:
    """`order`: every guest by rank; `chairs`: who sits where."""

    hall: Hall
    room: Room
    order: tuple[Guest, ...]
    chairs: dict[int, Chair]
    approval: HallApproval | None
    can_undo: bool

    @property
    def standing(self) -> list[Guest]:
        return [guest for guest in self.order if guest.delegate not in self.chairs]

    @property
    def named_chairs(self) -> list[Guest]:
        """Whom the plan seems to name as its chair, and who does not sit at the table: a person decides."""
        said = self.hall.site.conference.chair
        return [
            guest
            for guest in self.order
            if (chair := self.chairs.get(guest.delegate)) is None or chair.side != Side.TABLE
            if is_named(said, guest)
        ]

    @property
    def seated(self) -> list[Seated]:
        """In the order of rank."""
        return [
            Seated(chair=self.chairs[guest.delegate], name=guest.name, title=guest.title, body=guest.body)
            for guest in self.order
            if guest.delegate in self.chairs
        ]

    @property
    def is_approved(self) -> bool:
        """Approved as it stands now."""
        if self.approval is None:
            return False
        kept = {row[3]: Chair(Side(row[0]), row[1], row[2]) for row in self.approval.seats}
        return kept == self.chairs


def hall_plan(hall: Hall) -> HallPlan:
    """Six queries, whatever the size."""
    taken = HallSeat.objects.filter(hall=hall, delegate__ended_at=None)
    chairs = {
        delegate: Chair(Side(side), row, number)
        for delegate, side, row, number in taken.values_list("delegate_id", "side", "row", "number")
    }
    at_table = {delegate for delegate, chair in chairs.items() if chair.side == Side.TABLE}
    return HallPlan(
        hall=hall,
        room=room_of(hall),
        order=tuple(sorted(guests(hall.site, at_table=at_table), key=precedence)),
        chairs=chairs,
        approval=HallApproval.objects.filter(hall=hall, superseded_at=None).select_related("by").first(),
        can_undo=hall.moves.filter(undone_at=None).exists(),
    )


def room_of(hall: Hall) -> Room:
    return Room(rows=hall.rows, left=hall.left, right=hall.right, table=hall.table)


def guests(site: Site, *, at_table: set[int]) -> list[Guest]:
    """Who sits in the room of a site. Whoever has the chair's role in the conference, and who was put there, has the
    table. Somebody with two seats sits once, for the first of them.
    """
    chairs = set(
        ConferenceRole.objects.filter(conference=site.conference_id, role=Role.CHAIR).values_list(
            "account__person", flat=True
        )
    )
    rows = (
        Delegate.objects.current()
        .filter(seat__unit__site=site)
        .annotate(post_rank=Min("person__appointments__position__rank"))
        .order_by("pk")
        .values_list(
            "pk",
            "person_id",
            "person__name",
            "title",
            "seat__post",
            "seat__unit__organisation__name",
            "seat__unit__organisation__tier",
            "seat__unit__organisation__kind",
            "seat__unit__organisation__rank",
            "post_rank",
        )
    )
    found: dict[int, Guest] = {}
    for pk, person, name, title, post, body, tier, kind, body_rank, post_rank in rows:
        found.setdefault(
            person,
            Guest(
                delegate=pk,
                name=name,
                title=title or post,
                body=body,
                tier=Tier(tier),
                kind=BodyKind(kind),
                body_rank=body_rank,
                post_rank=post_rank or 1000,
                is_chair=pk in at_table or person in chairs,
            ),
        )
    return list(found.values())
