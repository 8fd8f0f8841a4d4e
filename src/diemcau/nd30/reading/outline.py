"""Paragraphs to a tree: Phần, Chương, Mục, Điều; I, 1, 1.1, a); - + *."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from diemcau.nd30.model import Node
from diemcau.nd30.reading.headings import split_heading
from diemcau.nd30.reading.labels import Label, Level
from diemcau.nd30.reading.paragraphs import Paragraph
from diemcau.nd30.reading.rows import UPPER, is_upper, plain

_MISREAD = re.compile(rf"\S{{1,4}}[.,] (?=[{UPPER}])")
_FREE_COUNT = Level.NUMBER + 9
_CLOSES = re.compile(
    r"(?:tren day la|trong qua trinh (?:trien khai|thuc hien|to chuc)|nhan duoc |(?:uy ban nhan dan|ubnd|so|bo|ban|chu tich|thu truong|rat mong)\b.{0,80}"
    r"\b(?:yeu cau|de nghi|giao|thong bao|kinh moi|mong|tran trong)\b|de ng\w{1,2} (?:cac |quy )?(?:co quan|don vi|dong chi|dai bieu|so|ban)|de nghi cac|yeu cau cac|nay thong bao|rat mong|tran trong|kinh de nghi|kinh trinh)"
)


@dataclass(slots=True)
class _Entry:
    paragraph: Paragraph
    level: int
    children: list[_Entry] = field(default_factory=list)
    last: int = 0


def outline_of(paragraphs: Sequence[Paragraph]) -> tuple[Node, ...]:
    """Build the tree. Depth is bounded: each open entry is of a deeper level than the one that holds it."""
    paragraphs = _mended(paragraphs)
    root = _Entry(Paragraph(text="", label=None, lines=(1, 1), bold=0), -1)
    stack = [root]
    entries: list[_Entry] = []
    titled: _Entry | None = None
    for at, paragraph in enumerate(paragraphs):
        label = paragraph.label
        if label is None:
            if titled and not titled.paragraph.text and not paragraph.table:  # Chương I / QUY ĐỊNH CHUNG
                titled.paragraph.text, titled.paragraph.lines = paragraph.text, (titled.paragraph.lines[0], paragraph.lines[1])
                titled = None
                continue
            closing = _closes(paragraphs, at)
            heads = paragraph.text.endswith(":") and not paragraph.table
            while len(stack) > 1 and (closing or not _may_hold(stack[-1], heads and len(paragraph.text.split()) <= 4)):
                stack.pop()
            entry = _Entry(paragraph, _loose_level(stack))
            stack[-1].children.append(entry)
            if heads and not closing:
                stack.append(entry)
        else:
            entry = _Entry(paragraph, _level(paragraph, stack))
            while len(stack) > 1 and stack[-1].level >= entry.level:
                stack.pop()
            stack[-1].children.append(entry)
            stack.append(entry)
        titled = entry if label and label.level <= Level.ARTICLE and not paragraph.text else None
        entries.append(entry)
    return _frozen(entries, root)


def _mended(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """A scanner reads I. as 1.: in capitals, and the numbers begin again right under it."""
    mended = list(paragraphs)
    numbered = [at for at, paragraph in enumerate(mended) if paragraph.label and not paragraph.label.bullet]
    roman = any(mended[at].label.level == Level.ROMAN for at in numbered)  # type: ignore[union-attr]
    for at, after in pairwise(numbered):
        label, following = mended[at].label, mended[after].label
        if label and following and roman and label.level == following.level == Level.NUMBER and label.values == following.values == (1,) and is_upper(mended[at].text):
            mended[at].label = replace(label, level=Level.ROMAN)
    romans = [(at, mended[at].label.values[0]) for at in numbered if mended[at].label.level == Level.ROMAN]  # type: ignore[union-attr]
    for (at, value), (after, later) in pairwise(romans):
        if later == value + 2:
            _find_missing(mended, at, after)
    return mended


def _find_missing(paragraphs: list[Paragraph], at: int, after: int) -> None:
    """Between I. and III. a scanner left "M. Đối tượng:" of II.: the one short paragraph that opens like an entry."""
    found = [between for between in range(at + 1, after) if paragraphs[between].label is None and _MISREAD.match(paragraphs[between].text)]
    label = paragraphs[at].label
    if len(found) == 1 and label and len(paragraphs[found[0]].text) < 150:
        paragraph = paragraphs[found[0]]
        end = paragraph.text.index(" ") + 1
        printed = paragraph.text[:end].strip(" .,")
        paragraph.label = Label(printed=printed, level=Level.ROMAN, values=(label.values[0] + 1,), end=end)
        paragraph.text = paragraph.text[end:]


def _level(paragraph: Paragraph, stack: Sequence[_Entry]) -> int:
    """Numbers like 1) and (1) stand for 1. where no 1. is open, and under a) where one is."""
    label = paragraph.label
    assert label is not None
    if label.level != Level.COUNT:
        return label.level
    open_counts = [entry.level for entry in stack if entry.paragraph.label and entry.paragraph.label.level == Level.COUNT]
    if open_counts:
        return open_counts[-1]
    return Level.COUNT if any(Level.NUMBER <= entry.level <= Level.POINT + 1 and entry.paragraph.label for entry in stack) else _FREE_COUNT


def _loose_level(stack: Sequence[_Entry]) -> int:
    """A paragraph that ends in a colon stands over the bullets and counts after it; over bullets only at the outermost level."""
    return max(_FREE_COUNT - 1, stack[-1].level + 1) if len(stack) > 1 else Level.STAR - 1


def _may_hold(holder: _Entry, heads: bool) -> bool:
    """A bullet holds no loose paragraph, nor does another; a short one with a colon ("Chiều:") begins a new run of counts."""
    label = holder.paragraph.label
    return label is not None and not label.bullet and not (heads and label.level == Level.COUNT)


def _closes(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Whether a loose paragraph speaks for the whole document, at its end."""
    if any(paragraph.label and not paragraph.label.bullet for paragraph in paragraphs[at + 1 :][:40]):
        return False
    text = plain(paragraphs[at].text[:160])
    ends = paragraphs[at].text.rstrip(" ”\"'").endswith(("./.", "./", "/.")) and at >= len(paragraphs) - 3
    return ends or bool(_CLOSES.match(text)) and len(paragraphs) - at <= 4


def _frozen(entries: list[_Entry], root: _Entry) -> tuple[Node, ...]:
    """Freeze from the last entry to the first: children come after their parents in the text."""
    nodes: dict[int, Node] = {}
    for entry in reversed(entries):
        children = tuple(nodes.pop(id(child)) for child in entry.children)
        heading, text = split_heading(
            entry.paragraph, has_children=bool(children), over_entries=any(child.label for child in children)
        )
        label = entry.paragraph.label
        last = children[-1].lines[1] if children else entry.paragraph.lines[1]
        nodes[id(entry)] = Node(
            label=label.printed if label else None,
            heading=heading,
            text=text,
            lines=(entry.paragraph.lines[0], max(last, entry.paragraph.lines[1])),
            children=children,
        )
    return tuple(nodes[id(child)] for child in root.children)
