"""Which elements of a part are printed, whatever they are wrapped in."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from diemcau.nd30.text.word.inline import chosen
from diemcau.nd30.text.word.styles import W, switch

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_BLOCKS = {f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "sectPr")}
# What holds no text that is printed: properties, and what was deleted or moved away.
UNPRINTED = {
    f"{W}{name}"
    for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "del", "moveFrom", "rt", "tblPr", "trPr", "tcPr",
                 "tblGrid", "customXmlPr", "smartTagPr", "rubyPr")
}  # fmt: skip


def is_placeholder(control: etree._Element) -> bool:
    """Whether a content control still shows what it asks for: nobody wrote that."""
    return control.tag == f"{W}sdt" and switch(control.find(f"{W}sdtPr"), "showingPlcHdr") is True


def unwrapped(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs, tables, rows, cells and ends of sections, those inside wrappers included, those deleted left out."""
    for child in parent:
        if child.tag in _BLOCKS:
            yield child
        elif child.tag == _MC:
            for each in chosen(child):
                yield from (each,) if each.tag in _BLOCKS else unwrapped(each)
        elif child.tag not in UNPRINTED and not is_placeholder(child):
            yield from unwrapped(child)
