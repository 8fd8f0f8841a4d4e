"""How many to ask, and whom: the same seed draws the same people."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from math import ceil, sqrt

from diemcau.kernel.errors import Refused

Z95 = 1.96


def size_by_error(population: int, error: float) -> int:
    """n = N / (1 + N·e²), rounded up: the rule of the 2012 method (Yamane).

    Args:
        population: N ≥ 1 people.
        error: e, a share between 0 and 1; 0.05 is customary.
    """
    if population < 1 or not 0 < error < 1:
        raise ValueError(f"No sample of {population} people with error {error}.")
    return ceil(population / (1 + population * error * error))


def size_by_margin(population: int, margin: float, *, share: float = 0.5, deff: float = 1.0, z: float = Z95) -> int:
    """The least n whose 95 % margin is `margin` at most, for a simple random sample times a design effect.

    n₀ = deff · z²·p(1 − p) / margin²; n = n₀ / (1 + (n₀ − 1)/N), rounded up and never above N.

    Source: W. G. Cochran, Sampling Techniques, 3rd ed. (1977), § 4.4.
    """
    if population < 1 or not 0 < margin < 1 or not 0 < share < 1 or deff <= 0:
        raise ValueError(f"No sample of {population} people with margin {margin}.")
    needed = deff * z * z * share * (1 - share) / (margin * margin)
    return min(population, ceil(needed / (1 + (needed - 1) / population)))


def expected_margin(population: int, asked: int, *, share: float = 0.5, deff: float = 1.0, z: float = Z95) -> float:
    """The margin to expect of `asked` answers: z · √(deff · (1 − n/N) · p(1 − p) / (n − 1)).

    Raises:
        ValueError: fewer than two answers, or more than there are people.
    """
    if not 2 <= asked <= population:
        raise ValueError(f"No margin of {asked} answers out of {population}.")
    return z * sqrt(deff * (1 - asked / population) * share * (1 - share) / (asked - 1))


def allocate(strata: Mapping[str, int], total: int, *, least: int = 2) -> dict[str, int]:
    """Share `total` among strata in proportion to their people, at least `least` each, none above its people.

    Largest remainders decide, ties by name, so that the same input gives the same sample.

    Raises:
        Refused: the total cannot give each stratum its least, or exceeds the population.
    """
    floor = {name: min(least, people) for name, people in strata.items()}
    if not sum(floor.values()) <= total <= sum(strata.values()):
        raise Refused(
            f"Không thể chia {total} phiếu cho {len(strata)} tầng: mỗi tầng cần ít nhất {least} phiếu "
            "và không quá số dân; hãy đổi cỡ mẫu."
        )
    given = dict(floor)
    left = total - sum(given.values())
    while left:
        open_to = {name: people - given[name] for name, people in strata.items() if people > given[name]}
        people = sum(strata[name] for name in open_to)
        wanted = {name: left * strata[name] / people for name in open_to}
        whole = {name: min(int(wanted[name]), open_to[name]) for name in open_to}
        if not any(whole.values()):
            order = sorted(open_to, key=lambda name: (-wanted[name], name))
            whole = dict.fromkeys(order[:left], 1)
        for name, more in whole.items():
            given[name] += more
        left -= sum(whole.values())
    return given


def draw(people: Sequence[str], asked: int, *, seed: str, reserve: int = 0) -> tuple[list[str], list[str]]:
    """Draw `asked` of `people` without replacement, and a reserve in the order in which it replaces.

    The seed is printed with the sample: whoever runs it again draws the same. The order of `people` does not matter.
    """
    if not 0 <= asked <= asked + reserve <= len(people):
        raise Refused(f"Không thể chọn {asked} người và {reserve} dự bị trong {len(people)} người; hãy giảm cỡ mẫu.")
    drawn = random.Random(seed).sample(sorted(people), asked + reserve)
    return drawn[:asked], drawn[asked:]
