"""Duties printed as a table: STT | Nội dung | Đơn vị chủ trì | Phối hợp | Thời gian | Sản phẩm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diemcau.nd30.model import Document, Node
from diemcau.plan.domain.duties import coordinating_units, named_units, split_duties
from diemcau.plan.domain.fields import Field, field_of
from diemcau.plan.domain.letters import LOWER, UPPER
from diemcau.plan.domain.model import Assignment
from diemcau.plan.domain.moments import clocks
from diemcau.plan.domain.names import split_names, starts_name

_DOERS = (Field.LEAD, Field.DOERS)
_DITTO = re.compile(r"^\W*(?:nt|như trên|-nt-|″|\"|-\s*-)?\W*$", re.IGNORECASE)
_PERSON = re.compile(
    rf"^(?:(?:[Ôô]ng|[Bb]à|[ĐđDd]ồng chí|[Đđ]/c)\.?\s+)?(?:[{UPPER}][{LOWER}]+\s+){{1,4}}[{UPPER}][{LOWER}]+$"
)
_LABELLED = re.compile(r"(?i)(?:cơ quan |đơn vị )?(chủ trì|phối hợp)\s*:\s*")
_LONGEST_ROW = 6000


def tabled_assignments(document: Document, lines: Sequence[str] = ()) -> Iterator[Assignment]:
    """The rows of every table whose header names a task and who does it.

    `lines`: the text as extracted; its tabs keep the empty cells that a node's text has lost. A row done by persons
    alone hands nothing to a unit, and a row with an hour belongs to a programme.
    """
    columns: tuple[Field | None, ...] = ()
    last: dict[Field, str] = {}
    for node in document.walk():
        cells = _cells(node, lines)
        if len(cells) < 2:
            if node.label is not None or node.heading or len(node.text) > 200:
                columns = ()
            continue
        header = _header(cells)
        if header:
            columns, last = header, {}
            continue
        if columns and len(cells) < len(columns) and cells[0].strip(" .").isdigit():
            cells += ("",) * (len(columns) - len(cells))  # trailing empty cells are lost with the end of the line
        if len(cells) == len(columns):
            yield from _row(cells, columns, last, node)


def _cells(node: Node, lines: Sequence[str]) -> tuple[str, ...]:
    raw = lines[node.lines[0] - 1] if 0 < node.lines[0] <= len(lines) and node.lines[0] == node.lines[1] else ""
    text = raw if "\t" in raw else node.text
    if "\t" not in text or len(text) > _LONGEST_ROW:
        return ()
    return tuple(" ".join(cell.split()) for cell in text.split("\t"))


def _header(cells: tuple[str, ...]) -> tuple[Field | None, ...]:
    names = tuple(field_of(cell) if cell and len(cell) < 80 else None for cell in cells)
    return names if Field.TASK in names and any(name in names for name in _DOERS) else ()


def _row(
    cells: tuple[str, ...], columns: tuple[Field | None, ...], last: dict[Field, str], node: Node
) -> Iterator[Assignment]:
    value = {name: cell for name, cell in zip(columns, cells, strict=True) if name is not None}
    for name in (*_DOERS, Field.COORDINATING, Field.DEADLINE):
        if name in value and _DITTO.match(value[name]) and value[name].strip():
            value[name] = last.get(name, "")
    last.update({name: cell for name, cell in value.items() if cell})
    task = value.get(Field.TASK, "").strip(" ;")
    doers = value.get(Field.LEAD) or value.get(Field.DOERS) or ""
    deadline = value.get(Field.DEADLINE, "").strip(" .;") or None
    if not task or not doers or (deadline and clocks(deadline) and not re.search(r"\d\s*[/.]\s*\d", deadline)):
        return
    lead, helpers = _units(doers)
    helpers = helpers or split_names(_listed(value.get(Field.COORDINATING, ""))) or coordinating_units(task)
    if lead:
        others = tuple(name for name in helpers if name not in lead)
        yield Assignment(lead=lead, coordinating=others, text=task, deadline=deadline, lines=node.lines)


def _units(cell: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who leads and who helps, by one cell: 'Chủ trì: A; phối hợp: B', 'A chủ trì, phối hợp với B', 'A / B'."""
    labelled = _LABELLED.split(cell)
    if len(labelled) > 1:
        pairs = list(zip(labelled[1::2], labelled[2::2], strict=False))
        of = {label.lower(): split_names(names.strip(" ;,")) for label, names in pairs}
        return of.get("chủ trì", ()), of.get("phối hợp", ())
    duties = [duty for duty in split_duties(cell) if duty.subject]
    if duties:
        return named_units(duties[0].subject or ""), coordinating_units(duties[0].text)
    names = split_names(_listed(cell))
    if any(_PERSON.match(name) and not starts_name(name) for name in names):
        return (), ()
    return names, ()


def _listed(cell: str) -> str:
    """Paragraphs of one cell are parted by ' / ' or begin with a dash."""
    return re.sub(r"\s+/\s+|\s*(?:^|(?<=[.;]))\s*[-+•]\s+", "; ", cell).strip(" ;-+")
