"""What stands inside a paragraph, piece by piece, each in its look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from diemcau.nd30.text.word.inline import chosen
from diemcau.nd30.text.word.styles import W, value
from diemcau.nd30.writing.from_word.drawings import Pictures, boxes_in, pictures_in, rules_in
from diemcau.nd30.writing.from_word.fields import CONTENTS, Counts, Fields, argument_of, name_of, number_format
from diemcau.nd30.writing.from_word.letters import Looks, printed
from diemcau.nd30.writing.from_word.looks import Letters, letters_of
from diemcau.nd30.writing.from_word.model import Mark, Note, PageNumber, Piece, Rule, Words
from diemcau.nd30.writing.from_word.package import Part
from diemcau.nd30.writing.from_word.styles import Styles
from diemcau.nd30.writing.from_word.walking import UNPRINTED, is_placeholder

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_RUNS = (f"{W}r", f"{_MATH}r")
PAGE_BREAK, CONTENTS_BEGIN, CONTENTS_END = "page_break", "contents_begin", "contents_end"  # kinds of marks
_NUMBERS = {"upperRoman": "I", "lowerRoman": "i", "upperLetter": "A", "lowerLetter": "a"}


@dataclass(slots=True)
class Inline:
    """One paragraph as read."""

    pieces: list[Piece] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    instructions: list[str] = field(default_factory=list)  # of the lists of contents that begin here
    caption: str = ""

    @property
    def text(self) -> str:
        return "".join(piece.text if isinstance(piece, Words) else " " for piece in self.pieces)


class InlineReader:
    """Reads the paragraphs of one part, in order, for fields reach over them."""

    def __init__(self, part: Part, *, styles: Styles, looks: Looks, pictures: Pictures, counts: Counts) -> None:
        self._part, self._styles, self._looks = part, styles, looks
        self._pictures, self._counts = pictures, counts
        self._fields = Fields(part.root)
        self.notes: dict[tuple[str, str], list[Piece]] = {}  # told by whoever reads the notes first

    def read(self, paragraph: etree._Element, base: Letters) -> Inline:
        """Everything of it that a reader would see, tracked changes accepted; `base` is the look of its letters."""
        inline = Inline()
        self._within(paragraph, base, inline)
        return inline

    def _within(self, parent: etree._Element, base: Letters, inline: Inline) -> None:
        for child in parent:
            if child.tag in _RUNS:
                self._run(child, base, inline)
            elif child.tag == f"{W}bookmarkStart":
                inline.bookmarks.append(child.get(f"{W}name", ""))
            elif child.tag == f"{W}fldSimple":
                self._simple(child, base, inline)
            elif child.tag == _MC:
                for each in chosen(child):
                    self._within(each, base, inline)
            elif child.tag not in UNPRINTED and not is_placeholder(child):
                self._within(child, base, inline)

    def _run(self, run: etree._Element, base: Letters, inline: Inline) -> None:
        properties = run.find(f"{W}rPr")
        letters = base
        if properties is not None:
            letters = base | self._styles.character(value(properties, "rStyle")) | letters_of(properties)
        if not letters.get("hidden"):
            self._content(run, letters, inline)

    def _content(self, parent: etree._Element, letters: Letters, inline: Inline) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}fldChar":
                self._sign(child, letters, inline)
            elif tag == f"{W}instrText":
                self._fields.instruct(child.text or "")
            elif not self._fields.is_hidden:
                self._shown(child, tag, letters, inline)

    def _shown(self, child: etree._Element, tag: str, letters: Letters, inline: Inline) -> None:
        if tag in (f"{W}t", f"{_MATH}t"):
            self._add(child.text or "", letters, inline)
        elif tag in (f"{W}tab", f"{W}ptab"):
            inline.pieces.append(Mark(kind="tab"))
        elif tag in (f"{W}br", f"{W}cr"):
            kind = child.get(f"{W}type")
            inline.pieces.append(Mark(kind=PAGE_BREAK if kind == "page" else "line"))
        elif tag == f"{W}noBreakHyphen":
            self._add("\u2011", letters, inline)
        elif tag == f"{W}sym":
            self._add(_sign(child), letters | {"font": child.get(f"{W}font", "Symbol")}, inline)
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            self._drawn(child, inline)
        elif tag == _MC:
            for each in chosen(child):
                self._shown(each, each.tag, letters, inline)
        elif tag == f"{W}ruby":
            self._within(child, letters, inline)
        elif tag == f"{W}pgNum":
            inline.pieces.append(PageNumber(kind="page", look=self._looks.place(letters)))
        elif note := self.notes.get((tag.removeprefix(W).removesuffix("Reference"), child.get(f"{W}id", ""))):
            inline.pieces.append(Note(pieces=note))

    def _add(self, text: str, letters: Letters, inline: Inline) -> None:
        """What looks alike is one piece."""
        text = printed(text, letters)
        look = self._looks.place(letters)
        last = inline.pieces[-1] if inline.pieces else None
        if isinstance(last, Words) and last.look == look:
            last.text += text
        elif text:
            inline.pieces.append(Words(text=text, look=look))

    def _drawn(self, drawing: etree._Element, inline: Inline) -> None:
        inline.pieces.extend(pictures_in(drawing, self._part, self._pictures))
        inline.rules.extend(rules_in(drawing))
        inline.boxes.extend(boxes_in(drawing))

    def _simple(self, simple: etree._Element, base: Letters, inline: Inline) -> None:
        instruction = simple.get(f"{W}instr", "").strip()
        made = list(self._made(instruction, base, inline)) if not self._fields.is_hidden else []
        if made:
            inline.pieces.extend(made)
        else:
            self._within(simple, base, inline)

    def _sign(self, char: etree._Element, letters: Letters, inline: Inline) -> None:
        told = self._fields.sign(char)
        if not told:
            return
        what, instruction = told
        if name_of(instruction) == CONTENTS:
            inline.pieces.append(Mark(kind=CONTENTS_BEGIN if what == "shows" else CONTENTS_END))
            if what == "shows":
                inline.instructions.append(instruction)
        elif what == "shows":
            inline.pieces.extend(self._made(instruction, letters, inline))

    def _made(self, instruction: str, letters: Letters, inline: Inline) -> Iterator[Piece]:
        look, style = self._looks.place(letters), _NUMBERS.get(number_format(instruction, ""), "")
        match name_of(instruction):
            case "PAGE":
                yield PageNumber(kind="page", look=look, style=style)
            case "NUMPAGES" | "SECTIONPAGES":
                yield PageNumber(kind="pages", look=look, style=style)
            case "PAGEREF":
                yield PageNumber(kind="page_of", look=look, style=style, bookmark=argument_of(instruction) or "")
            case "SEQ":
                inline.caption = inline.caption or (argument_of(instruction) or "").lower()
                if number := self._counts.next(instruction):
                    yield Words(text=number, look=look)


def _sign(symbol: etree._Element) -> str:
    code = symbol.get(f"{W}char", "")
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
