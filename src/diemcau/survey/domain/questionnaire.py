"""A questionnaire as data: sections, questions, choices, filters, in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from diemcau.kernel.errors import Unreadable

LEVELS = 5
MOST_QUESTIONS = 120
MOST_CHOICES = 9  # an answer is kept as one digit
LONGEST_TEXT = 2000


class Kind(StrEnum):
    SCALE = "scale"  # five levels of satisfaction
    CHOICE = "choice"  # one of several
    TEXT = "text"  # own words


class Part(StrEnum):
    """What a section is about; factors and policies are estimated, facts only describe who answers."""

    FACTOR = "factor"
    POLICY = "policy"
    OVERALL = "overall"
    FACTS = "facts"


@dataclass(frozen=True, slots=True)
class Words:
    vi: str
    en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A question is asked only of those who gave one of these answers to an earlier one."""

    question: str
    answers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    key: str
    text: Words
    kind: Kind
    choices: tuple[Words, ...] = ()
    only_if: Filter | None = None
    is_required: bool = True

    @property
    def highest(self) -> int:
        return LEVELS if self.kind is Kind.SCALE else len(self.choices)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    key: str
    title: Words
    part: Part
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    title: Words
    intro: Words
    sections: tuple[Section, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for section in self.sections for question in section.questions)

    @property
    def coded(self) -> tuple[Question, ...]:
        """Those whose answer is a digit, in the order in which the digits of a sheet stand."""
        return tuple(question for question in self.questions if question.kind is not Kind.TEXT)

    @property
    def scale(self) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if question.kind is Kind.SCALE)

    def part_of(self, question: Question) -> Part:
        return next(section.part for section in self.sections if question in section.questions)

    def faults(self) -> Iterator[str]:
        """What keeps it from being used, each a Vietnamese sentence."""
        seen: dict[str, Question] = {}
        if not self.scale:
            yield "Phiếu chưa có câu nào theo thang 5 mức, nên không tính được mức độ hài lòng."
        if len(self.questions) > MOST_QUESTIONS:
            yield f"Phiếu có hơn {MOST_QUESTIONS} câu. Hãy rút gọn."
        for question in self.questions:
            if question.key in seen:
                yield f"Mã câu “{question.key}” có hai lần. Mỗi câu cần một mã riêng."
            if question.kind is Kind.CHOICE and not 2 <= len(question.choices) <= MOST_CHOICES:
                yield f"Câu “{question.key}” cần từ 2 đến {MOST_CHOICES} lựa chọn."
            if question.only_if:
                asked = seen.get(question.only_if.question)
                if asked is None or asked.kind is Kind.TEXT:
                    yield f"Điều kiện của câu “{question.key}” phải dựa vào một câu chọn đáp án đứng trước nó."
                elif not all(1 <= answer <= asked.highest for answer in question.only_if.answers):
                    yield f"Điều kiện của câu “{question.key}” nêu đáp án mà câu “{asked.key}” không có."
            seen[question.key] = question


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """Answers as they are kept: a digit for each coded question ("0" where none), and the free words."""

    marks: str
    words: Mapping[str, str]


def fill(questionnaire: Questionnaire, answers: Mapping[str, Any]) -> Filled:
    """Take what a form sends; a question that a filter closes counts as not asked, whatever was sent for it.

    Raises:
        Unreadable: an unknown question, an answer out of its range, text that is too long, or no answer at all.
    """
    known = {question.key: question for question in questionnaire.questions}
    if foreign := set(answers) - set(known):
        raise Unreadable(
            f"Phiếu có câu không thuộc phiếu hỏi này ({min(foreign)[:40]}). Chưa ghi gì; hãy tải lại phiếu."
        )
    digits: dict[str, int] = {}
    words: dict[str, str] = {}
    for question in questionnaire.questions:
        value = answers.get(question.key)
        if value is None or value == "" or not _is_asked(question, digits):
            continue
        if question.kind is Kind.TEXT:
            if not isinstance(value, str) or len(value) > LONGEST_TEXT:
                raise Unreadable(f"Câu “{question.key}” nhận nhiều nhất {LONGEST_TEXT} chữ. Chưa ghi gì; hãy rút gọn.")
            words[question.key] = value.strip()
        elif isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= question.highest:
            raise Unreadable(
                f"Câu “{question.key}” chỉ nhận từ 1 đến {question.highest}. Chưa ghi gì; hãy sửa câu này."
            )
        else:
            digits[question.key] = value
    if not any(question.key in digits for question in questionnaire.scale):
        raise Unreadable("Phiếu chưa trả lời câu nào về mức độ hài lòng. Chưa ghi gì.")
    return Filled(marks="".join(str(digits.get(question.key, 0)) for question in questionnaire.coded), words=words)


def _is_asked(question: Question, digits: Mapping[str, int]) -> bool:
    return question.only_if is None or digits.get(question.only_if.question) in question.only_if.answers


def answers_of(questionnaire: Questionnaire, filled: Filled) -> dict[str, int | str]:
    """Undo `fill`."""
    coded = zip(questionnaire.coded, filled.marks, strict=False)
    return {question.key: int(mark) for question, mark in coded if mark != "0"} | dict(filled.words)
