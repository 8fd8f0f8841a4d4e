"""Paragraphs and tables of one part, from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from diemcau.kernel.errors import Unreadable
from diemcau.kernel.words import say
from diemcau.nd30.text.word.styles import W, value
from diemcau.nd30.writing.from_word.inline import (
    CONTENTS_BEGIN,
    CONTENTS_END,
    PAGE_BREAK,
    Inline,
    InlineReader,
)
from diemcau.nd30.writing.from_word.looks import Letters, Shape, Tab, letters_of, shape_of
from diemcau.nd30.writing.from_word.model import Block, Contents, Mark, PageBreak, Paragraph, Piece, Words
from diemcau.nd30.writing.from_word.package import Part
from diemcau.nd30.writing.from_word.paragraphs import contents_of, paragraph_of
from diemcau.nd30.writing.from_word.shared import Shared
from diemcau.nd30.writing.from_word.styles import TableLook
from diemcau.nd30.writing.from_word.tables import read_table
from diemcau.nd30.writing.from_word.walking import unwrapped

MOST_PARAGRAPHS = 60_000
DEEPEST_TABLE = 8


class Reader:
    """Reads one part; `notes` may be pointed to in the text, not in headers."""

    def __init__(self, part: Part, shared: Shared, *, has_notes: bool = True) -> None:
        self._shared = shared
        self._inline = InlineReader(
            part, styles=shared.styles, looks=shared.looks, pictures=shared.pictures, counts=shared.counts
        )
        self._inline.notes = shared.notes if has_notes else {}
        self._contents: Contents | None = None  # the list that is being read
        self._depth = 0

    def blocks(self, parent: etree._Element, within: TableLook | None = None) -> list[Block]:
        """Everything below `parent`; `within` is the look that a table gives its cells."""
        found: list[Block] = []
        for child in unwrapped(parent):
            self.read_one(child, found, within)
        return found

    def read_one(self, child: etree._Element, found: list[Block], within: TableLook | None = None) -> None:
        """One paragraph or table, at the end of `found`."""
        if child.tag == f"{W}p":
            self._paragraph(child, found, within or TableLook())
        elif child.tag == f"{W}tbl":
            if self._depth >= DEEPEST_TABLE:
                raise Unreadable(
                    say("Tệp Word có bảng lồng nhau quá sâu nên không lập được PDF; hãy bỏ bớt bảng lồng.")
                )
            self._depth += 1
            (self._contents.shown if self._contents else found).append(
                read_table(child, self, self._shared.styles, hangs=self._shared.hangs_tables and self._depth == 1)
            )
            self._depth -= 1

    def _paragraph(self, node: etree._Element, found: list[Block], within: TableLook) -> None:
        own = node.find(f"{W}pPr")
        shape, base = self._looks(own, within)
        inline = self._inline.read(node, base)
        label = self._label(own, shape, base)
        number = next(self._shared.numbers)
        if number > MOST_PARAGRAPHS:
            raise Unreadable(
                say("Tệp Word có quá nhiều đoạn nên không lập được PDF; hãy chia báo cáo thành nhiều tệp.")
            )
        for name in inline.bookmarks:
            self._shared.bookmarks.setdefault(name, number)
        mark = base | letters_of(own.find(f"{W}rPr") if own is not None else None)
        made = paragraph_of(inline, label, shape, mark, number)
        if mark.get("hidden") and not inline.pieces:
            return
        for block in self._parted(made, inline, self._shared.looks.place(base)):
            if isinstance(block, Contents):
                found.append(block)
                self._contents = block
            elif block is None:
                self._contents = None
            else:
                (self._contents.shown if self._contents else found).append(block)
        for box in inline.boxes:
            found.extend(self.blocks(box))

    def _parted(self, whole: Paragraph, inline: Inline, look: int) -> Iterator[Block | None]:
        """The paragraph, parted where a page or a list of contents begins; None where such a list ends."""
        instructions = iter(inline.instructions)
        pieces: list[Piece] = []
        parted = False
        for piece in whole.pieces:
            kind = piece.kind if isinstance(piece, Mark) else ""
            if kind not in (PAGE_BREAK, CONTENTS_BEGIN, CONTENTS_END):
                pieces.append(piece)
                continue
            if pieces:
                yield _with(whole, pieces)
            pieces, parted = [], True
            if kind == PAGE_BREAK:
                yield PageBreak()
            elif kind == CONTENTS_END:
                yield None
            else:
                yield contents_of(next(instructions, ""), _with(whole, []), look, self._shared)
        if pieces or not parted:
            yield _with(whole, pieces)

    def _looks(self, own: etree._Element | None, within: TableLook) -> tuple[Shape, Letters]:
        """Farther looks overruled by nearer ones: of the file, the table, the style, the list, the paragraph."""
        styles = self._shared.styles
        style_shape, style_letters = styles.paragraph(value(own, "pStyle"))
        mentioned = shape_of(own)
        listed = mentioned if "list_id" in mentioned else style_shape
        level = self._shared.numbering.level(
            listed.get("list_id"), mentioned.get("list_level") or listed.get("list_level")
        )
        level_shape = shape_of(level.find(f"{W}pPr")) if level is not None else Shape()
        order = (style_shape, level_shape) if "list_id" in mentioned else (level_shape, style_shape)
        shape = styles.shape | within.shape | order[0] | order[1] | mentioned
        shape["tabs"] = _stops(order[0], order[1], mentioned)
        return shape, styles.letters | within.letters | style_letters

    def _label(self, own: etree._Element | None, shape: Shape, base: Letters) -> list[Piece]:
        """The automatic number with what follows it."""
        numbering = self._shared.numbering
        list_id, level = shape.get("list_id"), shape.get("list_level")
        text = numbering.label(list_id, level)
        element = numbering.level(list_id, level)
        if not text or element is None:
            return []
        mark = letters_of(own.find(f"{W}rPr") if own is not None else None)
        letters = base | mark | letters_of(element.find(f"{W}rPr"))
        letters["font"] = ""  # the sign is already the one that a symbol font would draw
        suffix = value(element, "suff") or "tab"
        words = Words(text=text + (" " if suffix == "space" else ""), look=self._shared.looks.place(letters))
        return [words, Mark(kind="tab")] if suffix == "tab" else [words]


def _with(whole: Paragraph, pieces: list[Piece]) -> Paragraph:
    return replace(whole, pieces=pieces)


def _stops(*shapes: Shape) -> list[Tab]:
    """Tabs add up over what is inherited; a nearer one clears a farther one at its place."""
    found = {tab["at"]: tab for shape in shapes for tab in shape.get("tabs", [])}
    return [found[at] for at in sorted(found) if found[at]["kind"] not in ("clear", "bar")]
