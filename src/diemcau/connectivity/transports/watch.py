"""Who is asked when: each target at its own interval, a few at once, and only changes are told."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from random import Random

from diemcau.connectivity.domain.probing import FAILURES_TO_TELL, Finding, Network, Phase, Target, interval, jittered
from diemcau.connectivity.transports.probes import probe

AT_ONCE = 256
RETRY_S = 2.0  # after a first failure


async def one_round(
    targets: Iterable[Target], told: Callable[[Finding], object], allowed: Sequence[Network] = ()
) -> None:
    """Ask every target once, `AT_ONCE` at a time."""
    waiting = iter(targets)

    async def in_turn() -> None:
        for target in waiting:
            told(await probe(target, allowed))

    await asyncio.gather(*(in_turn() for _ in range(AT_ONCE)))


@dataclass(slots=True)
class _Standing:
    target: Target
    is_the_day: bool
    due: float
    failures: int = 0
    told: tuple[bool, Phase] | None = None


@dataclass(slots=True)
class Watch:
    """Targets with their next moments. `list_targets` gives (target, whether it is its day); `note` takes changes."""

    list_targets: Callable[[], Awaitable[Sequence[tuple[Target, bool]]]]
    note: Callable[[Sequence[Finding]], Awaitable[object]]
    allowed: Sequence[Network] = ()
    chance: Random = field(default_factory=Random)
    every_s: float = 10.0  # how often the list is read anew
    _standing: dict[int, _Standing] = field(default_factory=dict)
    _asked: set[int] = field(default_factory=set)
    _changes: list[Finding] = field(default_factory=list)

    async def run(self) -> None:
        """Until cancelled. With no targets nothing happens but a look at the list."""
        listed, running, gate = -self.every_s, set[asyncio.Task[None]](), asyncio.Semaphore(AT_ONCE)
        while True:
            now = time.monotonic()
            if now - listed >= self.every_s:
                self.take(await self.list_targets(), now)
                listed = now
            for one in self.due(now):
                self._asked.add(one.target.key)
                task = asyncio.create_task(self._ask(one, gate))
                running.add(task)
                task.add_done_callback(running.discard)
            if self._changes:
                changes, self._changes = self._changes, []
                await self.note(changes)
            await asyncio.sleep(0.25 if self._standing else self.every_s)

    def take(self, listed: Sequence[tuple[Target, bool]], now: float) -> None:
        """The list as it now is: new targets are asked within their first interval, not all at once."""
        wanted = {target.key: (target, is_the_day) for target, is_the_day in listed}
        for key in self._standing.keys() - wanted.keys():
            del self._standing[key]
        for key, (target, is_the_day) in wanted.items():
            one = self._standing.get(key)
            if one is None or one.target != target:
                first = min(interval(target.kind, is_the_day=is_the_day), 5.0)
                self._standing[key] = _Standing(target, is_the_day, now + self.chance.uniform(0, first))
            elif is_the_day and not one.is_the_day:
                one.is_the_day, one.due = True, min(one.due, now + self.chance.uniform(0, 5.0))
            else:
                one.is_the_day = is_the_day

    def due(self, now: float) -> list[_Standing]:
        return [one for one in self._standing.values() if one.due <= now and one.target.key not in self._asked]

    async def _ask(self, one: _Standing, gate: asyncio.Semaphore) -> None:
        try:
            async with gate:
                self.found(one, await probe(one.target, self.allowed), time.monotonic())
        finally:
            self._asked.discard(one.target.key)

    def found(self, one: _Standing, finding: Finding, now: float) -> None:
        """Set the next moment, and keep what is to be told: one lost packet is not."""
        one.failures = 0 if finding.is_up else one.failures + 1
        wait = interval(one.target.kind, is_the_day=one.is_the_day)
        one.due = now + jittered(min(wait, RETRY_S) if one.failures == 1 else wait, self.chance)
        outcome = (finding.is_up, finding.phase)
        if outcome != one.told and (finding.is_up or one.failures >= FAILURES_TO_TELL):
            one.told = outcome
            self._changes.append(finding)
