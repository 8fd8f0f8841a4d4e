"""A ranking as it was printed elsewhere. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from diemcau.kernel.errors import Refused, Unreadable
from diemcau.scoring.domain.points import read_decimal
from diemcau.scoring.domain.tables import Column, Line, read_table

COLUMNS = (
    Column(
        key="unit",
        headings=("Đơn vị", "Tên đơn vị", "Địa phương", "Tỉnh, thành phố", "Tỉnh, TP", "Tên", "Họ và tên"),
        is_required=True,
    ),
    Column(key="rank", headings=("Xếp hạng", "Thứ hạng", "Hạng", "Xếp thứ")),
    Column(key="points", headings=("Điểm", "Tổng điểm", "Điểm đạt được", "Điểm thẩm định")),
    Column(key="index", headings=("Chỉ số", "Chỉ số (%)", "Tỷ lệ", "Tỷ lệ (%)", "Kết quả (%)")),
    Column(key="grade", headings=("Xếp loại", "Nhóm", "Giải", "Danh hiệu")),
    Column(key="note", headings=("Ghi chú",)),
)
_RANK = re.compile(r"(?:hạng )?0*(\d{1,5})(?:\s*/\s*\d+)?=?", re.IGNORECASE)
MOST = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedRow:
    """Numbers in plain decimals with the places that were printed."""

    name: str
    rank: int | None
    points: str
    index: str
    grade: str
    note: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTable:
    """`fields`: (code, name, ceiling) of each further column of numbers; the ceiling is not known."""

    fields: tuple[tuple[str, str, str], ...]
    rows: tuple[PrintedRow, ...]


def read_ranking(content: bytes) -> PrintedTable:
    """The table of an `.xlsx`, in the order of its lines; columns of numbers that are not ours count as fields.

    Raises:
        Unreadable: with the line at which it makes no sense.
    """
    lines = read_table(content, COLUMNS)
    if len(lines) > MOST:
        raise Unreadable("Bảng có hơn 10.000 dòng. Chưa có gì được nhập.")
    names: set[str] = set()
    for line in lines:
        if not (name := line.cells["unit"]):
            raise Unreadable("Dòng này chưa có tên đơn vị. Chưa có gì được nhập.", line=line.number)
        if name in names:
            raise Unreadable(f"“{name[:80]}” đứng hai lần trong bảng. Chưa có gì được nhập.", line=line.number)
        names.add(name)
    headings = [heading for heading in lines[0].others if _is_numbers(lines, heading)]
    fields = tuple((str(number), heading[:200], "") for number, heading in enumerate(headings, start=1))
    return PrintedTable(fields=fields, rows=tuple(_row(line, headings) for line in lines))


def _row(line: Line, headings: list[str]) -> PrintedRow:
    rank = line.cells.get("rank", "")
    placed = _RANK.fullmatch(rank)
    if rank and not placed:
        raise Unreadable(f"“{rank[:40]}” không phải là thứ hạng. Chưa có gì được nhập.", line=line.number)
    return PrintedRow(
        name=line.cells["unit"][:300],
        rank=int(placed[1]) if placed else None,
        points=_number(line, line.cells.get("points", "")),
        index=_number(line, line.cells.get("index", "")),
        grade=line.cells.get("grade", "")[:60],
        note=line.cells.get("note", "")[:300],
        fields=tuple(_number(line, line.others[heading]) for heading in headings),
    )


def _number(line: Line, text: str) -> str:
    if not text:
        return ""
    try:
        return f"{read_decimal(text):f}"
    except Refused as refusal:
        raise Unreadable(f"{refusal.message} Chưa có gì được nhập.", line=line.number) from None


def _is_numbers(lines: list[Line], heading: str) -> bool:
    """At least one number, and nothing else."""
    if heading.casefold() in {"stt", "tt", "số tt"}:
        return False
    values = [line.others[heading] for line in lines if line.others[heading]]
    try:
        for value in values:
            read_decimal(value)
    except Refused:
        return False
    return bool(values)
