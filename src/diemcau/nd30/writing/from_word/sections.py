"""Sections: paper, margins, what runs above and below the text, how pages are counted."""

from __future__ import annotations

from lxml import etree

from diemcau.nd30.text.word.styles import W, switch, value
from diemcau.nd30.writing.from_word.blocks import Reader
from diemcau.nd30.writing.from_word.measures import number, points
from diemcau.nd30.writing.from_word.model import Block, Paragraph
from diemcau.nd30.writing.from_word.package import Part
from diemcau.nd30.writing.from_word.pages import Running, Section
from diemcau.nd30.writing.from_word.shared import Shared
from diemcau.nd30.writing.from_word.spacing import space, unbroken
from diemcau.nd30.writing.from_word.walking import unwrapped

_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
LETTER = (612.0, 792.0)  # Word's own paper, where a file names none
SMALLEST, LARGEST = 72.0, 1600.0  # points, of a side of the paper
LEAST_TEXT = 36.0  # points of width and of height that margins leave
_STYLES = {"upperRoman": "I", "lowerRoman": "i", "upperLetter": "A", "lowerLetter": "a"}


def read_sections(part: Part, shared: Shared) -> list[Section]:
    """The whole text, parted where the paper or its numbering changes."""
    body = part.root.find(f"{W}body")
    reader = Reader(part, shared)
    made = _Sections(part, shared)
    blocks: list[Block] = []
    for child in unwrapped(body if body is not None else part.root):
        if child.tag == f"{W}sectPr":
            made.end(child, blocks)
            blocks = []
            continue
        reader.read_one(child, blocks)
        end = child.find(f"{W}pPr/{W}sectPr")
        if end is not None:
            if blocks and isinstance(blocks[-1], Paragraph) and not blocks[-1].pieces:
                blocks.pop()
            made.end(end, blocks)
            blocks = []
    if blocks or not made.found:
        made.end(None, blocks)
    return made.found


class _Sections:
    def __init__(self, part: Part, shared: Shared) -> None:
        self.found: list[Section] = []
        self._part, self._shared = part, shared
        settings = shared.package.beside("settings")
        self._evens = switch(settings.root, "evenAndOddHeaders") is True if settings else False

    def end(self, node: etree._Element | None, blocks: list[Block]) -> None:
        """What stands before a w:sectPr is its section."""
        section = self._section(node)
        last = self.found[-1] if self.found else None
        section.blocks = blocks
        if (
            last
            and value(node, "type") == "continuous"
            and (last.width, last.height) == (section.width, section.height)
        ):
            last.blocks.extend(blocks)
            return
        if last:
            section.numbered, section.first_number = last.numbered, last.first_number
        if section.starts is not None or not last:
            section.numbered, section.first_number = len(self.found), section.starts or 1
        self.found.append(section)

    def _section(self, node: etree._Element | None) -> Section:
        size, margins, numbers, columns = (
            node.find(f"{W}{name}") if node is not None else None for name in ("pgSz", "pgMar", "pgNumType", "cols")
        )
        width, height = (_side(points(size, name), own) for name, own in zip(("w", "h"), LETTER, strict=True))
        top, right, bottom, left, head, foot, gutter = (
            abs(found) if (found := points(margins, name)) is not None else own
            for name, own in (("top", 72.0), ("right", 72.0), ("bottom", 72.0), ("left", 72.0), ("header", 36.0),
                              ("footer", 36.0), ("gutter", 0.0))
        )  # fmt: skip
        left, right = _fitting(left + gutter, right, width)
        top, bottom = _fitting(top, bottom, height)
        starts = number(numbers, "start")
        return Section(
            width=width,
            height=height,
            top=top,
            right=right,
            bottom=bottom,
            left=left,
            head=min(head, height / 3),
            foot=min(foot, height / 3),
            header=self._running(node, "header"),
            footer=self._running(node, "footer"),
            titled=switch(node, "titlePg") is True,
            evens=self._evens,
            columns=max(1, min(int(number(columns, "num") or 1), 6)),
            gutter=min(points(columns, "space") or 36.0, width / 6),
            starts=int(starts) if starts is not None and 0 <= starts < 100_000 else None,
            style=_STYLES.get(numbers.get(f"{W}fmt", ""), "1") if numbers is not None else "1",
        )

    def _running(self, node: etree._Element | None, what: str) -> Running:
        """The headers or footers of a section; one that it does not name is that of the section before."""
        last = getattr(self.found[-1], what) if self.found else Running()
        running = Running(default=last.default, first=last.first, even=last.even)
        for reference in node.findall(f"{W}{what}Reference") if node is not None else ():
            target = self._part.targets.get(reference.get(_REL, ""))
            part = self._shared.package.part(target[1]) if target else None
            if part:
                blocks = unbroken(Reader(part, self._shared, has_notes=False).blocks(part.root))
                space(blocks)
                kind = reference.get(f"{W}type", "default")
                setattr(running, kind if kind in ("first", "even") else "default", blocks)
        return running


def _side(found: float | None, own: float) -> float:
    return max(SMALLEST, min(found or own, LARGEST))


def _fitting(one: float, other: float, whole: float) -> tuple[float, float]:
    """Two margins that leave room for text."""
    most = whole - LEAST_TEXT
    share = min(1.0, most / (one + other)) if one + other else 1.0
    return round(one * share, 2), round(other * share, 2)
