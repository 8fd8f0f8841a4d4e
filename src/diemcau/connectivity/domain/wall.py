"""The wall of sites: what one cell says, in a colour and in a sign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from diemcau.connectivity.domain.states import PresenceState


class CellState(StrEnum):
    """What one site looks like, the most urgent first."""

    LOST = "lost"
    WEAK = "weak"
    UNTESTED = "untested"
    ABSENT = "absent"
    CONNECTED = "connected"


CELL_NAMES = {
    CellState.LOST: "mất kết nối",
    CellState.WEAK: "chập chờn",
    CellState.UNTESTED: "chưa đo",
    CellState.ABSENT: "chưa vào, vắng",
    CellState.CONNECTED: "đã vào họp",
}
SIGNS = {
    CellState.LOST: "✕",
    CellState.WEAK: "!",
    CellState.UNTESTED: "?",
    CellState.ABSENT: "…",
    CellState.CONNECTED: "✓",
}
MOST_CELLS = 1000  # more sites than that are told district by district


def cell_state(presence: PresenceState | None, *, is_tested: bool) -> CellState:
    """The meeting's word comes first; a site that is not in it is told apart by whether its line was ever tested."""
    if presence in {PresenceState.CONNECTED, PresenceState.WEAK, PresenceState.LOST}:
        return CellState(presence.value)
    return CellState.ABSENT if is_tested or presence is PresenceState.ABSENT else CellState.UNTESTED


def sums(states: Iterable[CellState]) -> dict[CellState, int]:
    """How many cells are in each state, those of no cell too."""
    counts = Counter(states)
    return {state: counts[state] for state in CellState}


def worst(counts: dict[CellState, int]) -> CellState:
    """What a whole district looks like: as urgent as the most urgent of its sites."""
    return next((state for state in CellState if counts.get(state)), CellState.ABSENT)
