"""A questionnaire as the form library on the page, survey-core, reads it.

docs/decisions/0036-a-survey-answered-offline.md
"""

from __future__ import annotations

from typing import Any

from diemcau.survey.domain.questionnaire import Kind, Question, Questionnaire, Words
from diemcau.survey.domain.sipas import SCALE


def as_form(questionnaire: Questionnaire) -> dict[str, Any]:
    """One page for each section; text in Vietnamese ("default") and English."""
    return {
        "locale": "vi",
        "showQuestionNumbers": "on",
        "questionErrorLocation": "bottom",
        "showProgressBar": True,
        "progressBarType": "questions",
        "progressBarShowPageTitles": False,
        "checkErrorsMode": "onNextPage",
        "focusFirstQuestionAutomatic": False,
        "showCompletePage": False,
        "maxTextLength": 2000,
        "pages": [
            {
                "name": section.key,
                "title": _both(section.title),
                "elements": [_element(question) for question in section.questions],
            }
            for section in questionnaire.sections
        ],
    }


def _element(question: Question) -> dict[str, Any]:
    element: dict[str, Any] = {
        "name": question.key,
        "title": _both(question.text),
        "isRequired": question.is_required,
        "type": "comment" if question.kind is Kind.TEXT else "radiogroup",
    }
    if question.kind is not Kind.TEXT:
        words = SCALE if question.kind is Kind.SCALE else question.choices
        # From good to bad: the customary order of the printed form.
        numbered = list(enumerate(words, start=1))
        ordered = reversed(numbered) if question.kind is Kind.SCALE else numbered
        element["choices"] = [{"value": value, "text": _both(word)} for value, word in ordered]
    if question.only_if:
        wanted = " or ".join(f"{{{question.only_if.question}}} = {value}" for value in question.only_if.answers)
        element["visibleIf"] = wanted
    return element


def _both(words: Words) -> dict[str, str]:
    return {"default": words.vi, "vi": words.vi} | ({"en": words.en} if words.en else {})
