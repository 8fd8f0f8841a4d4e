"""All figures of a survey, as plain data that can be frozen: by unit, factor, question, with margins and ranks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from diemcau.kernel.errors import Refused
from diemcau.survey.domain.comparing import Z95, Rank, ranks
from diemcau.survey.domain.disclosure import hidden
from diemcau.survey.domain.estimates import Codes, Design, Domains, Floats
from diemcau.survey.domain.measures import measures_of
from diemcau.survey.domain.questionnaire import LEVELS, Kind, Part, Questionnaire
from diemcau.survey.domain.rules import Lonely, Overall, Score

Marks = npt.NDArray[np.uint8]
HIGH = 4  # "satisfied"; and the level above it
DIGITS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """A survey's counted sheets. Arrays of length n unless said otherwise.

    Args:
        marks: n × k digits, columns in the order of `Questionnaire.coded`; 0 where not answered.
        strata: codes into `people`.
        clusters: codes into `cluster_people`; empty where people were drawn directly.
        units: codes into `unit_names`.
        people: length H, N of each stratum.
        clusters_in_population: length H, M of each stratum.
        cluster_people: length P, N of each drawn cluster.
    """

    marks: Marks
    strata: Codes
    clusters: Codes
    units: Codes
    unit_names: Sequence[tuple[str, str]]  # code, name
    people: Floats
    clusters_in_population: Floats
    cluster_people: Floats

    @property
    def in_two_stages(self) -> bool:
        return bool(self.cluster_people.size)


def design_of(answers: Answers, lonely: Lonely) -> Design:
    """Weights by who answered: N/n in a stratum, M/m · N/n where clusters came first; corrected for finite numbers."""
    strata, count = answers.strata, answers.people.size
    if not answers.in_two_stages:
        weights = (answers.people / np.maximum(np.bincount(strata, minlength=count), 1))[strata]
        psus = np.arange(strata.size, dtype=np.intp)
        return _without_empty(answers, psus, weights, answers.people, None, lonely)
    used, psus = np.unique(answers.clusters, return_inverse=True)
    stratum_of = np.zeros(used.size, np.intp)
    stratum_of[psus] = strata
    drawn = np.bincount(stratum_of, minlength=count)
    inside = answers.cluster_people[used]
    first = answers.clusters_in_population / np.maximum(drawn, 1)
    weights = first[strata] * (inside / np.bincount(psus))[psus]
    return _without_empty(answers, psus.astype(np.intp), weights, answers.clusters_in_population, inside, lonely)


def _without_empty(
    answers: Answers, psus: Codes, weights: Floats, population: Floats, inside: Floats | None, lonely: Lonely
) -> Design:
    """Strata from which nobody answered are not there: their people are not spoken for, and the page says so."""
    used, strata = np.unique(answers.strata, return_inverse=True)
    return Design(
        strata=strata.astype(np.intp),
        psus=psus,
        weights=weights,
        psus_in_population=population[used],
        people_in_psus=inside,
        lonely=lonely,
    )


def compute(
    answers: Answers, form: Questionnaire, *, score: Score, overall: Overall, lonely: Lonely, least: int
) -> dict[str, Any]:
    """Everything that the page shows and a publication freezes.

    Raises:
        Refused: no answer counts, or a stratum stands alone and the survey refuses that.
    """
    if not answers.marks.size:
        raise Refused("Chưa có phiếu nào được tính. Hãy thu phiếu hoặc xem lại các phiếu đã loại.")
    measures = list(measures_of(form, overall))
    design = design_of(answers, lonely)
    everybody = Domains(design, np.zeros(answers.strata.size, np.intp), 1)
    units = Domains(design, answers.units, len(answers.unit_names))
    by_unit: list[list[dict[str, Any]]] = [[] for _ in answers.unit_names]
    total: list[dict[str, Any]] = []
    for measure in measures:
        shares, means = _columns(answers.marks, measure.columns)
        both = (shares, means) if score is Score.TOP_TWO else (means, shares)
        total.append(_figures(everybody, both)[0])
        for at, figure in enumerate(_figures(units, both)):
            by_unit[at].append(figure)
    counts = [row[0]["answers"] for row in by_unit]
    out = hidden(counts, least=least)
    shown = [
        [None if at in out or not 0 < figure["answers"] >= least else figure for figure in row]
        for at, row in enumerate(by_unit)
    ]
    return {
        "measures": [measure.as_data() for measure in measures],
        "total": total,
        "units": [
            {"code": code, "name": name, "figures": row, "hidden": at in out, "rank": rank}
            for at, ((code, name), row, rank) in enumerate(zip(answers.unit_names, shown, _ranks(shown), strict=True))
        ],
        "groups": list(_groups(answers, form, design, score, overall, least)),
        "sheets": int(answers.strata.size),
        "degrees": units.degrees,
        "score": score.value,
        "overall": overall.value,
        "lonely": lonely.value,
        "least": least,
        "stages": 2 if answers.in_two_stages else 1,
        "silent": int((np.bincount(answers.strata, minlength=answers.people.size) == 0).sum()),
    }


def _columns(marks: Marks, columns: Sequence[int]) -> tuple[Floats, Floats]:
    """Per answer: the share of its answered questions that are high, and its mean level as a share of the highest."""
    given = np.zeros(marks.shape[0], np.float32)
    high, level = given.copy(), given.copy()
    for column in columns:
        mark = marks[:, column]
        given += mark > 0
        high += mark >= HIGH
        level += mark
    with np.errstate(invalid="ignore", divide="ignore"):
        return (high / given).astype(np.float64), (level / (LEVELS * given)).astype(np.float64)


def _figures(domains: Domains, columns: tuple[Floats, Floats]) -> list[dict[str, Any]]:
    """The figure by the survey's rule with its margin, and beside it what the other rule says."""
    estimate, error, answers = domains.mean(columns[0])
    other = domains.mean(columns[1])[0]
    return [
        {
            "value": _rounded(estimate[at]),
            "error": _rounded(error[at]),
            "margin": _rounded(Z95 * error[at]),
            "other": _rounded(other[at]),
            "answers": int(answers[at]),
        }
        for at in range(domains.count)
    ]


def _rounded(value: float) -> float | None:
    return None if np.isnan(value) else round(float(value), DIGITS)


def _ranks(shown: Sequence[Sequence[Mapping[str, Any] | None]]) -> list[dict[str, int] | None]:
    first = [row[0] for row in shown]
    values = [figure["value"] if figure and figure["value"] is not None else float("nan") for figure in first]
    errors = [figure["error"] if figure and figure["error"] is not None else float("nan") for figure in first]
    return [_rank_out(rank) for rank in ranks(values, errors)]


def _rank_out(rank: Rank | None) -> dict[str, int] | None:
    return {"place": rank.place, "best": rank.best, "worst": rank.worst} if rank else None


def _groups(
    answers: Answers, form: Questionnaire, design: Design, score: Score, overall: Overall, least: int
) -> Iterator[dict[str, Any]]:
    """The index by what people told about themselves; groups that are too small are left out."""
    index = next(measures_of(form, overall))
    shares, means = _columns(answers.marks, index.columns)
    both = (shares, means) if score is Score.TOP_TWO else (means, shares)
    parts = {question.key: section.part for section in form.sections for question in section.questions}
    for place, question in enumerate(form.coded):
        if question.kind is not Kind.CHOICE or parts[question.key] is not Part.FACTS:
            continue
        figures = _figures(Domains(design, answers.marks[:, place].astype(np.intp), len(question.choices) + 1), both)
        counts = [figure["answers"] for figure in figures]
        out = hidden(counts, least=least)
        yield {
            "key": question.key,
            "title": [question.text.vi, question.text.en],
            "groups": [
                {"name": [choice.vi, choice.en], "figure": None if at in out or not counts[at] else figures[at]}
                for at, choice in enumerate(question.choices, start=1)
            ],
        }
