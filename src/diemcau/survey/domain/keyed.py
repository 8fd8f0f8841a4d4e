"""Answers of paper forms from a file: a line a form, a column a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from diemcau.directory.domain.columns import Column, Table
from diemcau.directory.domain.files import RawSheet
from diemcau.kernel.errors import Unreadable
from diemcau.kernel.vietnamese import fold
from diemcau.survey.domain.questionnaire import Filled, Kind, Questionnaire, fill
from diemcau.survey.domain.tables import Reading, lines_of

NUMBER = Column(key="number", heading="Số phiếu", is_required=True, limit=20, hint="In ở góc phải phiếu giấy: P-00012.")
_BARE = Table(key="answers", title="Câu trả lời", columns=(NUMBER,))


@cache
def answers_table(form: Questionnaire) -> Table:
    columns = [
        Column(
            key=question.key,
            heading=question.key,
            hint=question.text.vi if question.kind is Kind.TEXT else f"{question.text.vi}: 1 đến {question.highest}.",
        )
        for question in form.questions
    ]
    return Table(key="answers", title="Câu trả lời", columns=(NUMBER, *columns))


def read_answers(sheets: Sequence[RawSheet], forms: Mapping[str, Questionnaire]) -> Reading[tuple[str, Filled]]:
    """The forms of a file, by number.

    Args:
        forms: from the number of every form that was printed to what was asked on it.
    """
    reading: Reading[tuple[str, Filled]] = Reading()
    seen: dict[str, int] = {}
    for line in lines_of(sheets, _BARE, open_ended=True):
        number = _number(line.cells.pop("number", ""))
        if number not in forms:
            reading.wrong(line.row, "Số phiếu", f"Không có phiếu giấy số “{number[:20]}”.")
            continue
        if number in seen:
            reading.wrong(line.row, "Số phiếu", f"Phiếu {number} đã có ở dòng {seen[number]}.")
            continue
        seen[number] = line.row
        form = forms[number]
        kinds = {fold(question.key): question for question in form.questions}
        answers: dict[str, int | str] = {}
        for key, text in line.cells.items():
            question = kinds.get(key)
            if question is None or not text:
                continue
            if question.kind is Kind.TEXT:
                answers[question.key] = text
            elif text.isascii() and text.isdecimal() and len(text) < 4:
                answers[question.key] = int(text)
            else:
                reading.wrong(line.row, question.key, f"“{text[:20]}” không phải là số từ 1 đến {question.highest}.")
        try:
            reading.lines.append((number, fill(form, answers)))
        except Unreadable as unreadable:
            reading.wrong(line.row, "", unreadable.message)
    return reading


def _number(text: str) -> str:
    digits = text.upper().removeprefix("P-").strip()
    return f"P-{int(digits):05}" if digits.isascii() and digits.isdecimal() and len(digits) < 10 else text
