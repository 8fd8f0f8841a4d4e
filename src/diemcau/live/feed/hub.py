"""The listeners, and what each has coming. Knows neither HTTP nor the database."""

from __future__ import annotations

from collections import deque
from itertools import groupby
from operator import attrgetter
from typing import Protocol

from diemcau.live.feed.tail import News

KEPT = 2000  # entries of a conference that a listener may have missed and still catch up on without a snapshot


class Listener(Protocol):
    audiences: frozenset[str]

    def hear(self, events: bytes) -> None: ...


class Room:
    """One conference: its sections as they stand, its latest entries, its listeners by audience.

    Without `standing` it is not filled yet: whoever enters waits until it is.
    """

    def __init__(self, standing: list[News] | None = None) -> None:
        self._sections: dict[tuple[str, str], News] = {}
        self._latest: deque[News] = deque(maxlen=KEPT)
        self.last = 0
        self._listeners: dict[str, set[Listener]] = {}
        self._waiting: dict[Listener, int | None] = {}
        self.is_filled = False
        if standing is not None:
            self.fill(standing)

    def fill(self, standing: list[News]) -> None:
        """Take in the newest of each section, and give everybody who waits what they lack.

        For who heard everything up to some number, the newest of each section above it are all that is lacking.
        """
        self._sections = {(news.audience, news.section): news for news in standing}
        self._latest.extend(standing)
        self.last = max((news.sequence for news in standing), default=0)
        self.is_filled = True
        waiting, self._waiting = self._waiting, {}
        for listener, last_heard in waiting.items():
            listener.hear(self.lacking(listener.audiences, last_heard))

    @property
    def listeners(self) -> int:
        return len(set().union(*self._listeners.values())) if self._listeners else 0

    @property
    def is_heard(self) -> bool:
        return bool(self._listeners)

    def enter(self, listener: Listener, last_heard: int | None) -> None:
        """Take a listener in, and give it all that it lacks: the entries after the last it heard, or everything."""
        for audience in listener.audiences:
            self._listeners.setdefault(audience, set()).add(listener)
        if not self.is_filled:
            self._waiting[listener] = last_heard
            return
        listener.hear(self.lacking(listener.audiences, last_heard))

    def leave(self, listener: Listener) -> None:
        self._waiting.pop(listener, None)
        for audience in listener.audiences:
            present = self._listeners.get(audience)
            if present:
                present.discard(listener)
                if not present:
                    del self._listeners[audience]

    def lacking(self, audiences: frozenset[str], last_heard: int | None) -> bytes:
        """What to send to who heard everything up to `last_heard` (None: nothing yet)."""
        oldest = self._latest[0].sequence - 1 if len(self._latest) == KEPT else 0
        if last_heard is not None and oldest <= last_heard <= self.last:
            return b"".join(n.event for n in self._latest if n.sequence > last_heard and n.audience in audiences)
        standing = sorted((n for n in self._sections.values() if n.audience in audiences), key=lambda n: n.sequence)
        return b"event: snapshot\ndata: {}\n\n" + b"".join(news.event for news in standing)

    def publish(self, news: list[News]) -> None:
        """Pass entries on in their order; neighbours for one audience are joined once for all who hear them.

        The order holds across audiences too: who hears number 5 has heard every earlier one that is theirs,
        so that the last number heard says everything.
        """
        fresh = [entry for entry in news if entry.sequence > self.last]
        for audience, run in groupby(fresh, key=attrgetter("audience")):
            entries = list(run)
            self.last = entries[-1].sequence
            self._latest.extend(entries)
            self._sections.update({(entry.audience, entry.section): entry for entry in entries})
            events = b"".join(entry.event for entry in entries)
            for listener in tuple(self._listeners.get(audience, ())):
                listener.hear(events)

    def beat(self, event: bytes) -> None:
        """Say to everyone that the line is alive."""
        for listener in set().union(*self._listeners.values()) if self._listeners else ():
            listener.hear(event)
