"""The styles of a file, each with what it inherits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from diemcau.nd30.text.word.styles import W, value
from diemcau.nd30.writing.from_word.looks import Letters, Shape, borders_of, hexadecimal, letters_of, shape_of
from diemcau.nd30.writing.from_word.measures import points

_DEEPEST = 20
_SIDES = ("top", "right", "bottom", "left")
MARGINS = {"top": 0.0, "right": 5.4, "bottom": 0.0, "left": 5.4}  # of a cell, where nobody says otherwise


@dataclass(slots=True)
class TableLook:
    """What a table style gives its cells; `parts` are those of its first row, last column and so on."""

    shape: Shape = field(default_factory=Shape)
    letters: Letters = field(default_factory=Letters)
    borders: dict[str, float] = field(default_factory=dict)
    margins: dict[str, float] = field(default_factory=lambda: dict(MARGINS))
    fill: str = ""
    parts: dict[str, TableLook] = field(default_factory=dict)

    def at(self, row: int, rows: int, place: int, cells: int, options: etree._Element | None) -> TableLook:
        """What a cell has of it: what all have, and what the first row and so on have where it is in them."""
        if not self.parts:
            return self
        found = TableLook(shape=self.shape, letters=self.letters, fill=self.fill)
        bands = options is None or options.get(f"{W}noHBand") not in ("1", "true", "on")
        if bands and (row - ("firstRow" in self.parts)) % 2 == 0:
            found.fill = self.parts.get("band1Horz", self).fill or found.fill
        for name, word, is_there in (
            ("firstCol", "firstColumn", place == 0), ("lastCol", "lastColumn", place == cells - 1),
            ("firstRow", "firstRow", row == 0), ("lastRow", "lastRow", row == rows - 1),
        ):  # fmt: skip
            part = self.parts.get(name)
            if part and is_there and (options is None or options.get(f"{W}{word}") in ("1", "true", "on")):
                found.shape, found.letters = found.shape | part.shape, found.letters | part.letters
                found.fill = part.fill or found.fill
        return found


class Styles:
    """Asked by identifier; what the file does not know looks like its default."""

    def __init__(self, root: etree._Element | None) -> None:
        every = root.findall(f"{W}style") if root is not None else []
        self._by_id = {each.get(f"{W}styleId", ""): each for each in every}
        self._default = {
            each.get(f"{W}type", ""): each.get(f"{W}styleId", "")
            for each in every
            if each.get(f"{W}default") in ("1", "true")
        }
        self._ids_by_name = {(value(each, "name") or "").lower(): each.get(f"{W}styleId", "") for each in every}
        defaults = root.find(f"{W}docDefaults") if root is not None else None
        plain: Letters = {"size": 10.0}
        self.letters = plain | letters_of(_under(defaults, "rPrDefault", "rPr"))
        self.shape = shape_of(_under(defaults, "pPrDefault", "pPr"))
        self._paragraphs: dict[str | None, tuple[Shape, Letters]] = {}
        self._characters: dict[str | None, Letters] = {}
        self._tables: dict[str | None, TableLook] = {}

    def paragraph(self, style_id: str | None) -> tuple[Shape, Letters]:
        """What a paragraph style and those it is based on mention; the default style where none is named."""
        if style_id not in self._paragraphs:
            shape, letters = Shape(), Letters()
            for style in self._chain(style_id, "paragraph"):
                shape |= shape_of(style.find(f"{W}pPr"))
                letters |= letters_of(style.find(f"{W}rPr"))
            self._paragraphs[style_id] = shape, letters
        return self._paragraphs[style_id]

    def character(self, style_id: str | None) -> Letters:
        if style_id not in self._characters:
            letters = Letters()
            for style in self._chain(style_id, "character") if style_id else ():
                letters |= letters_of(style.find(f"{W}rPr"))
            self._characters[style_id] = letters
        return self._characters[style_id]

    def table(self, style_id: str | None) -> TableLook:
        if style_id not in self._tables:
            look = TableLook()
            for style in self._chain(style_id, "table"):
                _add(look, style)
                for part in style.findall(f"{W}tblStylePr"):
                    _add(look.parts.setdefault(part.get(f"{W}type", ""), TableLook()), part)
            self._tables[style_id] = look
        return self._tables[style_id]

    def named(self, *names: str) -> str | None:
        """The identifier of the first of these styles that the file has."""
        return next((found for name in names if (found := self._ids_by_name.get(name.lower()))), None)

    def name(self, style_id: str | None) -> str:
        """Its name as the office sees it."""
        style = self._by_id.get(style_id or self._default.get("paragraph", ""))
        return (value(style, "name") or "").lower()

    def _chain(self, style_id: str | None, kind: str) -> Iterator[etree._Element]:
        """From the farthest that it is based on to the style itself, however the file goes round in circles."""
        chain: list[etree._Element] = []
        at = style_id if style_id in self._by_id else self._default.get(kind)
        while at in self._by_id and len(chain) < _DEEPEST:
            chain.append(self._by_id[at])
            at = value(self._by_id[at], "basedOn")
        yield from reversed(chain)


def margins_of(margins: etree._Element | None) -> dict[str, float]:
    """The room that a w:tblCellMar or w:tcMar leaves on each side that it mentions."""
    found: dict[str, float] = {}
    for side, word in (*zip(_SIDES, _SIDES, strict=True), ("left", "start"), ("right", "end")):
        length = points(margins.find(f"{W}{word}"), "w") if margins is not None else None
        if length is not None:
            found[side] = max(0.0, min(length, 200.0))
    return found


def _add(look: TableLook, style: etree._Element) -> None:
    look.shape |= shape_of(style.find(f"{W}pPr"))
    look.letters |= letters_of(style.find(f"{W}rPr"))
    table, cell = style.find(f"{W}tblPr"), style.find(f"{W}tcPr")
    borders = _under(table, "tblBorders")
    if borders is not None:
        look.borders |= borders_of(borders)
    own = _under(cell, "tcBorders")
    if own is not None:
        look.borders |= borders_of(own)
    look.margins |= margins_of(_under(table, "tblCellMar"))
    shading = _under(cell, "shd")
    if shading is not None:
        look.fill = hexadecimal(shading.get(f"{W}fill", ""))


def _under(parent: etree._Element | None, *names: str) -> etree._Element | None:
    for name in names:
        parent = parent.find(f"{W}{name}") if parent is not None else None
    return parent
