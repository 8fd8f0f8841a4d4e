"""A questionnaire in and out of the database, as plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from diemcau.survey.domain.questionnaire import Filter, Kind, Part, Question, Questionnaire, Section, Words


def as_data(questionnaire: Questionnaire) -> dict[str, Any]:
    return {
        "title": _words_out(questionnaire.title),
        "intro": _words_out(questionnaire.intro),
        "sections": [
            {
                "key": section.key,
                "title": _words_out(section.title),
                "part": section.part.value,
                "questions": [_question_out(question) for question in section.questions],
            }
            for section in questionnaire.sections
        ],
    }


def from_data(data: Mapping[str, Any]) -> Questionnaire:
    return Questionnaire(
        title=_words_in(data["title"]),
        intro=_words_in(data["intro"]),
        sections=tuple(
            Section(
                key=section["key"],
                title=_words_in(section["title"]),
                part=Part(section["part"]),
                questions=tuple(_question_in(question) for question in section["questions"]),
            )
            for section in data["sections"]
        ),
    )


def _words_out(words: Words) -> list[str]:
    return [words.vi, words.en]


def _words_in(pair: Sequence[str]) -> Words:
    return Words(*pair)


def _question_out(question: Question) -> dict[str, Any]:
    filtered = question.only_if
    return {
        "key": question.key,
        "text": _words_out(question.text),
        "kind": question.kind.value,
        "choices": [_words_out(choice) for choice in question.choices],
        "only_if": [filtered.question, list(filtered.answers)] if filtered else None,
        "required": question.is_required,
    }


def _question_in(data: Mapping[str, Any]) -> Question:
    filtered = data["only_if"]
    return Question(
        key=data["key"],
        text=_words_in(data["text"]),
        kind=Kind(data["kind"]),
        choices=tuple(_words_in(choice) for choice in data["choices"]),
        only_if=Filter(question=filtered[0], answers=tuple(filtered[1])) if filtered else None,
        is_required=data["required"],
    )
