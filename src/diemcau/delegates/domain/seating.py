"""Who sits in front: seats proposed by rank. The rule stands in docs/hall.md. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from diemcau.directory.domain import BodyKind, Tier
from diemcau.directory.domain.names import spelled_out
from diemcau.kernel.vietnamese import fold
from diemcau.kernel.words import say


class Side(StrEnum):
    TABLE = "table"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, order=True)
class Chair:
    side: Side
    row: int
    number: int

    @property
    def label(self) -> str:
        """ "Bàn chủ trì, ghế 2", "Hàng 3, dãy trái, ghế 4"."""
        if self.side == Side.TABLE:
            return say("Bàn chủ trì, ghế %(number)s", number=self.number)
        side = say("dãy trái") if self.side == Side.LEFT else say("dãy phải")
        return say("Hàng %(row)s, %(side)s, ghế %(number)s", row=self.row, side=side, number=self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    rows: int
    left: int
    right: int
    table: int

    def chairs(self) -> Iterator[Chair]:
        """Of the hall, without the chair's table: from the front, in each row from the aisle outwards, left before
        right, as guests of honour are seated.
        """
        for row in range(1, self.rows + 1):
            for number in range(1, max(self.left, self.right) + 1):
                if number <= self.left:
                    yield Chair(Side.LEFT, row, number)
                if number <= self.right:
                    yield Chair(Side.RIGHT, row, number)

    def at_table(self) -> Iterator[Chair]:
        """The middle first, then by turns to both sides, the right hand before the left."""
        middle = (self.table + 1) // 2
        for step in range(self.table):
            number = middle + (step + 1) // 2 * (1 if step % 2 else -1)
            yield Chair(Side.TABLE, 0, number)

    def has(self, chair: Chair) -> bool:
        if chair.side == Side.TABLE:
            return chair.row == 0 and 1 <= chair.number <= self.table
        most = self.left if chair.side == Side.LEFT else self.right
        return 1 <= chair.row <= self.rows and 1 <= chair.number <= most

    @property
    def size(self) -> int:
        return self.rows * (self.left + self.right) + self.table


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """`body_rank`, `post_rank`: as the directory orders bodies and posts; lower is further in front."""

    delegate: int
    name: str
    title: str
    body: str
    tier: Tier
    kind: BodyKind
    body_rank: int
    post_rank: int
    is_chair: bool = False


TIERS = [Tier.CENTRAL, Tier.PROVINCE, Tier.DISTRICT, Tier.COMMUNE]
KINDS = [
    BodyKind.PARTY_COMMITTEE,
    BodyKind.PEOPLE_COUNCIL,
    BodyKind.PEOPLE_COMMITTEE,
    BodyKind.FRONT,
    BodyKind.MINISTRY,
    BodyKind.PARTY_BODY,
    BodyKind.COUNCIL_BODY,
    BodyKind.MASS_ORGANISATION,
    BodyKind.DEPARTMENT,
    BodyKind.VERTICAL,
    BodyKind.PUBLIC_UNIT,
    BodyKind.ENTERPRISE,
    BodyKind.DIVISION,
    BodyKind.OTHER,
]
POSTS = [
    "bi thu",
    "chu tich",
    "pho bi thu",
    "pho chu tich",
    "uy vien ban thuong vu",
    "giam doc",
    "truong",
    "chanh",
    "uy vien",
    "pho giam doc",
    "pho truong",
    "pho chanh",
]


def post_order(title: str) -> int:
    """Where a post stands among posts, by its first words; what nobody ranks stands after all that are ranked."""
    words = fold(title)
    found = [(len(post), at) for at, post in enumerate(POSTS) if words.startswith(post)]
    return max(found)[1] if found else len(POSTS)


def precedence(guest: Guest) -> tuple[int | str, ...]:
    """The order in which guests are seated: tier, kind of body, post, body, name."""
    return (
        TIERS.index(guest.tier),
        KINDS.index(guest.kind),
        post_order(guest.title),
        guest.body_rank,
        guest.post_rank,
        fold(guest.body),
        fold(guest.name),
    )


def is_named(chair: str, guest: Guest) -> bool:
    """Whether a plan's words about its chair ("Chủ tịch UBND tỉnh; …") mean a guest, by name or by post and body."""
    title, body = fold(spelled_out(guest.title)), fold(spelled_out(guest.body))
    post = title if body in title else f"{title} {body}"
    said = [fold(spelled_out(words)) for words in re.split("[;,]", chair)]
    return any(fold(guest.name) in words or post.startswith(words) for words in said if len(words.split()) > 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    seats: dict[int, Chair]
    left_over: tuple[Guest, ...]  # more guests than chairs


def propose(room: Room, guests: Iterable[Guest], *, kept: Sequence[Chair] = ()) -> Proposal:
    """Seat the chair's people at the table, everybody else from the front by rank; `kept` chairs stay free."""
    ordered = sorted(guests, key=precedence)
    taken = set(kept)
    table = (chair for chair in room.at_table() if chair not in taken)
    hall = (chair for chair in room.chairs() if chair not in taken)
    seats: dict[int, Chair] = {}
    left_over: list[Guest] = []
    for guest in ordered:
        chair = (next(table, None) if guest.is_chair else None) or next(hall, None)
        if chair is None:
            left_over.append(guest)
        else:
            seats[guest.delegate] = chair
    return Proposal(seats=seats, left_over=tuple(left_over))
