"""What a row and a seat are to whoever checks them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from diemcau.kernel.vietnamese import tone_key

SHOWN = 200  # problems that a page shows; the rest is counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    row: int
    seat: str = ""
    unit: str = ""
    post: str = ""
    name: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    row: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSeat:
    """A seat that the author of the list may fill, and who is named for it already."""

    pk: int
    unit: int
    unit_name: str
    unit_keys: frozenset[str]
    post: str
    post_key: str
    is_for_one: bool
    people: frozenset[str] = frozenset()  # their names, as compared


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    rows: int
    to_name: tuple[tuple[KnownSeat, Row], ...]
    known: int  # rows that say what is so already
    problems: tuple[Problem, ...]

    @property
    def fingerprint(self) -> str:
        """Equal for lists that would do the same."""
        said = "\n".join(f"{seat.pk}\t{row}" for seat, row in self.to_name)
        return hashlib.sha256(said.encode()).hexdigest()[:32]


def person_key(name: str) -> str:
    """Equal for two spellings of one name."""
    return tone_key(name)
