"""Tables: the grid, merged cells, lines, rows that are repeated on each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from diemcau.kernel.errors import Unreadable
from diemcau.kernel.words import say
from diemcau.nd30.text.word.styles import VAL, W, switch, value
from diemcau.nd30.writing.from_word.looks import borders_of, hexadecimal
from diemcau.nd30.writing.from_word.measures import number, points
from diemcau.nd30.writing.from_word.model import Block, Cell, Paragraph, Table
from diemcau.nd30.writing.from_word.rows import Row, header_of
from diemcau.nd30.writing.from_word.styles import Styles, TableLook, margins_of
from diemcau.nd30.writing.from_word.walking import unwrapped

if TYPE_CHECKING:
    from diemcau.nd30.writing.from_word.blocks import Reader

MOST_COLUMNS, MOST_CELLS = 100, 60_000
_PLAIN_COLUMN = 60.0  # points, of a column of which the file says nothing
_SIDES = ("top", "right", "bottom", "left")


def read_table(node: etree._Element, reader: Reader, styles: Styles, *, hangs: bool) -> Table:
    """One table with all that its cells hold; one that `hangs` has its text, not its edge, at the margin."""
    table = _TableReader(node, reader, styles)
    made = table.read()
    if hangs and made.align == "left":
        made.indent -= table.margin
    return made


class _TableReader:
    def __init__(self, node: etree._Element, reader: Reader, styles: Styles) -> None:
        self._node, self._reader = node, reader
        properties = node.find(f"{W}tblPr")
        self._look = styles.table(value(properties, "tblStyle"))
        borders = properties.find(f"{W}tblBorders") if properties is not None else None
        self._borders = self._look.borders | (borders_of(borders) if borders is not None else {})
        own = properties.find(f"{W}tblCellMar") if properties is not None else None
        self._margins = self._look.margins | margins_of(own)
        self._properties = properties
        self._options = properties.find(f"{W}tblLook") if properties is not None else None
        self._last: dict[int, Cell] = {}  # by column: the cell above
        self._widths = [points(each, "w") or 0.0 for each in node.findall(f"{W}tblGrid/{W}gridCol")][:MOST_COLUMNS]

    @property
    def margin(self) -> float:
        return self._margins["left"]

    def read(self) -> Table:
        nodes = [each for each in unwrapped(self._node) if each.tag == f"{W}tr" and _is_shown(each)]
        rows = [self._row(each, y, len(nodes)) for y, each in enumerate(nodes)]
        cells = [cell for row in rows for cell in row.cells]
        if len(cells) > MOST_CELLS:
            raise Unreadable(say("Tệp Word có bảng quá lớn nên không lập được PDF; hãy chia bảng ra."))
        self._draw(cells, len(rows))
        header, repeat = header_of(rows, cells)
        is_data = header > 0 and (repeat or any(any(cell.stroke.values()) for cell in cells))
        jc = value(self._properties, "jc")
        indent = points(self._properties.find(f"{W}tblInd"), "w") if self._properties is not None else None
        return Table(
            share=self._share(),
            columns=[width or _PLAIN_COLUMN for width in self._widths] or [_PLAIN_COLUMN],
            heights=[row.height for row in rows],
            exact=[row.exact for row in rows],
            cells=cells,
            header=header if is_data else 0,
            repeat=repeat,
            is_data=is_data,
            align={"center": "center", "right": "right", "end": "right"}.get(jc or "", "left"),
            indent=indent or 0.0,
        )

    def _share(self) -> float:
        """Of the width that there is, where the table is as wide as a share of it; else 0."""
        width = self._properties.find(f"{W}tblW") if self._properties is not None else None
        if width is None or width.get(f"{W}type") != "pct":
            return 0.0
        percent = number(width, "w")
        if percent is None and width.get(f"{W}w", "").endswith("%"):
            text = width.get(f"{W}w", "").removesuffix("%")
            return min(float(text) / 100, 1.5) if text.isdecimal() and len(text) < 5 else 0.0
        return max(0.0, min((percent or 0) / 5000, 1.5))

    def _row(self, node: etree._Element, y: int, rows: int) -> Row:
        properties = node.find(f"{W}trPr")
        height = properties.find(f"{W}trHeight") if properties is not None else None
        row = Row(
            height=max(0.0, min(points(height, "val") or 0.0, 1200.0)),
            exact=height is not None and height.get(f"{W}hRule") == "exact",
            is_header=switch(properties, "tblHeader") is True,
        )
        whole = switch(properties, "cantSplit") is True
        x = _count(value(properties, "gridBefore"))
        nodes = [each for each in unwrapped(node) if each.tag == f"{W}tc"]
        for place, each in enumerate(nodes):
            own = each.find(f"{W}tcPr")
            span = min(max(1, _count(value(own, "gridSpan"))), MOST_COLUMNS)
            if x + span > MOST_COLUMNS:
                raise Unreadable(say("Tệp Word có bảng quá nhiều cột nên không lập được PDF; hãy chia bảng ra."))
            self._widen(x, span, own)
            look = self._look.at(y, rows, place, len(nodes), self._options)
            blocks = self._reader.blocks(each, look)
            if not self._merges_up(own, x, span, y, blocks):
                self._last[x] = self._cell(own, x, y, span, blocks, look, whole=whole)
                row.cells.append(self._last[x])
            x += span
        return row

    def _cell(
        self,
        own: etree._Element | None,
        x: int,
        y: int,
        span: int,
        blocks: list[Block],
        look: TableLook,
        *,
        whole: bool,
    ) -> Cell:
        margins = own.find(f"{W}tcMar") if own is not None else None
        borders = own.find(f"{W}tcBorders") if own is not None else None
        shading = own.find(f"{W}shd") if own is not None else None
        return Cell(
            x=x,
            y=y,
            colspan=span,
            rowspan=1,
            blocks=blocks,
            inset=self._margins | margins_of(margins),
            stroke=borders_of(borders) if borders is not None else {},
            vertical={"center": "horizon", "bottom": "bottom"}.get(value(own, "vAlign") or "", "top"),
            fill=hexadecimal(shading.get(f"{W}fill", "")) if shading is not None else look.fill,
            breakable=not whole,
            turned=(value(own, "textDirection") or "") == "btLr",
        )

    def _widen(self, x: int, span: int, own: etree._Element | None) -> None:
        """A cell of one column says its width better than the grid does, which editors forget to mend."""
        while len(self._widths) < x + span:
            self._widths.append(0.0)
        width = own.find(f"{W}tcW") if own is not None else None
        if span == 1 and width is not None and width.get(f"{W}type", "dxa") == "dxa" and (told := points(width, "w")):
            self._widths[x] = max(told, 4.0)

    def _merges_up(self, own: etree._Element | None, x: int, span: int, y: int, blocks: list[Block]) -> bool:
        """Whether it goes on the cell above; what it holds all the same stands there."""
        merge = own.find(f"{W}vMerge") if own is not None else None
        if merge is None or merge.get(VAL) == "restart":
            return False
        cell = self._last.get(x)
        if cell is None or cell.colspan != span or cell.y + cell.rowspan != y:
            return False
        cell.rowspan += 1
        cell.blocks.extend(each for each in blocks if not isinstance(each, Paragraph) or each.pieces)
        return True

    def _draw(self, cells: list[Cell], rows: int) -> None:
        """Give each side of each cell its line: its own, else that of the table."""
        columns = len(self._widths)
        for cell in cells:
            outer = {"top": cell.y == 0, "left": cell.x == 0, "bottom": cell.y + cell.rowspan == rows,
                     "right": cell.x + cell.colspan == columns}  # fmt: skip
            for side in _SIDES:
                within = "insideH" if side in ("top", "bottom") else "insideV"
                name = side if outer[side] else within
                cell.stroke[side] = cell.stroke.get(side, self._borders.get(name, 0.0))
            cell.stroke = {side: cell.stroke[side] for side in _SIDES}


def _is_shown(row: etree._Element) -> bool:
    properties = row.find(f"{W}trPr")
    return properties is None or (properties.find(f"{W}del") is None and not switch(properties, "hidden"))


def _count(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 4 else 0
