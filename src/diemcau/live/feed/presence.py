"""Which sites' consoles listen: told by their connections. Knows neither sockets nor the database."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

GRACE_S = 5  # a console that reconnects, or polls, is gone for a moment and not lost
RETURN_WITHIN_S = 10  # after a restart of the stream all come back at random moments
WEAK_MS = 400  # a round trip that speech does not bear
CONSOLE = "console:"  # bearers that stand for a site


class State(StrEnum):
    CONNECTED = "connected"
    WEAK = "weak"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    conference: int
    site: int
    state: State


class Presence:
    """What this stream has said about each site, and what it has to say next."""

    def __init__(self, known: list[tuple[int, int]] | None = None, now: float = 0) -> None:
        self._lines: dict[tuple[int, int], int] = {}
        self._weak: set[tuple[int, int]] = set()
        self._said: dict[tuple[int, int], State] = {}
        self._lost_at: dict[tuple[int, int], float] = {}
        for site in known or []:
            self._said[site] = State.CONNECTED
            self._lost_at[site] = now + RETURN_WITHIN_S
        self._changed: set[tuple[int, int]] = set()

    def came(self, conference: int, bearer: str) -> None:
        if site := _site(conference, bearer):
            self._lines[site] = self._lines.get(site, 0) + 1
            self._lost_at.pop(site, None)
            self._changed.add(site)

    def went(self, conference: int, bearer: str, now: float) -> None:
        if site := _site(conference, bearer):
            left = self._lines.get(site, 0) - 1
            if left > 0:
                self._lines[site] = left
            else:
                self._lines.pop(site, None)
                self._lost_at[site] = now + GRACE_S

    def measured(self, conference: int, bearer: str, round_trip_ms: float) -> None:
        if site := _site(conference, bearer):
            (self._weak.add if round_trip_ms > WEAK_MS else self._weak.discard)(site)
            self._changed.add(site)

    def changes(self, now: float) -> list[Change]:
        """What is not as it was said; each change is told once."""
        late = [site for site, at in self._lost_at.items() if at <= now]
        for site in late:
            del self._lost_at[site]
        found = []
        for site in [*self._changed, *late]:
            if site in self._lines:
                state = State.WEAK if site in self._weak else State.CONNECTED
            elif site in late:
                state = State.LOST
            else:
                continue
            if self._said.get(site) != state:
                self._said[site] = state
                found.append(Change(conference=site[0], site=site[1], state=state))
        self._changed.clear()
        return found

    def unsaid(self, changes: list[Change]) -> None:
        """What could not be written is said again on the next look."""
        for change in changes:
            site = (change.conference, change.site)
            self._said.pop(site, None)
            self._changed.add(site)
            if change.state == State.LOST:
                self._lost_at.setdefault(site, 0)


def _site(conference: int, bearer: str) -> tuple[int, int] | None:
    number = bearer.removeprefix(CONSOLE)
    return (conference, int(number)) if bearer.startswith(CONSOLE) and number.isdecimal() else None
