"""A table of figures, read against the units and the criteria of a block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from diemcau.directory.domain.names import name_key
from diemcau.kernel.errors import Refused, Unreadable
from diemcau.scoring.domain.points import read_decimal
from diemcau.scoring.domain.rules import Answer, score
from diemcau.scoring.domain.sheets import EXTERNAL
from diemcau.scoring.domain.tables import Column, Line, read_table
from diemcau.scoring.models import Block, Criterion, Entrant
from diemcau.scoring.queries.names import entrants_by_name

COLUMNS = (
    Column(key="unit", headings=("Đơn vị", "Tên đơn vị", "Địa phương", "Mã đơn vị"), is_required=True),
    Column(key="criterion", headings=("Mã tiêu chí", "Mã")),
    Column(key="value", headings=("Số liệu", "Mức độ hài lòng", "Tỷ lệ hài lòng", "Kết quả")),
    Column(key="margin", headings=("Sai số", "Sai số (±)")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFigure:
    """One figure for one unit and one sub-criterion."""

    entrant: Entrant
    criterion: Criterion
    value: Decimal
    margin: Decimal | None


def read_figures(content: bytes, block: Block) -> list[NamedFigure]:
    """One line a figure (unit, code, figure, margin), or one line a unit with a column for each code.

    Raises:
        Unreadable: with the line of an unknown unit, an unknown code, no number, or a number that the rule refuses.
    """
    criteria = {row.code: row for row in block.criteria_set.criteria.filter(kind__in=EXTERNAL)}
    if not criteria:
        raise Unreadable("Bộ chỉ số của khối không có tiêu chí nào lấy điểm từ điều tra hay hệ thống khác.")
    units = entrants_by_name(block)
    found: dict[tuple[int, int], NamedFigure] = {}
    for line in read_table(content, COLUMNS):
        entrant = _entrant(line, units)
        for code, value, margin in _figures(line, criteria):
            figure = NamedFigure(entrant=entrant, criterion=criteria[code], value=value, margin=margin)
            if found.setdefault((entrant.pk, figure.criterion.pk), figure) is not figure:
                raise Unreadable(
                    f"{entrant} có hai số liệu cho tiêu chí {code}. Chưa có gì được nhập.", line=line.number
                )
    return list(found.values())


def _entrant(line: Line, units: dict[str, list[Entrant]]) -> Entrant:
    text = line.cells["unit"]
    entrants = units.get(name_key(text)) or units.get(text.casefold()) or []
    if len(entrants) != 1:
        why = "không có trong khối này" if not entrants else "ứng với nhiều đơn vị, hãy ghi mã đơn vị"
        raise Unreadable(f"“{text[:80]}” {why}. Chưa có gì được nhập.", line=line.number)
    return entrants[0]


def _figures(line: Line, criteria: dict[str, Criterion]) -> Iterator[tuple[str, Decimal, Decimal | None]]:
    code = line.cells.get("criterion", "")
    if code or "criterion" in line.cells:
        pairs = [(code, line.cells.get("value", ""), line.cells.get("margin", ""))]
    elif len(criteria) == 1 and line.cells.get("value"):
        pairs = [(next(iter(criteria)), line.cells["value"], line.cells.get("margin", ""))]
    else:
        pairs = [(heading, value, "") for heading, value in line.others.items() if heading in criteria and value]
    if not pairs:
        raise Unreadable(
            f"Không thấy cột số liệu; mỗi cột số liệu mang mã tiêu chí: {', '.join(criteria)}. Chưa có gì được nhập.",
            line=line.number,
        )
    for each, value, margin in pairs:
        if each not in criteria:
            raise Unreadable(
                f"Mã tiêu chí “{each[:20]}” không phải là tiêu chí lấy điểm từ số liệu: {', '.join(criteria)}. "
                "Chưa có gì được nhập.",
                line=line.number,
            )
        try:
            number = read_decimal(value)
            width = read_decimal(margin) if margin else None
            score(criteria[each].rule, criteria[each].ceiling, Answer(value=number))
            if width is not None and width < 0:
                raise Refused("Sai số không thể âm.")
        except Refused as refusal:
            raise Unreadable(f"{refusal.message} Chưa có gì được nhập.", line=line.number) from None
        yield each, number, width
