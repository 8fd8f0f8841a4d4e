"""A day as it may go, invented from a seed: who comes, asks, is lost, comes back; when a button is pressed. Pure."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class What(StrEnum):
    JOIN = "join"
    LOSE = "lose"
    RETURN = "return"
    CHECK_IN = "check_in"  # the people of a site, at its door
    FAIL = "fail"  # a site calls: no sound
    MEND = "mend"
    ASK = "ask"
    NEXT = "next"
    PAUSE = "pause"
    RESUME = "resume"
    PREPARE = "prepare"
    ON_AIR = "on_air"
    OFF = "off"
    MESSAGE = "message"
    READ = "read"
    VOTE = "vote"
    BALLOT = "ballot"
    COUNT = "count"
    STALE = "stale"  # a tab that has not heard presses "next"
    FLOOD = "flood"  # a site asks and asks
    TURNED = "turned"  # a message with marks that turn a screen round


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Happening:
    at_s: float  # since the beginning
    number: int  # keeps the order of what happens at one instant
    what: What
    site: int = 0  # its place in the list of sites


EARLY_S = 600.0  # sites come in the ten minutes before
TALK_S = 150.0
FAULTY_SHARE = 0.12  # of sites that are lost once


def a_day(seed: int, *, sites: int, lengths_s: Sequence[float], faults: bool) -> list[Happening]:
    """What happens on one day, in its order; the same for the same seed.

    Args:
        lengths_s: of the items of the programme.
        faults: whether lines break, tabs are stale, and somebody floods the room.
    """
    chance = random.Random(seed)
    made: list[tuple[float, What, int]] = []
    made += [(chance.random() * EARLY_S, What.JOIN, site) for site in range(sites)]
    made += [(at + 5 + chance.random() * 120, What.CHECK_IN, site) for at, _, site in list(made)]
    clock = EARLY_S
    for number, length in enumerate(lengths_s):
        made.append((clock, What.NEXT, 0))
        if number in {len(lengths_s) // 2, len(lengths_s) * 3 // 4} and length > 3 * TALK_S:
            made += _talks(chance, clock, length, sites)
        clock += length * chance.uniform(0.9, 1.2)
    made.append((clock, What.NEXT, 0))
    made += _messages(chance, clock, sites)
    made += _vote(chance, EARLY_S + (clock - EARLY_S) * 0.6, sites)
    if faults:
        made += _faults(chance, clock, sites)
    made.sort(key=lambda each: each[0])
    return [Happening(at_s=at, number=number, what=what, site=site) for number, (at, what, site) in enumerate(made)]


def _talks(chance: random.Random, begins: float, length: float, sites: int) -> list[tuple[float, What, int]]:
    found = [(begins + chance.random() * 60, What.ASK, chance.randrange(sites)) for _ in range(min(20, sites))]
    at = begins + 90
    while at + TALK_S < begins + length:
        found += [(at, What.PREPARE, 0), (at + 20, What.ON_AIR, 0), (at + TALK_S - 10, What.OFF, 0)]
        at += TALK_S
    return found


def _messages(chance: random.Random, ends: float, sites: int) -> list[tuple[float, What, int]]:
    found = []
    for at in (EARLY_S * 0.9, EARLY_S + (ends - EARLY_S) * 0.3):
        found.append((at, What.MESSAGE, 0))
        readers = range(0, sites, 3)
        found += [(at + 5 + chance.random() * 60, What.READ, site) for site in readers]
    return found


def _vote(chance: random.Random, at: float, sites: int) -> list[tuple[float, What, int]]:
    ballots = [(at + 5 + chance.random() * 120, What.BALLOT, site) for site in range(sites) if chance.random() < 0.9]
    return [(at, What.VOTE, 0), *ballots, (at + 180, What.COUNT, 0)]


def _faults(chance: random.Random, ends: float, sites: int) -> list[tuple[float, What, int]]:
    found = []
    for site in range(sites):
        if chance.random() < FAULTY_SHARE:
            at = EARLY_S + chance.random() * (ends - EARLY_S) * 0.9
            found += [(at, What.LOSE, site), (at + 20 + chance.expovariate(1 / 180), What.RETURN, site)]
    for _ in range(3):
        at, site = EARLY_S + chance.random() * (ends - EARLY_S) * 0.9, chance.randrange(sites)
        found += [(at, What.FAIL, site), (at + 30 + chance.expovariate(1 / 120), What.MEND, site)]
    found += [(EARLY_S + chance.random() * (ends - EARLY_S), What.STALE, 0) for _ in range(10)]
    found += [(EARLY_S + chance.random() * (ends - EARLY_S), What.FLOOD, chance.randrange(sites)) for _ in range(3)]
    found += [(EARLY_S + 200, What.PAUSE, 0), (EARLY_S + 260, What.RESUME, 0), (EARLY_S + 300, What.TURNED, 0)]
    return found
