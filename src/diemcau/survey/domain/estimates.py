"""Means and shares of domains, with standard errors by Taylor linearisation.

One pass counts sums by domain and primary sampling unit; everything after is arithmetic on those sums, so a million
answers of twenty questions take a second and little more memory than the answers themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from diemcau.kernel.errors import Refused
from diemcau.survey.domain.comparing import Z95
from diemcau.survey.domain.rules import Lonely

__all__ = ["Design", "Domains", "Lonely", "Means", "domain_means"]

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.intp]
NEVER = 1e-7  # a sampling fraction this near to 1 leaves no error, as in R


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """How the answers were drawn. Arrays of length n, one entry an answer.

    Args:
        strata: codes 0…H−1.
        psus: codes 0…P−1 of primary sampling units, each inside one stratum.
        weights: how many people an answer stands for, > 0.
        psus_in_population: length H, how many PSUs each stratum has in all; None where the sample is a
            negligible part (no finite population correction).
        people_in_psus: length P, how many people each PSU has, where people were drawn in a second stage from a
            finite number and the first stage has its correction; each answer is then a unit of the second stage.
    """

    strata: Codes
    psus: Codes
    weights: Floats
    psus_in_population: Floats | None = None
    people_in_psus: Floats | None = None
    lonely: Lonely = Lonely.FAIL


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """Per domain (rows) and question (columns): the estimate, its standard error, how many answers it rests on.

    NaN where nobody answered. `degrees` is the number of PSUs less that of strata.
    """

    estimate: Floats
    error: Floats
    answers: npt.NDArray[np.int64]
    degrees: int

    def margin(self, z: float = Z95) -> Floats:
        """Half-width of the interval with `z` standard errors; by itself 95 %."""
        return z * self.error


class Domains:
    """A design and its domains, sorted into cells once, so that each question is a few sums.

    Args:
        domains: length n, codes 0…count−1: the unit that an answer is about.
        count: number of domains D.

    Raises:
        Refused: a stratum with one PSU, where `Lonely.FAIL` was chosen; more PSUs than the stratum has.
    """

    def __init__(self, design: Design, domains: Codes, count: int) -> None:
        self.design, self.domains, self.count = design, domains, count
        stratum_of = _stratum_of_psu(design)
        sizes = np.bincount(stratum_of)
        self.degrees = int(stratum_of.size - sizes.size)
        correction = _correction(design, sizes)
        alone = (sizes == 1) & (correction > NEVER)
        if design.lonely is Lonely.FAIL and alone.any():
            raise Refused(
                f"{int(alone.sum())} tầng chỉ có một đơn vị chọn mẫu nên không tính được sai số; "
                "hãy gộp tầng hoặc chọn cách xử lý tầng đơn lẻ."
            )
        pairs, self.pair_of = np.unique(domains.astype(np.int64) * stratum_of.size + design.psus, return_inverse=True)
        self.domain_of, self.psu_of = np.divmod(pairs, stratum_of.size)
        cells, self.cell_of = np.unique(self.domain_of * sizes.size + stratum_of[self.psu_of], return_inverse=True)
        self.cell_domain, cell_stratum = np.divmod(cells, sizes.size)
        self.size = sizes[cell_stratum]
        self.alone = alone[cell_stratum]
        self.scale = correction[cell_stratum] * np.where(self.size > 1, self.size / np.maximum(self.size - 1, 1), 1.0)
        self.second = self._second_stage(stratum_of, 1 - correction)

    def _second_stage(self, stratum_of: Codes, fraction: Floats) -> tuple[Floats, Floats] | None:
        """Per pair: f₁ · (1 − f₂) · m/(m − 1), and the m answers of its PSU."""
        if self.design.people_in_psus is None or self.design.psus_in_population is None:
            return None
        answers = np.bincount(self.design.psus, minlength=stratum_of.size).astype(np.float64)
        rest = np.maximum(1 - answers / self.design.people_in_psus, 0.0)
        grown = np.where(answers > 1, answers / np.maximum(answers - 1, 1), 1.0)
        scale = fraction[stratum_of] * rest * grown
        return scale[self.psu_of], answers[self.psu_of]

    def mean(self, value: npt.NDArray[np.generic]) -> tuple[Floats, Floats, npt.NDArray[np.int64]]:
        """Estimate, standard error and answers of one question in each domain; NaN where a question has no answer."""
        value = value.astype(np.float64, copy=False)
        there = ~np.isnan(value)
        weight = np.where(there, self.design.weights, 0.0)
        weighted = np.where(there, value, 0.0) * weight
        by_pair = sums(self.pair_of, weight, self.domain_of.size)
        total = sums(self.pair_of, weighted, self.domain_of.size)
        answers = np.bincount(self.domains, there, self.count).astype(np.int64)
        known = sums(self.domain_of, by_pair, self.count)
        with np.errstate(invalid="ignore", divide="ignore"):
            mean = sums(self.domain_of, total, self.count) / known
            z = (total - mean[self.domain_of] * by_pair) / known[self.domain_of]
        variance = sums(self.cell_domain, self.scale * self._spread(z), self.count)
        if self.design.lonely is Lonely.AVERAGE and self.alone.any():
            variance = self._averaged(variance, by_pair)
        if self.second:
            with np.errstate(invalid="ignore", divide="ignore"):
                each = (weighted - mean[self.domains] * weight) / known[self.domains]
            variance += self._within(each, z, self.second)
        return mean, np.where(known > 0, np.sqrt(variance), np.nan), answers

    def _spread(self, z: Floats) -> Floats:
        """Per domain and stratum: Σ (z − z̄)² over all its PSUs, those without the domain counting as zeros."""
        squares = sums(self.cell_of, z * z, self.size.size)
        totals = sums(self.cell_of, z, self.size.size)
        around_zero = squares if self.design.lonely is Lonely.ADJUST else np.zeros(self.size.size)
        return np.where(self.size > 1, np.maximum(squares - totals * totals / self.size, 0.0), around_zero)

    def _averaged(self, variance: Floats, by_pair: Floats) -> Floats:
        met = sums(self.cell_of, by_pair, self.size.size) > 0  # strata in which somebody of the domain answered
        strata = sums(self.cell_domain, met, self.count)
        lonely = sums(self.cell_domain, met & self.alone, self.count)
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(variance * strata / (strata - lonely))

    def _within(self, each: Floats, z: Floats, second: tuple[Floats, Floats]) -> Floats:
        """What the second stage adds: the spread of people inside the PSUs, f₁ of it."""
        scale, answers = second
        squares = sums(self.pair_of, each * each, z.size)
        spread = np.maximum(squares - z * z / answers, 0.0)
        around_zero = squares if self.design.lonely is Lonely.ADJUST else np.zeros(z.size)
        return sums(self.domain_of, scale * np.where(answers > 1, spread, around_zero), self.count)


def domain_means(design: Design, domains: Codes, values: npt.NDArray[np.generic], count: int) -> Means:
    """The mean of each question in each domain.

    Args:
        domains: length n, codes 0…count−1: the unit that an answer is about.
        values: n × k, NaN where a question was not answered. For a share, 1 and 0.
        count: number of domains D.

    Returns:
        `estimate` = Σ w·y / Σ w over those of the domain who answered.
        `error` = √ Σₕ (1 − fₕ) · nₕ/(nₕ − 1) · Σ (zₕᵢ − z̄ₕ)², with zₕᵢ the total over PSU i of w·(y − mean)/Σ w;
        PSUs of the stratum without anyone of the domain count as zeros. A second stage adds, for each PSU,
        fₕ · (1 − f₂) · m/(m − 1) · Σ (z − z̄)² over the m people asked in it.

    Raises:
        Refused: a stratum with one PSU, where `Lonely.FAIL` was chosen.

    Source: K. M. Wolter, Introduction to Variance Estimation, 2nd ed. (2007), ch. 6; equal to `svyby(svymean)` of R's
    package survey, in one and in two stages.
    """
    prepared = Domains(design, domains, count)
    return means_of(prepared, (values[:, column] for column in range(values.shape[1])))


def means_of(prepared: Domains, columns: Iterable[npt.NDArray[np.generic]]) -> Means:
    """The same, one column after the other: they need not be in memory together."""
    found = [prepared.mean(column) for column in columns]
    if not found:
        empty = np.empty((prepared.count, 0))
        return Means(estimate=empty, error=empty, answers=empty.astype(np.int64), degrees=prepared.degrees)
    estimates, errors, answers = zip(*found, strict=True)
    return Means(
        estimate=np.column_stack(estimates),
        error=np.column_stack(errors),
        answers=np.column_stack(answers),
        degrees=prepared.degrees,
    )


def sums(codes: Codes, values: npt.NDArray[np.generic], count: int) -> Floats:
    """Per code, the sum of the values."""
    return np.asarray(np.bincount(codes, values, count), np.float64)


def _stratum_of_psu(design: Design) -> Codes:
    """Length P. A PSU that lies in two strata is a mistake of the design, not of the arithmetic."""
    stratum_of = np.zeros(int(design.psus.max(initial=-1)) + 1, np.intp)
    stratum_of[design.psus] = design.strata
    if not np.array_equal(stratum_of[design.psus], design.strata):
        raise ValueError("A primary sampling unit lies in two strata.")
    return stratum_of


def _correction(design: Design, sizes: npt.NDArray[np.int64]) -> Floats:
    """Length H: 1 − fₕ."""
    if design.psus_in_population is None:
        return np.ones(sizes.size)
    correction = (design.psus_in_population - sizes) / design.psus_in_population
    if (correction < 0).any():
        raise Refused("Có tầng chọn nhiều đơn vị hơn số đơn vị của tầng; hãy kiểm tra khung mẫu.")
    return np.asarray(correction)
