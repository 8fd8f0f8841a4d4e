"""Sheets with QR codes to hand out, and the paper form, as PDF.

Text travels as JSON, so that no sign in it is taken for markup.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from diemcau.nd30.writing.typesetter import typesetter
from diemcau.survey.domain.questionnaire import Kind, Question, Questionnaire, Section
from diemcau.survey.domain.sipas import SCALE

HERE = Path(__file__).resolve().parent
MOST_SHEETS = 3000  # of one file: more take longer than anybody waits for a page


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What one person gets: where to answer, and about whom."""

    address: str
    unit: str
    service: str
    whom: str  # "số thứ tự 137", or a name where the frame has one
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    number: str
    unit: str
    service: str


def slips_pdf(title: str, until: str, slips: Sequence[Slip]) -> bytes:
    """Ten to a page, to be cut apart, each with its QR code."""
    import zxingcpp  # noqa: PLC0415 -- slow import

    def code(address: str) -> str:
        return str(zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode).to_svg())

    told = {
        "title": title,
        "until": until,
        "slips": [asdict(slip) | {"qr": code(slip.address)} for slip in slips],
    }
    return _compiled("slips.typ", told)


def papers_pdf(form: Questionnaire, papers: Sequence[Paper]) -> bytes:
    """The questionnaire on paper, once for each number; boxes stand in the order in which they are keyed."""
    told = {
        "title": form.title.vi,
        "intro": form.intro.vi,
        "levels": [words.vi for words in SCALE],
        "sections": [{"title": section.title.vi, "questions": _questions(form, section)} for section in form.sections],
        "papers": [asdict(paper) for paper in papers],
    }
    return _compiled("papers.typ", told)


def _questions(form: Questionnaire, section: Section) -> list[dict[str, Any]]:
    """A condition that holds for several questions in a row is told once."""
    told = [_question(form, question) for question in section.questions]
    for before, after in reversed(list(pairwise(told))):
        if before["only"] == after["only"]:
            after["only"] = ""
    return told


def _question(form: Questionnaire, question: Question) -> dict[str, Any]:
    places = {each.key: place for place, each in enumerate(form.questions, start=1)}
    asked = question.only_if
    only = ""
    if asked:
        answers = ", ".join(map(str, asked.answers))
        only = f"Chỉ trả lời nếu câu {places[asked.question]} chọn {answers}."
    return {
        "number": places[question.key],
        "text": question.text.vi,
        "kind": question.kind.value,
        "choices": [choice.vi for choice in question.choices] if question.kind is Kind.CHOICE else [],
        "only": only,
    }


def _compiled(template: str, told: dict[str, Any]) -> bytes:
    return typesetter(HERE / template).set(sys_inputs={"data": json.dumps(told, ensure_ascii=False)}, format="pdf")
