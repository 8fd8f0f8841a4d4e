"""Estimates, against hand arithmetic, against definition, and against R where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diemcau.kernel.errors import Refused
from diemcau.survey.domain.estimates import Design, Lonely, domain_means
from diemcau.survey.domain.sampling import allocate, draw, expected_margin, size_by_error, size_by_margin


def by_definition(strata, psus, weights, domains, values, population, lonely, domain) -> tuple[float, float]:
    """The formula written down slowly, one PSU after the other."""
    mine = [i for i in range(len(values)) if domains[i] == domain and not np.isnan(values[i])]
    known = sum(weights[i] for i in mine)
    mean = sum(weights[i] * values[i] for i in mine) / known
    variance = 0.0
    for stratum in sorted(set(strata)):
        units = sorted({p for p, s in zip(psus, strata, strict=True) if s == stratum})
        z = [sum(weights[i] * (values[i] - mean) / known for i in mine if psus[i] == unit) for unit in units]
        n = len(units)
        f = n / population[stratum] if population is not None else 0
        if n == 1:
            variance += (1 - f) * z[0] ** 2 if lonely is Lonely.ADJUST else 0
            continue
        middle = sum(z) / n
        variance += (1 - f) * n / (n - 1) * sum((each - middle) ** 2 for each in z)
    if lonely is Lonely.AVERAGE:
        met = {strata[i] for i in mine}
        alone = {s for s in met if len({p for p, t in zip(psus, strata, strict=True) if t == s}) == 1}
        variance *= len(met) / (len(met) - len(alone))
    return mean, sqrt(variance)


def simulated(seed: int, n: int = 400):
    chance = np.random.default_rng(seed)
    strata = np.sort(chance.integers(0, 4, n))
    psus = strata * 6 + chance.integers(0, 6, n)
    _, psus = np.unique(psus, return_inverse=True)
    values = chance.integers(1, 6, (n, 2)).astype(float)
    values[chance.random((n, 2)) < 0.05] = np.nan
    return strata, psus, chance.uniform(1, 50, n), chance.integers(0, 5, n), values


@pytest.mark.parametrize("lonely", list(Lonely))
@pytest.mark.parametrize("population", [None, np.array([20.0, 30.0, 12.0, 40.0])])
def test_means_and_errors_are_those_of_the_definition(lonely, population):
    strata, psus, weights, domains, values = simulated(1)
    if lonely is not Lonely.FAIL:
        keep = (strata != 2) | (psus == psus[strata == 2][0])  # the third stratum has one PSU left
        strata, weights, domains, values = strata[keep], weights[keep], domains[keep], values[keep]
        _, psus = np.unique(psus[keep], return_inverse=True)
    design = Design(strata=strata, psus=psus, weights=weights, psus_in_population=population, lonely=lonely)
    got = domain_means(design, domains, values, 5)
    for domain in range(5):
        for column in range(2):
            expected = by_definition(strata, psus, weights, domains, values[:, column], population, lonely, domain)
            assert (got.estimate[domain, column], got.error[domain, column]) == pytest.approx(expected, rel=1e-9)


def test_a_simple_random_sample_has_the_margin_of_the_textbook():
    """Each answer its own PSU, one stratum: s/√n."""
    values = np.array([1.0, 0, 0, 1, 1, 1, 0, 1, 1, 1])
    design = Design(strata=np.zeros(10, int), psus=np.arange(10), weights=np.ones(10))
    got = domain_means(design, np.zeros(10, int), values[:, None], 1)
    assert (got.estimate[0, 0], got.error[0, 0]) == pytest.approx((0.7, sqrt(0.7 * 0.3 / 9)))
    assert (got.answers.tolist(), got.degrees) == ([[10]], 9)


def test_a_lonely_stratum_is_refused_unless_a_way_is_chosen():
    design = Design(strata=np.array([0, 0, 1]), psus=np.arange(3), weights=np.ones(3))
    with pytest.raises(Refused, match="1 tầng chỉ có một đơn vị chọn mẫu"):
        domain_means(design, np.zeros(3, int), np.ones((3, 1)), 1)


def test_a_domain_that_nobody_answered_for_is_unknown_not_zero():
    design = Design(strata=np.zeros(4, int), psus=np.arange(4), weights=np.ones(4))
    got = domain_means(design, np.zeros(4, int), np.ones((4, 1)), 2)
    assert (got.answers[1, 0], np.isnan(got.estimate[1, 0]), np.isnan(got.error[1, 0])) == (0, True, True)


@settings(deadline=None)
@given(st.integers(0, 10_000), st.floats(0.1, 100))
def test_what_counts_is_the_proportion_of_weights(seed, factor):
    strata, psus, weights, domains, values = simulated(seed, 120)
    design = Design(strata=strata, psus=psus, weights=weights, lonely=Lonely.REMOVE)
    scaled = Design(strata=strata, psus=psus, weights=weights * factor, lonely=Lonely.REMOVE)
    one, other = (domain_means(each, domains, values, 5) for each in (design, scaled))
    np.testing.assert_allclose(one.estimate, other.estimate)
    np.testing.assert_allclose(one.error, other.error, atol=1e-12)


R = """
suppressMessages(library(survey)); options(survey.lonely.psu="{lonely}")
d <- read.csv(file("stdin")); des <- svydesign(ids=~psu, strata=~stratum, weights=~w, {fpc} data=d, nest=FALSE)
r <- svyby(~y, ~unit, des, svymean, na.rm=TRUE); cat(sprintf("%.12f %.12f\\n", r$y, r$se), sep="")
"""


@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed here")
@pytest.mark.parametrize("lonely", ["remove", "adjust", "average"])
@pytest.mark.parametrize("fpc", [False, True])
def test_rs_survey_says_the_same(lonely, fpc):
    strata, psus, weights, domains, values = simulated(7)
    keep = (strata != 2) | (psus == psus[strata == 2][0])
    strata, weights, domains, y = strata[keep], weights[keep], domains[keep], values[keep, 0]
    _, psus = np.unique(psus[keep], return_inverse=True)
    population = np.array([20.0, 30.0, 12.0, 40.0]) if fpc else None
    table = "stratum,psu,w,unit,y,N\n" + "\n".join(
        f"{s},{p},{w!r},{u},{'NA' if np.isnan(v) else v},{population[s] if fpc else 0}"
        for s, p, w, u, v in zip(strata, psus, weights.tolist(), domains, y, strict=True)
    )
    script = R.format(lonely=lonely, fpc="fpc=~N," if fpc else "")
    said = subprocess.run(["Rscript", "-e", script], input=table, capture_output=True, text=True, check=True).stdout
    theirs = np.array([line.split() for line in said.splitlines()], float)
    design = Design(strata=strata, psus=psus, weights=weights, psus_in_population=population, lonely=Lonely(lonely))
    ours = domain_means(design, domains, y[:, None], 5)
    np.testing.assert_allclose(np.column_stack([ours.estimate[:, 0], ours.error[:, 0]]), theirs, atol=1e-6)


@pytest.mark.parametrize(
    ("people", "error", "asked"), [(1000, 0.05, 286), (400, 0.05, 200), (1, 0.05, 1), (10**6, 0.05, 400)]
)
def test_the_size_of_a_sample_follows_the_rule_of_the_method(people, error, asked):
    assert size_by_error(people, error) == asked


@given(st.integers(2, 10**6), st.floats(0.01, 0.2))
def test_a_sample_of_the_wanted_size_has_the_wanted_margin(people, margin):
    asked = size_by_margin(people, margin)
    if 2 <= asked < people:
        assert expected_margin(people, asked) <= margin * 1.05


@given(st.dictionaries(st.text("abc", min_size=1), st.integers(2, 500), min_size=1, max_size=8), st.data())
def test_all_forms_are_given_out_and_no_stratum_gets_more_than_its_people(strata, data):
    total = data.draw(st.integers(sum(min(2, n) for n in strata.values()), sum(strata.values())))
    given_out = allocate(strata, total)
    assert sum(given_out.values()) == total
    assert all(min(2, strata[name]) <= n <= strata[name] for name, n in given_out.items())


def test_the_same_seed_draws_the_same_people_in_whatever_order_they_came():
    people = [f"hộ {n}" for n in range(50)]
    assert draw(people, 10, seed="SIPAS-2023", reserve=3) == draw(people[::-1], 10, seed="SIPAS-2023", reserve=3)
    asked, reserve = draw(people, 10, seed="SIPAS-2023", reserve=3)
    assert (len({*asked, *reserve}), len(asked)) == (13, 10)
