"""Two stages against R's own data sets, golden values of them, and the fast kernel against the general one."""

from __future__ import annotations

import shutil
import subprocess

import numpy as np
import pytest

from diemcau.survey.domain.estimates import Design, Lonely, domain_means
from diemcau.survey.domain.questionnaire import Kind
from diemcau.survey.domain.results import Answers, compute, design_of
from diemcau.survey.domain.rules import Overall, Score
from diemcau.survey.domain.sipas import DEFAULT

R = """
suppressMessages(library(survey)); options(survey.lonely.psu="adjust"); data(api)
d <- {data}; d$unit <- as.integer(d$stype)
des <- {design}
r <- svyby(~{y}, ~unit, des, svymean); a <- svymean(~{y}, des)
write.table(data.frame(s={s}, p={p}, w=weights(des), u=d$unit, y=d${y}, M={M}, N={N}), row.names=FALSE, col.names=FALSE)
cat(sprintf("= %.12f %.12f\\n", c(r${y}, coef(a)), c(r$se, SE(a))), sep="")
"""
DESIGNS = {
    "apisrs": ("apisrs", "svydesign(ids=~1, fpc=~fpc, data=d)", "1", "seq_len(nrow(d))", "d$fpc", "0"),
    "apistrat": (
        "apistrat", "svydesign(ids=~1, strata=~stype, weights=~pw, fpc=~fpc, data=d)", "d$unit",
        "seq_len(nrow(d))", "d$fpc", "0",
    ),
    "apiclus1": ("apiclus1", "svydesign(ids=~dnum, weights=~pw, fpc=~fpc, data=d)", "1", "d$dnum", "d$fpc", "0"),
    "apiclus2": ("apiclus2", "svydesign(ids=~dnum+snum, fpc=~fpc1+fpc2, data=d)", "1", "d$dnum", "d$fpc1", "d$fpc2"),
}  # fmt: skip


@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed here")
@pytest.mark.parametrize("name", DESIGNS)
def test_rs_own_data_sets_give_what_r_says(name):
    data, design, s, p, total, inside = DESIGNS[name]
    script = R.format(
        data=data, design=design, s=s, p=p, M=total, N=inside, y="enroll" if name == "apisrs" else "api00"
    )
    said = subprocess.run(["Rscript", "-e", script], capture_output=True, text=True, check=True).stdout.splitlines()
    rows = np.array([line.split() for line in said if not line.startswith("=")], float)
    theirs = np.array([line.split()[1:] for line in said if line.startswith("=")], float)
    _, strata = np.unique(rows[:, 0], return_inverse=True)
    _, first, psus = np.unique(rows[:, 1], return_index=True, return_inverse=True)
    _, at = np.unique(strata, return_index=True)
    ours = Design(
        strata=strata, psus=psus, weights=rows[:, 2], psus_in_population=rows[at, 5], lonely=Lonely.ADJUST,
        people_in_psus=rows[first, 6] if name == "apiclus2" else None,
    )  # fmt: skip
    units = np.unique(rows[:, 3], return_inverse=True)[1]
    by_unit = domain_means(ours, units, rows[:, 4:5], units.max() + 1)
    whole = domain_means(ours, np.zeros(len(rows), int), rows[:, 4:5], 1)
    got = np.vstack([np.column_stack([each.estimate[:, 0], each.error[:, 0]]) for each in (by_unit, whole)])
    np.testing.assert_allclose(got, theirs, rtol=1e-6)


def sample_in_two_stages(seed: int = 3, n: int = 600, *, clusters: bool = True) -> Answers:
    chance = np.random.default_rng(seed)
    form = DEFAULT
    psus = np.sort(chance.integers(0, 24, n))
    strata = psus // 6
    highest = [question.highest for question in form.coded]
    marks = np.column_stack([chance.integers(0, most + 1, n) for most in highest]).astype(np.uint8)
    return Answers(
        marks=marks,
        strata=strata,
        clusters=psus,
        units=strata // 2,
        unit_names=[("A", "Huyện A"), ("B", "Huyện B")],
        people=np.array([900.0, 500.0, 700.0, 400.0]),
        clusters_in_population=np.array([20.0, 9.0, 12.0, 6.0]),
        cluster_people=np.bincount(psus) + np.arange(24.0) * 3 if clusters else np.empty(0),
    )


@pytest.mark.parametrize("score", list(Score))
@pytest.mark.parametrize("clusters", [True, False])
@pytest.mark.parametrize("lonely", [Lonely.ADJUST, Lonely.AVERAGE, Lonely.REMOVE])
def test_the_fast_kernel_says_what_the_general_one_says(score, clusters, lonely):
    answers = sample_in_two_stages(clusters=clusters)
    keep = (answers.strata != 2) | (answers.clusters == answers.clusters[answers.strata == 2][0])
    some = Answers(
        marks=answers.marks[keep], strata=answers.strata[keep], clusters=answers.clusters[keep],
        units=answers.units[keep], unit_names=answers.unit_names, people=answers.people,
        clusters_in_population=answers.clusters_in_population, cluster_people=answers.cluster_people,
    )  # fmt: skip
    found = compute(some, DEFAULT, score=score, overall=Overall.QUESTION, lonely=lonely, least=3)
    place = next(at for at, q in enumerate(DEFAULT.coded) if q.key == "o_1")
    digit = some.marks[:, place].astype(float)
    value = np.where(digit == 0, np.nan, digit >= 4 if score is Score.TOP_TWO else digit / 5)
    slow = domain_means(design_of(some, lonely), some.units, value[:, None], 2)
    for at, unit in enumerate(found["units"]):
        assert unit["figures"][0]["value"] == pytest.approx(slow.estimate[at, 0], abs=1e-6)
        assert unit["figures"][0]["error"] == pytest.approx(slow.error[at, 0], abs=1e-6)
        assert unit["figures"][0]["answers"] == slow.answers[at, 0]


def test_golden_figures_of_two_stages_hold_where_r_is_not_installed():
    """Made by R 4.2.2, survey 4.1.1: ids=~psu+id, strata=~stratum, fpc=~M+N, share of the upper two levels of o_1."""
    found = compute(
        sample_in_two_stages(), DEFAULT, score=Score.TOP_TWO, overall=Overall.QUESTION, lonely=Lonely.ADJUST, least=3
    )
    assert [(u["figures"][0]["value"], u["figures"][0]["error"]) for u in found["units"]] == GOLDEN


def test_small_units_are_hidden_and_never_ranked():
    answers = sample_in_two_stages()
    few = np.flatnonzero(answers.units == 1)[:3]
    keep = np.sort(np.concatenate([np.flatnonzero(answers.units == 0), few]))
    some = Answers(
        marks=np.maximum(answers.marks[keep], 1), strata=answers.strata[keep], clusters=answers.clusters[keep],
        units=answers.units[keep], unit_names=answers.unit_names, people=answers.people,
        clusters_in_population=answers.clusters_in_population, cluster_people=answers.cluster_people,
    )  # fmt: skip
    found = compute(some, DEFAULT, score=Score.MEAN, overall=Overall.FACTORS, lonely=Lonely.ADJUST, least=5)
    hidden = found["units"][1]
    assert (hidden["hidden"], hidden["rank"], set(map(type, hidden["figures"]))) == (True, None, {type(None)})
    assert found["silent"] == 1


def test_every_question_of_the_default_form_is_a_figure():
    found = compute(
        sample_in_two_stages(), DEFAULT, score=Score.MEAN, overall=Overall.FACTORS, lonely=Lonely.ADJUST, least=5
    )
    questions = [measure["key"] for measure in found["measures"] if measure["kind"] == "question"]
    assert questions == [question.key for question in DEFAULT.questions if question.kind is Kind.SCALE]
    assert all(len(unit["figures"]) == len(found["measures"]) for unit in found["units"])


GOLDEN = [(0.401588, 0.033942), (0.382200, 0.026533)]
