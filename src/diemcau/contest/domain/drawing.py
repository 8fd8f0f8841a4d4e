"""The paper of one contestant, drawn by a seed, so that it can be drawn again. Pure."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from diemcau.contest.domain.bank import Item


@dataclass(frozen=True, slots=True)
class Drawn:
    """One question of one paper: which of the bank, its options in which order."""

    question: int  # index in the bank
    order: tuple[int, ...]  # place on the paper → index of the option in the bank


def draw(bank: Sequence[Item], *, count: int, seed: str, contestant: str) -> list[Drawn]:
    """Draw `count` ≤ len(bank) questions, each topic in proportion (largest remainders), and shuffle their options.

    The same bank, seed and contestant give the same paper on every machine: `random.Random` seeded by SHA-256 of both
    (Mersenne Twister; `sample` and `shuffle` of CPython are stable for a given seed since 3.2).

    Raises:
        ValueError: more questions are asked for than there are.
    """
    if not 0 < count <= len(bank):
        raise ValueError(f"{count} questions cannot be drawn out of {len(bank)}.")
    chance = Random(hashlib.sha256(f"{seed}\0{contestant}".encode()).digest())
    topics: defaultdict[str, list[int]] = defaultdict(list)
    for at, item in enumerate(bank):
        topics[item.topic].append(at)
    chosen: list[int] = []
    for topic, share in shares({topic: len(found) for topic, found in topics.items()}, count).items():
        chosen += chance.sample(topics[topic], share)
    chance.shuffle(chosen)
    paper = []
    for question in chosen:
        order = list(range(len(bank[question].options)))
        chance.shuffle(order)
        paper.append(Drawn(question, tuple(order)))
    return paper


def shares(sizes: dict[str, int], count: int) -> dict[str, int]:
    """How many of each topic, in proportion to its size, by largest remainders (Hamilton); they add up to `count`."""
    whole = sum(sizes.values())
    exact = {topic: count * size / whole for topic, size in sizes.items()}
    found = {topic: int(share) for topic, share in exact.items()}
    rest = sorted(sizes, key=lambda topic: (found[topic] - exact[topic], topic))
    for topic in rest[: count - sum(found.values())]:
        found[topic] += 1
    return found
