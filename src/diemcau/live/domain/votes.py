"""What a vote came to. Counting again gives the same, for there is nothing but the ballots to count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class VoteState(StrEnum):
    PREPARED = "prepared"
    OPEN = "open"
    CLOSED = "closed"
    RELEASED = "released"


VOTE_STATE_NAMES = {
    VoteState.PREPARED: "chưa mở",
    VoteState.OPEN: "đang lấy phiếu",
    VoteState.CLOSED: "đã đóng",
    VoteState.RELEASED: "đã công bố",
}
NEXT = {
    VoteState.PREPARED: VoteState.OPEN,
    VoteState.OPEN: VoteState.CLOSED,
    VoteState.CLOSED: VoteState.RELEASED,
}


class Electorate(StrEnum):
    SITES = "sites"  # one vote a site
    DELEGATES = "delegates"  # one vote a delegate


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Votes for each option in the order of the options, of how many who might have voted."""

    counts: tuple[int, ...]
    entitled: int
    quorum: int  # percent of the entitled that have to take part

    @property
    def cast(self) -> int:
        return sum(self.counts)

    @property
    def is_valid(self) -> bool:
        """Whether enough took part. Whole numbers: 130 of 260 are 50 %, and no rounding decides."""
        return bool(self.entitled) and self.cast * 100 >= self.quorum * self.entitled


def count(options: Sequence[str], choices: Iterable[int], *, entitled: int, quorum: int) -> Result:
    """Count ballots.

    Raises:
        ValueError: a ballot for an option that there is not.
    """
    found = Counter(choices)
    if any(not 0 <= choice < len(options) for choice in found):
        raise ValueError("A ballot names an option that was not offered.")
    return Result(counts=tuple(found[number] for number in range(len(options))), entitled=entitled, quorum=quorum)
