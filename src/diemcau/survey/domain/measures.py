"""Which figures a questionnaire gives: the index, each factor, each question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from diemcau.survey.domain.questionnaire import Kind, Part, Questionnaire
from diemcau.survey.domain.rules import Overall


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One figure: the whole, a factor, a question; the columns of digits that it is made from."""

    key: str
    kind: str  # overall, factor, policy, question
    title: tuple[str, str]
    within: str
    columns: tuple[int, ...]

    def as_data(self) -> dict[str, Any]:
        return {"key": self.key, "kind": self.kind, "title": list(self.title), "within": self.within}


def measures_of(form: Questionnaire, overall: Overall) -> Iterator[Measure]:
    """The index first, then section by section the whole and its questions."""
    at = {question.key: place for place, question in enumerate(form.coded)}
    scales = {section.key: [at[q.key] for q in section.questions if q.kind is Kind.SCALE] for section in form.sections}
    wanted = Part.FACTOR if overall is Overall.FACTORS else Part.OVERALL
    own = [place for section in form.sections if section.part is wanted for place in scales[section.key]]
    every = [place for places in scales.values() for place in places]
    yield Measure(
        key="index", kind="overall", title=("Chỉ số hài lòng chung", "Satisfaction index"), within="",
        columns=tuple(own or every),
    )  # fmt: skip
    for section in form.sections:
        if not scales[section.key]:
            continue
        title = (section.title.vi, section.title.en)
        kind = section.part.value
        yield Measure(key=section.key, kind=kind, title=title, within="", columns=tuple(scales[section.key]))
        for question in section.questions:
            if question.kind is Kind.SCALE:
                words = (question.text.vi, question.text.en)
                yield Measure(
                    key=question.key, kind="question", title=words, within=section.key, columns=(at[question.key],)
                )
