"""Means and shares of domains, with standard errors by Taylor linearisation.

One pass counts sums by domain and primary sampling unit; everything after is arithmetic on those sums, so a million
answers of twenty questions take a second and little more memory than the answers themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from diemcau.kernel.errors import Refused

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.intp]


class Lonely(StrEnum):
    """A stratum with one primary sampling unit has no variance of its own: what to do is chosen openly.

    The names and their meaning are those of R's `survey.lonely.psu`.
    """

    FAIL = "fail"  # refuse
    REMOVE = "remove"  # counts nothing
    ADJUST = "adjust"  # deviates from the mean of all, not of its stratum: cautious
    AVERAGE = "average"  # varies like the average of the other strata that the domain meets


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """How the answers were drawn. Arrays of length n, one entry an answer.

    Args:
        strata: codes 0…H−1.
        psus: codes 0…P−1 of primary sampling units, each inside one stratum.
        weights: how many people an answer stands for, > 0.
        psus_in_population: length H, how many PSUs each stratum has in all; None where the sample is a
            negligible part (no finite population correction).
    """

    strata: Codes
    psus: Codes
    weights: Floats
    psus_in_population: Floats | None = None
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

    def margin(self, z: float = 1.96) -> Floats:
        """Half-width of the interval with `z` standard errors; 1.96 gives 95 %."""
        return z * self.error


def domain_means(design: Design, domains: Codes, values: npt.NDArray[np.generic], count: int) -> Means:
    """The mean of each question in each domain.

    Args:
        domains: length n, codes 0…count−1: the unit that an answer is about.
        values: n × k, NaN where a question was not answered. For a share, 1 and 0.
        count: number of domains D.

    Returns:
        `estimate` = Σ w·y / Σ w over those of the domain who answered.
        `error` = √ Σₕ (1 − fₕ) · nₕ/(nₕ − 1) · Σ (zₕᵢ − z̄ₕ)², with zₕᵢ the total over PSU i of w·(y − mean)/Σ w;
        PSUs of the stratum without anyone of the domain count as zeros.

    Raises:
        Refused: a stratum with one PSU, where `Lonely.FAIL` was chosen.

    Source: K. M. Wolter, Introduction to Variance Estimation, 2nd ed. (2007), ch. 6; equal to `svyby(svymean)` of R's
    package survey.
    """
    stratum_of = _stratum_of_psu(design)
    sizes = np.bincount(stratum_of)
    alone = np.flatnonzero(sizes == 1)
    if alone.size and design.lonely is Lonely.FAIL:
        raise Refused(
            f"{alone.size} tầng chỉ có một đơn vị chọn mẫu nên không tính được sai số; "
            "hãy gộp tầng hoặc chọn cách xử lý tầng đơn lẻ."
        )
    pairs, where = np.unique(domains.astype(np.int64) * stratum_of.size + design.psus, return_inverse=True)
    domain_of, psu_of = np.divmod(pairs, stratum_of.size)
    cells, cell_of = np.unique(domain_of * sizes.size + stratum_of[psu_of], return_inverse=True)
    cell_domain, cell_stratum = np.divmod(cells, sizes.size)
    scale = _scale(design, sizes)[cell_stratum]
    width = values.shape[1]
    estimate, error = np.full((count, width), np.nan), np.full((count, width), np.nan)
    answers = np.zeros((count, width), np.int64)
    for column in range(width):
        value = values[:, column].astype(np.float64)
        there = ~np.isnan(value)
        weight = np.where(there, design.weights, 0.0)
        by_pair = np.bincount(where, weight, pairs.size)
        total = np.bincount(where, weight * np.where(there, value, 0.0), pairs.size)
        answers[:, column] = np.bincount(domains[there], minlength=count)
        known = np.bincount(domain_of, by_pair, count)
        with np.errstate(invalid="ignore", divide="ignore"):
            mean = np.bincount(domain_of, total, count) / known
            z = (total - mean[domain_of] * by_pair) / known[domain_of]
        spread = _spread(z, cell_of, cells.size, sizes[cell_stratum], design.lonely)
        variance = np.bincount(cell_domain, scale * spread, count)
        if design.lonely is Lonely.AVERAGE and alone.size:
            met = np.bincount(cell_of, by_pair, cells.size) > 0  # strata in which somebody of the domain answered
            strata = np.bincount(cell_domain, met, count)
            lonely = np.bincount(cell_domain, met & (sizes[cell_stratum] == 1), count)
            with np.errstate(invalid="ignore", divide="ignore"):
                variance = variance * strata / (strata - lonely)
        estimate[:, column] = mean
        error[:, column] = np.where(known > 0, np.sqrt(variance), np.nan)
    return Means(estimate=estimate, error=error, answers=answers, degrees=int(stratum_of.size - sizes.size))


def _stratum_of_psu(design: Design) -> Codes:
    """Length P. A PSU that lies in two strata is a mistake of the design, not of the arithmetic."""
    stratum_of = np.zeros(int(design.psus.max(initial=-1)) + 1, np.intp)
    stratum_of[design.psus] = design.strata
    if not np.array_equal(stratum_of[design.psus], design.strata):
        raise ValueError("A primary sampling unit lies in two strata.")
    return stratum_of


def _scale(design: Design, sizes: npt.NDArray[np.int64]) -> Floats:
    """Length H: (1 − fₕ) · nₕ/(nₕ − 1); a lonely stratum keeps only (1 − fₕ)."""
    correction = np.ones(sizes.size)
    if design.psus_in_population is not None:
        correction = (design.psus_in_population - sizes) / design.psus_in_population
        if (correction < 0).any():
            raise Refused("Có tầng chọn nhiều đơn vị hơn số đơn vị của tầng; hãy kiểm tra khung mẫu.")
    return np.asarray(correction * np.where(sizes > 1, sizes / np.maximum(sizes - 1, 1), 1.0))


def _spread(z: Floats, cell_of: Codes, cells: int, size: npt.NDArray[np.int64], lonely: Lonely) -> Floats:
    """Per domain and stratum: Σ (z − z̄)² over all its PSUs, those without the domain counting as zeros."""
    squares, sums = np.bincount(cell_of, z * z, cells), np.bincount(cell_of, z, cells)
    around_zero = squares if lonely is Lonely.ADJUST else np.zeros(cells)
    return np.where(size > 1, np.maximum(squares - sums * sums / size, 0.0), around_zero)
