"""Criteria sets as offices keep them: one sheet, a line for each field, criterion and sub-criterion."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from diemcau.directory.domain.cells import as_flag
from diemcau.kernel.errors import Refused, Unreadable
from diemcau.scoring.domain.criteria import CriteriaSet, Item
from diemcau.scoring.domain.criteria_files.limits import bounded
from diemcau.scoring.domain.points import read_decimal
from diemcau.scoring.domain.rule_words import read_rule, written_rule
from diemcau.scoring.domain.tables import Column, Line, table_of

COLUMNS = (
    Column(key="code", headings=("Mã", "STT", "TT", "Mã tiêu chí"), is_required=True),
    Column(
        key="name",
        headings=("Nội dung", "Lĩnh vực/Tiêu chí", "Lĩnh vực, tiêu chí", "Tên tiêu chí", "Tiêu chí"),
        is_required=True,
    ),
    Column(key="ceiling", headings=("Điểm tối đa", "Điểm chuẩn", "Thang điểm"), is_required=True),
    Column(key="kind", headings=("Cách chấm",)),
    Column(key="parameters", headings=("Tham số",)),
    Column(key="evidence", headings=("Cần minh chứng", "Minh chứng", "Tài liệu kiểm chứng")),
)


@dataclass(slots=True)
class _Node:
    code: str
    name: str
    ceiling: Decimal
    rule: dict[str, Any]
    needs_evidence: bool
    children: list[_Node] = field(default_factory=list)

    def item(self) -> Item:
        return Item(
            code=self.code,
            name=self.name,
            ceiling=self.ceiling,
            rule=self.rule,
            needs_evidence=self.needs_evidence,
            children=tuple(child.item() for child in self.children),
        )


def read_workbook(content: bytes) -> tuple[Item, ...]:
    """A line belongs under the line whose code begins its own: 1.2.1 under 1.2 under 1.

    Raises:
        Unreadable: with the line at which it makes no sense.
    """
    nodes, faults = _read(content)
    for fault in faults:
        raise Unreadable(f"{fault.message} Chưa có gì được nhập.", line=fault.line)
    return tuple(node.item() for node in list(_planted(nodes)))


def faults_of_workbook(content: bytes) -> list[Unreadable]:
    """Everything that cannot be read, in the order of the lines; empty where `read_workbook` reads all.

    Raises:
        Unreadable: it is no such table at all.
    """
    return _read(content)[1]


def _read(content: bytes) -> tuple[list[_Node], list[Unreadable]]:
    table = table_of(content, COLUMNS)
    bounded(len(table.lines))
    nodes = []
    faults = [Unreadable(problem.reason, line=problem.line) for problem in table.problems]
    for line in table.lines:
        try:
            nodes.append(_from_line(line))
        except Unreadable as fault:
            faults.append(fault)
    return nodes, sorted(faults, key=lambda fault: fault.line or 0)


def workbook(criteria: CriteriaSet) -> bytes:
    """The set as `read_fields` reads it back."""
    from openpyxl import Workbook  # noqa: PLC0415 -- slow import
    from openpyxl.styles import Font  # noqa: PLC0415 -- slow import

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Bộ chỉ số"
    sheet.freeze_panes = "C2"
    sheet.append([column.headings[0] for column in COLUMNS])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for letter, width in zip("ABCDEF", (10, 80, 12, 26, 40, 16), strict=True):
        sheet.column_dimensions[letter].width = width
    for item in criteria.walk():
        kind, parameters = written_rule(item.rule)
        evidence = "x" if item.needs_evidence and not item.children else ""
        sheet.append(["", item.name, float(item.ceiling), kind, parameters, evidence])
        row = sheet.max_row
        sheet.cell(row, 1).value = item.code
        for column in (1, 2, 4, 5):
            sheet.cell(row, column).data_type = "s"  # never a formula
        if item.children:
            sheet.cell(row, 2).font = Font(bold=True)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _from_line(line: Line) -> _Node:
    code = line.cells["code"].rstrip(".")
    if not code:
        raise Unreadable(f"“{line.cells['name'][:60]}” chưa có mã.", line=line.number)
    try:
        ceiling = read_decimal(line.cells["ceiling"])
        rule = read_rule(line.cells.get("kind", ""), line.cells.get("parameters", ""))
        needs_evidence = as_flag(line.cells["evidence"]) if "evidence" in line.cells else True
    except (Refused, ValueError) as error:
        raise Unreadable(f"Mã {code}: {getattr(error, 'message', error)}", line=line.number) from None
    return _Node(code[:20], line.cells["name"][:1000], ceiling, rule, needs_evidence)


def _planted(nodes: Sequence[_Node]) -> Iterator[_Node]:
    known: dict[str, _Node] = {}
    for node in nodes:
        parent = known.get(node.code.rpartition(".")[0])
        if parent is None:
            known.setdefault(node.code, node)
            yield node
        else:
            known.setdefault(node.code, node)
            parent.children.append(node)
