"""Fields: page numbers, counted captions, lists of contents. What they last showed is stale, so it is made anew.

Of any other field (a link, a date, a reference) what it last showed is its text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from diemcau.nd30.text.word.numbering import as_printed
from diemcau.nd30.text.word.styles import W

_NUMBERS = {"ROMAN": "upperRoman", "roman": "lowerRoman", "ALPHABETIC": "upperLetter", "alphabetic": "lowerLetter"}
_ONE_PARAGRAPH = ("PAGE", "NUMPAGES", "SECTIONPAGES", "SEQ", "PAGEREF")
CONTENTS = "TOC"


def name_of(instruction: str) -> str:
    words = instruction.split(None, 1)
    return words[0].upper() if words else ""


def argument_of(instruction: str, switch: str = "") -> str | None:
    r"""What stands after the name, or after a switch as \c; quotes are taken off. None where it is missing."""
    start = rf"\\{switch}" if switch else r"\w+"
    found = re.search(rf'(?:^|\s){start}\s+(?:"([^"]*)"|([^\s\\"]\S*))', instruction)
    return (found[1] if found[1] is not None else found[2]) if found else None


def number_format(instruction: str, default: str = "decimal") -> str:
    found = re.search(r"\\\*\s*(\w+)", instruction)
    return _NUMBERS.get(found[1], default) if found else default


class Counts:
    """SEQ fields, counted by what they count: Bảng 1, Hình 1, Bảng 2."""

    def __init__(self) -> None:
        self._by_name: dict[str, int] = {}

    def next(self, instruction: str) -> str:
        name = (argument_of(instruction) or "").lower()
        reset = argument_of(instruction, "r")
        at = self._by_name.get(name, 0)
        if reset and reset.isdecimal() and len(reset) < 7:
            at = int(reset)
        elif not re.search(r"\\c\b", instruction):
            at += 1
        self._by_name[name] = at
        return "" if re.search(r"\\h\b", instruction) else as_printed(at, number_format(instruction))


@dataclass(slots=True)
class _Open:
    begin: etree._Element
    instruction: list[str] = field(default_factory=list)
    shows: bool = False  # its result, from here on
    replaced: bool = False


class Fields:
    """Follows the signs of fields through one part. Ask `is_hidden` before each piece of text."""

    def __init__(self, root: etree._Element) -> None:
        self._ends = _matched(root)
        self._open: list[_Open] = []

    @property
    def is_hidden(self) -> bool:
        """Whether text here is an instruction, or a result that was made anew."""
        return any(not each.shows or each.replaced for each in self._open)

    def instruct(self, text: str) -> None:
        if self._open:
            self._open[-1].instruction.append(text)

    def sign(self, char: etree._Element) -> tuple[str, str] | None:
        """Take a w:fldChar in: ("shows", instruction) where a field is to print, ("ends", …) where it is over."""
        kind = char.get(f"{W}fldCharType")
        if kind == "begin":
            if char in self._ends:
                self._open.append(_Open(char))
            return None
        if not self._open:
            return None
        top = self._open[-1]
        instruction = "".join(top.instruction).strip()
        if kind == "separate" and not top.shows:
            return self._separated(top, instruction)
        if kind == "end" and self._ends[top.begin] is char:
            self._open.pop()
            if not top.shows and not self.is_hidden and self._is_made(top, instruction):
                return "shows", instruction
            return "ends", instruction
        return None

    def _separated(self, top: _Open, instruction: str) -> tuple[str, str] | None:
        within = self._open[:-1]
        top.shows = True
        if any(not each.shows or each.replaced for each in within):
            return None
        if name_of(instruction) == CONTENTS:
            return "shows", instruction  # what it last showed is read: it stays where nothing is found for it
        top.replaced = self._is_made(top, instruction)
        return ("shows", instruction) if top.replaced else None

    def _is_made(self, top: _Open, instruction: str) -> bool:
        """Only a field that ends in its own paragraph: a damaged one must not swallow what follows."""
        if name_of(instruction) not in _ONE_PARAGRAPH:
            return False
        begin, end = (_paragraph_of(each) for each in (top.begin, self._ends[top.begin]))
        return begin is not None and begin is end


def _matched(root: etree._Element) -> dict[etree._Element, etree._Element]:
    """The end of each field that has one."""
    ends, open_ = {}, []
    for char in root.iter(f"{W}fldChar"):
        kind = char.get(f"{W}fldCharType")
        if kind == "begin":
            open_.append(char)
        elif kind == "end" and open_:
            ends[open_.pop()] = char
    return ends


def _paragraph_of(element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors(f"{W}p"), None)
