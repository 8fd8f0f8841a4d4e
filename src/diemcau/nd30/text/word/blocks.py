"""What a page is made of: paragraphs and tables, from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from diemcau.nd30.text.word.inline import chosen, read_inline
from diemcau.nd30.text.word.numbering import Numbering
from diemcau.nd30.text.word.package import Parts
from diemcau.nd30.text.word.styles import Styles, W, draws, switch, value
from diemcau.nd30.text.word.tables import Cell, as_lines

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_WRAPPERS = {f"{W}{name}" for name in ["sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"]}


class Reader:
    """Reads one document once; lists count and notes collect as it goes."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._styles = Styles(parts.styles)
        self._numbering = Numbering(parts.numbering)
        self._notes: list[tuple[str, str]] = []
        self._unfinished = ""  # the text of a paragraph whose end was deleted: it goes on in the next

    def lines(self) -> list[str]:
        body = self._parts.document.find(f"{W}body")
        lines = self._blocks(body if body is not None else self._parts.document)
        notes = list(self._note_lines())
        return [*lines, "", *notes] if notes else lines

    def _blocks(self, parent: etree._Element) -> list[str]:
        lines: list[str] = []
        for child in _unwrapped(parent):
            if child.tag == f"{W}p":
                lines.extend(self._paragraph(child))
            elif child.tag == f"{W}tbl":
                lines.extend(self._table(child))
        if self._unfinished:
            lines.append(self._unfinished.strip())
            self._unfinished = ""
        return lines

    def _paragraph(self, paragraph: etree._Element) -> list[str]:
        if not len(paragraph):
            return [""] if not self._unfinished else []
        properties = paragraph.find(f"{W}pPr")
        inline = read_inline(paragraph, self._styles)
        self._notes.extend(inline.notes)
        boxes = [line for box in inline.boxes for line in self._box(box)]
        text, self._unfinished = self._unfinished + inline.text, ""
        marks = properties.find(f"{W}rPr") if properties is not None else None
        if marks is not None and marks.find(f"{W}del") is not None:
            self._unfinished = text
            return boxes
        if not text.strip() and switch(marks, "vanish"):
            return boxes
        text = f"{self._label(properties)} {text.lstrip()}"
        return [line.strip() for line in text.strip(" ").split("\n")] + boxes

    def _box(self, box: etree._Element) -> list[str]:
        unfinished, self._unfinished = self._unfinished, ""
        lines = [line for line in self._blocks(box) if line]
        self._unfinished = unfinished
        return lines

    def _label(self, properties: etree._Element | None) -> str:
        own = properties.find(f"{W}numPr") if properties is not None else None
        num_id, level = self._styles.numbering(value(properties, "pStyle"))
        return self._numbering.label(value(own, "numId") or num_id, value(own, "ilvl") or level)

    def _table(self, table: etree._Element) -> list[str]:
        rows = [self._row(row) for row in _unwrapped(table) if row.tag == f"{W}tr" and _is_shown(row)]
        return as_lines([row for row in rows if row], bordered=self._is_bordered(table))

    def _row(self, row: etree._Element) -> list[Cell]:
        cells, column = [], 0
        for cell in _unwrapped(row):
            if cell.tag == f"{W}tc":
                properties = cell.find(f"{W}tcPr")
                span = value(properties, "gridSpan") or "1"
                width = min(int(span), 64) if span.isdecimal() and len(span) < 6 else 1
                cells.append(Cell(column=column, width=max(width, 1), lines=tuple(self._blocks(cell))))
                column += max(width, 1)
        return cells

    def _is_bordered(self, table: etree._Element) -> bool:
        own = table.find(f"{W}tblPr/{W}tblBorders")
        if own is not None and draws(own):
            return True
        if any(draws(borders) for borders in table.iterfind(f"{W}tr/{W}tc/{W}tcPr/{W}tcBorders")):
            return True
        return own is None and self._styles.is_bordered(value(table.find(f"{W}tblPr"), "tblStyle"))

    def _note_lines(self) -> Iterable[str]:
        """Every note that the text points to, in that order, numbered from 1."""
        every = {
            (kind, note.get(f"{W}id", "")): note
            for kind, root in (("footnote", self._parts.footnotes), ("endnote", self._parts.endnotes))
            for note in (root if root is not None else ())
        }
        pointed = list(dict.fromkeys(self._notes))
        for number, key in enumerate(pointed, start=1):
            if key in every:
                text = " ".join(line for line in self._blocks(every[key]) if line)
                yield f"[{number}] {text}"


def _unwrapped(parent: etree._Element) -> Iterator[etree._Element]:
    """The children, those inside wrappers included, those deleted or moved away left out."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from _unwrapped(child)
        elif child.tag == _MC:
            yield from chosen(child)
        else:
            yield child


def _is_shown(row: etree._Element) -> bool:
    properties = row.find(f"{W}trPr")
    return properties is None or (properties.find(f"{W}del") is None and not switch(properties, "hidden"))
