"""The kernel where units are whole strata: the same figures as `estimates.Domains`, from three sums a group.

Everybody of a group weighs the same, so that the number of answers, their sum and their sum of squares in each group
say all: a group is a primary sampling unit where people were drawn in two stages, else a stratum, whose every answer is
then a sampling unit by itself. The million answers are walked once a figure, as whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from diemcau.kernel.errors import Refused
from diemcau.survey.domain.estimates import NEVER, Codes, Floats, sums
from diemcau.survey.domain.rules import Lonely


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """Where the answers lie.

    Args:
        of: length n, codes 0…G−1 of each answer's group.
        weights: length G, how many people an answer of the group stands for.
        strata: length G, codes 0…H−1.
        population: length H, how many sampling units the stratum has in all.
        people: length G, how many people each PSU has; None where people were drawn directly.
    """

    of: Codes
    weights: Floats
    strata: Codes
    population: Floats
    people: Floats | None
    lonely: Lonely


@dataclass(frozen=True, slots=True)
class Tally:
    """Per group: answers, their sum, their sum of squares."""

    answers: Floats
    sums: Floats
    squares: Floats


class Tallies:
    """Groups whose sizes are known once; each figure is then a tally and a little arithmetic."""

    def __init__(self, groups: Groups) -> None:
        self.groups, count = groups, groups.strata.size
        self.sheets = np.bincount(groups.of, minlength=count).astype(np.float64)
        if groups.people is None:
            self.units = self.sheets  # a group is a stratum
        else:
            self.units = np.bincount(groups.strata, minlength=groups.population.size).astype(np.float64)
        rest = 1 - self.units / groups.population
        if (rest < -NEVER).any():
            raise Refused("Có tầng chọn nhiều đơn vị hơn số đơn vị của tầng; hãy kiểm tra khung mẫu.")
        self.rest = np.maximum(rest, 0.0)
        self.alone = (self.units == 1) & (self.rest > NEVER)
        if groups.lonely is Lonely.FAIL and self.alone.any():
            raise Refused(
                f"{int(self.alone.sum())} tầng chỉ có một đơn vị chọn mẫu nên không tính được sai số; "
                "hãy gộp tầng hoặc chọn cách xử lý tầng đơn lẻ."
            )

    def of_marks(self, marks: npt.NDArray[np.uint8], values: Floats) -> Tally:
        """One question: `values` says what each digit counts; the digit 0 is no answer."""
        width, count = values.size, self.groups.strata.size
        table = np.bincount(self.groups.of * width + marks, minlength=count * width).reshape(count, width)[:, 1:]
        return Tally(table.sum(axis=1).astype(np.float64), table @ values[1:], table @ (values[1:] ** 2))

    def of_values(self, values: Floats) -> Tally:
        """A figure of several questions; NaN where none of them was answered."""
        there = ~np.isnan(values)
        value, count = np.where(there, values, 0.0), self.groups.strata.size
        return Tally(
            sums(self.groups.of, there, count),
            sums(self.groups.of, value, count),
            sums(self.groups.of, value * value, count),
        )

    def mean(self, tally: Tally, domains: Codes, count: int) -> tuple[Floats, Floats, npt.NDArray[np.int64]]:
        """Estimate, standard error and answers; `domains` is length H: to which unit a stratum belongs."""
        groups = self.groups
        domain = domains[groups.strata]
        known = sums(domain, groups.weights * tally.answers, count)
        with np.errstate(invalid="ignore", divide="ignore"):
            mean = sums(domain, groups.weights * tally.sums, count) / known
            scale = groups.weights / known[domain]
            centre = mean[domain]
            z = scale * (tally.sums - centre * tally.answers)
            spread = scale**2 * (tally.squares - 2 * centre * tally.sums + centre**2 * tally.answers)
        z, spread = np.nan_to_num(z), np.maximum(np.nan_to_num(spread), 0.0)
        variance = sums(domains, self._between(z, spread), count)
        if groups.lonely is Lonely.AVERAGE and self.alone.any():
            variance = self._averaged(variance, tally, domains, count)
        if groups.people is not None:
            variance = variance + sums(domain, self._within(z, spread), count)
        answers = sums(domain, tally.answers, count).astype(np.int64)
        return mean, np.where(known > 0, np.sqrt(variance), np.nan), answers

    def _between(self, z: Floats, spread: Floats) -> Floats:
        """Per stratum: (1 − f) · n/(n − 1) · Σ (z − z̄)² over its sampling units."""
        height = self.groups.population.size
        squares = sums(self.groups.strata, spread if self.groups.people is None else z * z, height)
        totals = sums(self.groups.strata, z, height)
        around = np.maximum(squares - totals * totals / np.maximum(self.units, 1), 0.0)
        single = squares if self.groups.lonely is Lonely.ADJUST else np.zeros(height)
        grown = np.where(self.units > 1, self.units / np.maximum(self.units - 1, 1), 1.0)
        return np.asarray(self.rest * grown * np.where(self.units > 1, around, single))

    def _within(self, z: Floats, spread: Floats) -> Floats:
        """Per PSU: f₁ · (1 − f₂) · m/(m − 1) · Σ (z − z̄)² over the people asked in it."""
        assert self.groups.people is not None
        fraction = (1 - self.rest)[self.groups.strata] * np.maximum(1 - self.sheets / self.groups.people, 0.0)
        around = np.maximum(spread - z * z / np.maximum(self.sheets, 1), 0.0)
        single = spread if self.groups.lonely is Lonely.ADJUST else np.zeros(z.size)
        grown = np.where(self.sheets > 1, self.sheets / np.maximum(self.sheets - 1, 1), 1.0)
        return np.asarray(fraction * grown * np.where(self.sheets > 1, around, single))

    def _averaged(self, variance: Floats, tally: Tally, domains: Codes, count: int) -> Floats:
        met = sums(self.groups.strata, tally.answers, self.groups.population.size) > 0
        strata = sums(domains, met, count)
        lonely = sums(domains, met & self.alone, count)
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(variance * strata / (strata - lonely))
