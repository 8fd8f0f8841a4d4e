"""A questionnaire as a table: out for the office to edit, back in as a new version."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diemcau.directory.domain.columns import Column, Table
from diemcau.directory.domain.files import RawSheet
from diemcau.kernel.vietnamese import fold
from diemcau.survey.domain.questionnaire import Filter, Kind, Part, Question, Questionnaire, Section, Words
from diemcau.survey.domain.tables import Line, Reading, lines_of

PARTS = {
    Part.FACTOR: "Yếu tố dịch vụ",
    Part.POLICY: "Chính sách",
    Part.OVERALL: "Nhận định chung",
    Part.FACTS: "Thông tin",
}
KINDS = {Kind.SCALE: "Thang 5 mức", Kind.CHOICE: "Chọn một", Kind.TEXT: "Tự ghi"}
WORDING = Table(
    key="wording",
    title="Phiếu hỏi",
    columns=(
        Column(key="section", heading="Phần", is_required=True, hint="Các câu cùng phần đứng liền nhau."),
        Column(key="section_en", heading="Phần (tiếng Anh)"),
        Column(key="part", heading="Loại phần", is_required=True, hint="; ".join(PARTS.values())),
        Column(key="key", heading="Mã câu", is_required=True, limit=20, hint="Giữ nguyên mã để so sánh qua các năm."),
        Column(key="text", heading="Câu hỏi", is_required=True, limit=500),
        Column(key="text_en", heading="Câu hỏi (tiếng Anh)", limit=500),
        Column(key="kind", heading="Cách trả lời", is_required=True, hint="; ".join(KINDS.values())),
        Column(
            key="choices", heading="Lựa chọn", limit=2000, hint="Cách nhau bằng dấu chấm phẩy; tiếng Anh sau dấu |."
        ),
        Column(key="only_if", heading="Chỉ hỏi khi", limit=60, hint="Ví dụ a1 = 1: chỉ hỏi khi câu a1 chọn đáp án 1."),
        Column(key="optional", heading="Không bắt buộc", limit=10, hint="Ghi x nếu được bỏ trống."),
    ),
)
_KEY = re.compile(r"[a-z0-9_]{1,20}")
_FILTER = re.compile(r"([a-z0-9_]{1,20})\s*=\s*(\d(?:\s*,\s*\d)*)")
_PARTS = {fold(name): part for part, name in PARTS.items()}
_KINDS = {fold(name): kind for kind, name in KINDS.items()}


def rows_of(questionnaire: Questionnaire) -> Iterator[list[str]]:
    for section in questionnaire.sections:
        for question in section.questions:
            only_if = question.only_if
            yield [
                section.title.vi,
                section.title.en,
                PARTS[section.part],
                question.key,
                question.text.vi,
                question.text.en,
                KINDS[question.kind],
                "; ".join(f"{each.vi} | {each.en}" if each.en else each.vi for each in question.choices),
                f"{only_if.question} = {', '.join(map(str, only_if.answers))}" if only_if else "",
                "" if question.is_required else "x",
            ]


def read_wording(sheets: Sequence[RawSheet], before: Questionnaire) -> tuple[Questionnaire, Reading[Question]]:
    """A new version with the title of the one before; unusable while the reading has problems."""
    reading: Reading[Question] = Reading()
    sections: list[tuple[str, Words, Part, list[Question]]] = []
    for line in lines_of(sheets, WORDING):
        question = _question(line, reading)
        part = _PARTS.get(fold(line.cells.get("part", "")))
        if part is None:
            reading.wrong(line.row, "Loại phần", f"Chọn một trong: {'; '.join(PARTS.values())}.")
        if question is None or part is None:
            continue
        title = Words(line.cells.get("section", ""), line.cells.get("section_en", ""))
        if not sections or sections[-1][1].vi != title.vi:
            known = next((old.key for old in before.sections if old.title.vi == title.vi), "")
            sections.append((known or f"s{len(sections) + 1}", title, part, []))
        sections[-1][3].append(question)
        reading.lines.append(question)
    made = Questionnaire(
        title=before.title,
        intro=before.intro,
        sections=tuple(
            Section(key=key, title=title, part=part, questions=tuple(questions))
            for key, title, part, questions in sections
        ),
    )
    for fault in made.faults() if not reading.problems else ():
        reading.wrong(0, "", fault)
    return made, reading


def _question(line: Line, reading: Reading[Question]) -> Question | None:
    told = {column.key: line.cells.get(column.key, "") for column in WORDING.columns}
    before = len(reading.problems)
    for column in WORDING.columns:
        if len(told[column.key]) > column.limit:
            reading.wrong(line.row, column.heading, f"Dài hơn {column.limit} ký tự. Hãy rút gọn.")
    kind = _KINDS.get(fold(told["kind"]))
    if kind is None:
        reading.wrong(line.row, "Cách trả lời", f"Chọn một trong: {'; '.join(KINDS.values())}.")
    if not _KEY.fullmatch(told["key"]):
        reading.wrong(line.row, "Mã câu", "Mã chỉ gồm chữ thường không dấu, số và dấu gạch dưới, ví dụ f1_2.")
    if not told["text"]:
        reading.wrong(line.row, "Câu hỏi", "Chưa ghi câu hỏi.")
    if told["only_if"] and not _FILTER.fullmatch(told["only_if"]):
        reading.wrong(line.row, "Chỉ hỏi khi", "Ghi theo dạng a1 = 1 hoặc a1 = 1, 2.")
    if len(reading.problems) > before or kind is None:
        return None
    found = _FILTER.fullmatch(told["only_if"])
    return Question(
        key=told["key"],
        text=Words(told["text"], told["text_en"]),
        kind=kind,
        choices=tuple(_choices(told["choices"])) if kind is Kind.CHOICE else (),
        only_if=Filter(question=found[1], answers=tuple(int(n) for n in found[2].split(","))) if found else None,
        is_required=not told["optional"],
    )


def _choices(text: str) -> Iterator[Words]:
    for part in text.split(";"):
        vi, _, en = part.partition("|")
        if vi.strip():
            yield Words(vi.strip(), en.strip())
