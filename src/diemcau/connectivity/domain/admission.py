"""Who tests now and who waits, so that the server is never what is slow. Pure: the clock is handed in."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(slots=True)
class _Place:
    since: float
    heard: float
    is_seated: bool = False


class Desk:
    """First come, first served; whoever falls silent gives the place up."""

    def __init__(self, seats: int, *, silent_s: float = 20, longest_s: float = 300) -> None:
        self._seats = seats
        self._silent_s = silent_s
        self._longest_s = longest_s
        self._places: dict[UUID, _Place] = {}  # in the order of arrival

    def ask(self, key: UUID, now: float) -> int:
        """How many are before this one: 0 means that it may test now."""
        self._forget(now)
        place = self._places.setdefault(key, _Place(since=now, heard=now))
        place.heard = now
        self._seat(now)
        if place.is_seated:
            return 0
        before = 0
        for other, waiting in self._places.items():
            if other == key:
                break
            before += not waiting.is_seated
        return before + 1

    def holds(self, key: UUID, now: float) -> bool:
        """Whether one tests now; to be seen at work keeps the place."""
        self._forget(now)
        place = self._places.get(key)
        if place is None or not place.is_seated:
            return False
        place.heard = now
        return True

    def leave(self, key: UUID, now: float) -> None:
        self._places.pop(key, None)
        self._seat(now)

    def seated(self, now: float) -> list[UUID]:
        self._forget(now)
        return [key for key, place in self._places.items() if place.is_seated]

    def _seat(self, now: float) -> None:
        free = self._seats - sum(place.is_seated for place in self._places.values())
        for place in self._places.values():
            if free <= 0:
                return
            if not place.is_seated:
                place.is_seated, place.since, free = True, now, free - 1

    def _forget(self, now: float) -> None:
        gone = [
            key
            for key, place in self._places.items()
            if now - place.heard > self._silent_s or (place.is_seated and now - place.since > self._longest_s)
        ]
        for key in gone:
            del self._places[key]
        if gone:
            self._seat(now)
