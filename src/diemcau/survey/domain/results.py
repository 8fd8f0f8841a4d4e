"""All figures of a survey, as plain data that can be frozen: by unit, factor, question, with margins and ranks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from diemcau.kernel.errors import Refused
from diemcau.survey.domain.comparing import Z95, Rank, ranks
from diemcau.survey.domain.disclosure import hidden, merged
from diemcau.survey.domain.estimates import Codes, Design, Domains, Floats
from diemcau.survey.domain.measures import measures_of
from diemcau.survey.domain.questionnaire import LEVELS, Kind, Part, Questionnaire
from diemcau.survey.domain.rules import Lonely, Overall, Score
from diemcau.survey.domain.tallies import Groups, Tallies, Tally

Marks = npt.NDArray[np.uint8]
REST = "rest"
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


def groups_of(answers: Answers, lonely: Lonely) -> Groups:
    """Weights by who answered: N/n in a stratum, M/m · N/n where clusters came first; corrected for finite numbers.

    Strata from which nobody answered are not there: their people are not spoken for, and the page says so.
    """
    used, strata = np.unique(answers.strata, return_inverse=True)
    strata = strata.astype(np.intp)
    if not answers.in_two_stages:
        population = answers.people[used]
        weights = population / np.bincount(strata)
        own = np.arange(used.size, dtype=np.intp)
        return Groups(of=strata, weights=weights, strata=own, population=population, people=None, lonely=lonely)
    clusters, psus = np.unique(answers.clusters, return_inverse=True)
    stratum_of = np.zeros(clusters.size, np.intp)
    stratum_of[psus] = strata
    population, people = answers.clusters_in_population[used], answers.cluster_people[clusters]
    first = population / np.bincount(stratum_of)
    weights = first[stratum_of] * people / np.bincount(psus)
    return Groups(
        of=psus.astype(np.intp), weights=weights, strata=stratum_of, population=population, people=people, lonely=lonely
    )


def design_of(answers: Answers, lonely: Lonely) -> Design:
    """The same, answer by answer, for domains that cut through strata."""
    groups = groups_of(answers, lonely)
    alone = np.arange(answers.strata.size, dtype=np.intp)
    return Design(
        strata=groups.strata[groups.of],
        psus=alone if groups.people is None else groups.of,
        weights=groups.weights[groups.of],
        psus_in_population=groups.population,
        people_in_psus=groups.people,
        lonely=lonely,
    )


def _unit_of_stratum(answers: Answers) -> Codes:
    used, first = np.unique(answers.strata, return_index=True)
    return answers.units[first] if used.size else used


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
    tallies = Tallies(groups_of(answers, lonely))
    everybody, units = np.zeros(tallies.units.size, np.intp), _unit_of_stratum(answers)
    by_unit: list[list[dict[str, Any]]] = [[] for _ in answers.unit_names]
    total: list[dict[str, Any]] = []
    for measure in measures:
        both = _tallied(tallies, answers.marks, measure.columns)
        pair = both if score is Score.TOP_TWO else both[::-1]
        total.append(_figures(tallies, pair, everybody, 1)[0])
        for at, figure in enumerate(_figures(tallies, pair, units, len(answers.unit_names))):
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
        "groups": list(_groups(answers, form, design_of(answers, lonely), score, overall, least)),
        "sheets": int(answers.strata.size),
        "degrees": int(tallies.units.sum() - tallies.units.size),
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


def _tallied(tallies: Tallies, marks: Marks, columns: Sequence[int]) -> tuple[Tally, Tally]:
    if len(columns) > 1:
        shares, means = _columns(marks, columns)
        return tallies.of_values(shares), tallies.of_values(means)
    levels = np.arange(LEVELS + 1)
    mark = marks[:, columns[0]]
    return (
        tallies.of_marks(mark, (levels >= HIGH).astype(np.float64)),
        tallies.of_marks(mark, levels / LEVELS),
    )


def _figures(tallies: Tallies, pair: Sequence[Tally], domains: Codes, count: int) -> list[dict[str, Any]]:
    """The figure by the survey's rule with its margin, and beside it what the other rule says."""
    return _told(*tallies.mean(pair[0], domains, count), tallies.mean(pair[1], domains, count)[0])


def _told(estimate: Floats, error: Floats, answers: npt.NDArray[np.int64], other: Floats) -> list[dict[str, Any]]:
    return [
        {
            "value": _rounded(estimate[at]),
            "error": _rounded(error[at]),
            "margin": _rounded(Z95 * error[at]),
            "other": _rounded(other[at]),
            "answers": int(answers[at]),
        }
        for at in range(estimate.size)
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
    """The index by what people told about themselves; groups that are too small go together, or are left out."""
    index = next(measures_of(form, overall))
    both = _columns(answers.marks, index.columns)
    pair = both if score is Score.TOP_TWO else both[::-1]
    for place, question in enumerate(form.coded):
        if question.kind is not Kind.CHOICE or form.part_of(question) is not Part.FACTS:
            continue
        digits = answers.marks[:, place]
        counts = np.bincount(digits[~np.isnan(pair[0])], minlength=len(question.choices) + 1)
        together = merged({str(at): int(counts[at]) for at in range(1, counts.size)}, least=least, rest=REST)
        names = list(dict.fromkeys(together.values()))
        codes = np.array([0, *(1 + names.index(together[str(at)]) for at in range(1, counts.size))], np.intp)
        domains = Domains(design, codes[digits], len(names) + 1)
        figures = _told(*domains.mean(pair[0]), domains.mean(pair[1])[0])
        titles = {str(at): [choice.vi, choice.en] for at, choice in enumerate(question.choices, start=1)}
        yield {
            "key": question.key,
            "title": [question.text.vi, question.text.en],
            "groups": [
                {"name": titles.get(name, ["Các nhóm còn lại", "Other groups"]), "figure": _enough(figure, least)}
                for name, figure in zip(names, figures[1:], strict=True)
            ],
        }


def _enough(figure: dict[str, Any], least: int) -> dict[str, Any] | None:
    return figure if figure["answers"] >= least else None
