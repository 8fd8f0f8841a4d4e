"""What stands inside a paragraph: runs of text, breaks, symbols, marks of notes, text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from diemcau.nd30.text.legacy import from_font, of_font
from diemcau.nd30.text.word.signs import SYMBOLS
from diemcau.nd30.text.word.styles import Styles, W, font_of, switch, value

GAP = "    "  # a tab inside a paragraph; tabs themselves are kept for the cells of a table
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

# Wrappers that only say something about what they hold: kept insertions, links, controls, corrections accepted.
_WRAPPERS = {
    f"{W}{name}"
    for name in ["ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "bdo", "dir"]
}
_WRAPPERS |= {f"{W}{name}" for name in ["ruby", "rubyBase"]} | {f"{_MATH}{name}" for name in ("oMathPara", "oMath")}
_BREAKS = {f"{W}br", f"{W}cr"}
_TABS = {f"{W}tab", f"{W}ptab"}
_DRAWINGS = {f"{W}drawing", f"{W}pict", f"{W}object"}
_BOX = f"{W}txbxContent"


@dataclass(slots=True)
class Inline:
    """One paragraph as read. `notes` names the notes it points to: ("footnote", "3")."""

    pieces: list[tuple[str, str, bool]] = field(default_factory=list)  # text, legacy font or "", in capitals
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def add(self, text: str, font: str = "", *, capitals: bool = False) -> None:
        """Runs of one font are joined first: in VNI a letter and its mark may stand in two runs."""
        if self.pieces and self.pieces[-1][1:] == (font, capitals):
            text = self.pieces.pop()[0] + text
        self.pieces.append((text, font, capitals))

    @property
    def text(self) -> str:
        shown = ((from_font(text, font) if font else text, capitals) for text, font, capitals in self.pieces)
        return "".join(text.upper() if capitals else text for text, capitals in shown)


def read_inline(paragraph: etree._Element, styles: Styles) -> Inline:
    """Everything a reader of the printed page would see of this paragraph, tracked changes accepted."""
    inline = Inline()
    style = value(paragraph.find(f"{W}pPr"), "pStyle")
    for run in _runs(paragraph):
        _read_run(run, style, styles, inline)
    return inline


def chosen(alternatives: etree._Element) -> Iterator[etree._Element]:
    """The one branch of an mc:AlternateContent that is shown: the modern one, when it holds any text."""
    choice, fallback = alternatives.find(f"{_MC}Choice"), alternatives.find(f"{_MC}Fallback")
    if choice is not None and (fallback is None or next(choice.iter(f"{W}t"), None) is not None):
        yield from choice
    elif fallback is not None:
        yield from fallback


def _runs(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == f"{W}r" or child.tag == f"{_MATH}r":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _runs(child)
        elif child.tag == f"{_MC}AlternateContent":
            yield from (each for each in chosen(child) if each.tag == f"{W}r")


def _read_run(run: etree._Element, style: str | None, styles: Styles, inline: Inline) -> None:
    properties = run.find(f"{W}rPr")
    own_style = value(properties, "rStyle")
    font, capitals = styles.font(own_style or style), styles.switch(own_style, "caps") or styles.switch(style, "caps")
    if properties is not None:
        hidden = switch(properties, "vanish")
        if hidden or (hidden is None and (styles.switch(own_style, "vanish") or styles.switch(style, "vanish"))):
            return
        font = font_of(properties) or font
        own = switch(properties, "caps")
        capitals = capitals if own is None else own
    _read_content(run, font if of_font(font) else "", capitals, inline)


def _read_content(parent: etree._Element, font: str, capitals: bool, inline: Inline) -> None:
    for child in parent:
        tag = child.tag
        if tag == f"{W}t" or tag == f"{_MATH}t":
            inline.add(child.text or "", font, capitals=capitals)
        elif tag in _TABS:
            inline.add(GAP)
        elif tag in _BREAKS:
            inline.add("\n")
        elif tag == f"{W}noBreakHyphen":
            inline.add("-")
        elif tag == f"{W}sym":
            code = child.get(f"{W}char", "").upper()
            inline.add(SYMBOLS.get(code, "•" if code.startswith("F0") else _character(code)))
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            inline.notes.append((tag.removeprefix(W).removesuffix("Reference"), child.get(f"{W}id", "")))
        elif tag in _DRAWINGS:
            inline.boxes.extend(_boxes(child))
        elif tag == f"{_MC}AlternateContent":
            for each in chosen(child):
                inline.boxes.extend(_boxes(each))


def _boxes(drawing: etree._Element) -> Iterator[etree._Element]:
    """The outermost text boxes in a drawing, each once."""
    if drawing.tag == _BOX:
        yield drawing
    elif drawing.tag == f"{_MC}AlternateContent":
        for each in chosen(drawing):
            yield from _boxes(each)
    else:
        for child in drawing:
            yield from _boxes(child)


def _character(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
