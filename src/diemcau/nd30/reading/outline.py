"""Paragraphs to a tree: Phần, Chương, Mục, Điều; I, 1, 1.1, a); - + *."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from diemcau.nd30.model import Node
from diemcau.nd30.reading.headings import split_heading
from diemcau.nd30.reading.labels import Level
from diemcau.nd30.reading.paragraphs import Paragraph
from diemcau.nd30.reading.rows import is_upper, plain

_CLOSES = re.compile(
    r"(?:tren day la|trong qua trinh (?:trien khai|thuc hien|to chuc)|nhan duoc |(?:uy ban nhan dan|ubnd|so|bo|ban|chu tich|thu truong|rat mong)\b.{0,80}"
    r"\b(?:yeu cau|de nghi|giao|thong bao|kinh moi|mong|tran trong)\b|de nghi cac|yeu cau cac|nay thong bao|rat mong|tran trong|kinh de nghi|kinh trinh)"
)


@dataclass(slots=True)
class _Entry:
    paragraph: Paragraph
    level: int
    children: list[_Entry] = field(default_factory=list)
    last: int = 0


def outline_of(paragraphs: Sequence[Paragraph]) -> tuple[Node, ...]:
    """Build the tree. Depth is bounded: each open entry is of a deeper level than the one that holds it."""
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
            entry = _Entry(paragraph, _loose_level(paragraph, stack))
            closing = _closes(paragraphs, at)
            while len(stack) > 1 and (closing or not _may_hold(stack[-1], entry)):
                stack.pop()
            stack[-1].children.append(entry)
            if paragraph.text.endswith(":") and not closing and len(stack) > 1:
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


def _level(paragraph: Paragraph, stack: Sequence[_Entry]) -> int:
    """Numbers like 1) and (1) stand for 1. where no 1. is open, and under a) where one is."""
    label = paragraph.label
    assert label is not None
    if label.level == Level.COUNT and not any(Level.NUMBER <= entry.level < Level.POINT for entry in stack):
        return Level.NUMBER + 9
    return label.level


def _loose_level(paragraph: Paragraph, stack: Sequence[_Entry]) -> int:
    """A paragraph without a label stands over bullets and counts when it ends in a colon, else over nothing."""
    return Level.COUNT - 1 if paragraph.text.endswith(":") else Level.DOT + 1


def _may_hold(holder: _Entry, entry: _Entry) -> bool:
    """A bullet holds no loose paragraph, and a loose paragraph holds none either."""
    return holder.paragraph.label is not None and not holder.paragraph.label.bullet


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
        heading, text = split_heading(entry.paragraph, has_children=bool(children))
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
