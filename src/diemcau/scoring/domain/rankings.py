"""A ranking as it was printed elsewhere. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from diemcau.kernel.errors import Refused, Unreadable
from diemcau.scoring.domain.points import read_decimal
from diemcau.scoring.domain.tables import Column, Line, Problem, Table, table_of

_UNIT = Column(
    key="unit",
    headings=("Đơn vị", "Tên đơn vị", "Địa phương", "Tỉnh, thành phố", "Tỉnh, TP", "Tên"),
    is_required=True,
)
_PERSON = Column(
    key="person",
    headings=("Họ và tên", "Cá nhân, tập thể", "Tập thể, cá nhân", "Thí sinh", "Người đạt giải"),
    is_required=True,
)
_MORE = (
    Column(key="rank", headings=("Xếp hạng", "Thứ hạng", "Hạng", "Xếp thứ")),
    Column(key="points", headings=("Điểm", "Tổng điểm", "Điểm đạt được", "Điểm thẩm định")),
    Column(key="index", headings=("Chỉ số", "Chỉ số (%)", "Tỷ lệ", "Tỷ lệ (%)", "Kết quả (%)")),
    Column(key="grade", headings=("Xếp loại", "Nhóm", "Giải", "Danh hiệu")),
    Column(key="note", headings=("Ghi chú",)),
)
_RANK = re.compile(r"(?:hạng )?0*(\d{1,4})(?:\s*/\s*\d+)?=?", re.IGNORECASE)
_CEILING = re.compile(
    r"(?P<name>.+?)\s*(?:/\s*(?P<after>\d+(?:[.,]\d+)?)|\((?:tối đa\s*)?(?P<within>\d+(?:[.,]\d+)?)(?:\s*điểm)?\))",
    re.IGNORECASE,
)
MOST, LONGEST = 10_000, 20  # lines of a table, characters of a number


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedRow:
    """Numbers in plain decimals with the places that were printed. `unit`: where a person who is named comes from."""

    name: str
    rank: int | None
    points: str
    index: str
    grade: str
    note: str
    fields: tuple[str, ...]
    unit: str = ""

    @property
    def body(self) -> str:
        """The name of the body that the row is about, or that its person comes from."""
        return self.unit or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTable:
    """`fields`: (code, name, ceiling) of each further column of numbers; the ceiling where its heading gives one.

    While there are problems it is not a table yet, and nobody keeps it.
    """

    fields: tuple[tuple[str, str, str], ...]
    rows: tuple[PrintedRow, ...]
    problems: tuple[Problem, ...] = ()


def read_ranking(content: bytes) -> PrintedTable:
    """The table of an `.xlsx`, in the order of its lines; columns of numbers that are not ours count as fields.

    Raises:
        Unreadable: no such table at all, or one that is too long.
    """
    table = _table(content)
    if len(table.lines) > MOST:
        raise Unreadable("Bảng có hơn 10.000 dòng. Chưa có gì được nhập.")
    headings = [heading for heading in table.lines[0].others if _is_numbers(table.lines, heading)]
    fields = tuple(_field(str(number), heading) for number, heading in enumerate(headings, start=1))
    problems = list(table.problems)
    unreadable = {problem.line for problem in problems}
    heading = "person" if "person" in table.headings else "unit"
    names: set[tuple[str, str]] = set()
    rows = []
    for line in table.lines:
        if line.number in unreadable:
            continue
        name = line.cells[heading]
        key = name, line.cells.get("unit", "")
        if not name or key in names:
            reason = f"“{name[:80]}” đứng hai lần trong bảng." if name else "Dòng này chưa có tên."
            problems.append(Problem(line=line.number, column=table.headings[heading], reason=reason))
            continue
        names.add(key)
        rows.append(_row(line, table, headings, problems))
    return PrintedTable(fields=fields, rows=tuple(rows), problems=tuple(sorted(problems)))


def _table(content: bytes) -> Table:
    """With a column of bodies, of people, or of both: people first, then where they come from."""
    try:
        return table_of(content, (_UNIT, replace(_PERSON, is_required=False), *_MORE))
    except Unreadable as unreadable:
        try:
            return table_of(content, (_PERSON, *_MORE))
        except Unreadable:
            raise unreadable from None


def _row(line: Line, table: Table, headings: list[str], problems: list[Problem]) -> PrintedRow:
    def number(text: str, column: str) -> str:
        try:
            said = f"{read_decimal(text):f}" if text else ""
            if len(said) > LONGEST:
                raise Refused(f"“{text[:40]}” dài quá {LONGEST} chữ số; hãy kiểm tra lại.")
        except Refused as refusal:
            problems.append(Problem(line=line.number, column=column, reason=refusal.message))
            return ""
        return said

    rank = line.cells.get("rank", "")
    placed = _RANK.fullmatch(rank)
    if rank and not placed:
        reason = f"“{rank[:40]}” không phải là thứ hạng."
        problems.append(Problem(line=line.number, column=table.headings["rank"], reason=reason))
    person, unit = line.cells.get("person", ""), line.cells.get("unit", "")
    return PrintedRow(
        name=(person or unit)[:300],
        unit=unit[:300] if person else "",
        rank=int(placed[1]) if placed else None,
        points=number(line.cells.get("points", ""), table.headings.get("points", "")),
        index=number(line.cells.get("index", ""), table.headings.get("index", "")),
        grade=line.cells.get("grade", "")[:60],
        note=line.cells.get("note", "")[:300],
        fields=tuple(number(line.others[heading], heading) for heading in headings),
    )


def _field(code: str, heading: str) -> tuple[str, str, str]:
    """“Thể chế (10)”, “Thể chế /10”, “Thể chế (tối đa 10 điểm)”: a field and its ceiling."""
    told = _CEILING.fullmatch(heading)
    if told is None:
        return code, heading[:200], ""
    most = read_decimal(told["after"] or told["within"])
    return (code, told["name"].strip()[:200], f"{most:f}") if most > 0 else (code, heading[:200], "")


def _is_numbers(lines: list[Line], heading: str) -> bool:
    """At least half of what stands there are numbers: a column of them, in which a word is a slip."""
    if heading.casefold() in {"stt", "tt", "số tt"}:
        return False
    values = [line.others[heading] for line in lines if line.others[heading]]
    return bool(values) and 2 * sum(map(_is_number, values)) > len(values)


def _is_number(text: str) -> bool:
    try:
        read_decimal(text)
    except Refused:
        return False
    return True
