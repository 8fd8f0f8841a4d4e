"""Paragraphs to a tree: Phần, Chương, Mục, Điều; I, 1, 1.1, a); - + *."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from diemcau.nd30.model import Node
from diemcau.nd30.reading.headings import split_heading
from diemcau.nd30.reading.labels import Label, Level
from diemcau.nd30.reading.mending import mended
from diemcau.nd30.reading.paragraphs import Paragraph
from diemcau.nd30.reading.rows import plain

FREE_COUNT = Level.NUMBER + 9  # of 1) where no 1. is open
LAST = 4  # paragraphs that may close a document

_CLOSES = re.compile(
    r"tren day la|trong qua trinh (?:trien khai|thuc hien|to chuc)|nhan duoc |nay thong bao|rat mong|tran trong|"
    r"kinh de nghi|kinh trinh|(?:de nghi|yeu cau) cac|"
    r"de ng\w{1,2} (?:cac |quy )?(?:co quan|don vi|dong chi|dai bieu|so|ban)|"
    r"(?:uy ban nhan dan|ubnd|so|bo|ban|chu tich|thu truong)\b.{0,80}"
    r"\b(?:yeu cau|de nghi|giao|thong bao|kinh moi|mong|tran trong)\b"
)


@dataclass(slots=True, eq=False)
class _Entry:
    paragraph: Paragraph
    level: int
    children: list[_Entry] = field(default_factory=list)


def outline_of(paragraphs: Sequence[Paragraph]) -> tuple[Node, ...]:
    """Build the tree. Depth is bounded: each open entry is of a deeper level than the one that holds it.

    A paragraph without a label is a node without one, under the numbered entry that it follows. One that ends in a
    colon holds the bullets after it.
    """
    paragraphs = mended(paragraphs)
    root = _Entry(Paragraph(text="", label=None, lines=(1, 1), bold=0), -1)
    stack = [root]
    entries: list[_Entry] = []
    numbered = [at for at, paragraph in enumerate(paragraphs) if paragraph.label and not paragraph.label.bullet]
    last_numbered = numbered[-1] if numbered else -1
    for at, paragraph in enumerate(paragraphs):
        label = paragraph.label
        if label is None and _is_title(paragraph, entries):
            _give_title(entries[-1].paragraph, paragraph)
            continue
        if label is None:
            closing = at > last_numbered and _closes(paragraph.text, len(paragraphs) - at)
            entry = _loose(paragraph, stack, closing=closing)
        else:
            entry = _Entry(paragraph, _level(label, stack))
            while stack[-1].level >= entry.level:
                stack.pop()
            stack[-1].children.append(entry)
            stack.append(entry)
        entries.append(entry)
    return _frozen(entries, root)


def _is_title(paragraph: Paragraph, entries: Sequence[_Entry]) -> bool:
    """Chương I / QUY ĐỊNH CHUNG: the title on a line of its own."""
    above = entries[-1].paragraph if entries else None
    chapter = above is not None and above.label is not None and above.label.level <= Level.ARTICLE
    return above is not None and chapter and not above.text and not paragraph.table


def _give_title(above: Paragraph, title: Paragraph) -> None:
    above.text, above.lines, above.bold = title.text, (above.lines[0], title.lines[1]), title.bold


def _loose(paragraph: Paragraph, stack: list[_Entry], *, closing: bool) -> _Entry:
    heads = paragraph.text.endswith(":") and not paragraph.table and not closing
    short = heads and len(paragraph.text.split()) <= 4
    while len(stack) > 1 and (closing or not _may_hold(stack[-1], short)):
        stack.pop()
    entry = _Entry(paragraph, max(FREE_COUNT - 1, stack[-1].level + 1) if len(stack) > 1 else Level.STAR - 1)
    stack[-1].children.append(entry)
    if heads:
        stack.append(entry)
    return entry


def _may_hold(holder: _Entry, heads: bool) -> bool:
    """A bullet holds no loose paragraph, nor does another; a short one ("Chiều:") begins a new run of counts."""
    label = holder.paragraph.label
    return label is not None and not label.bullet and not (heads and label.level == Level.COUNT)


def _level(label: Label, stack: Sequence[_Entry]) -> int:
    """Numbers like 1) and (1) stand for 1. where no 1. is open, and under a) where one is."""
    if label.level != Level.COUNT:
        return label.level
    labelled = [entry for entry in stack if entry.paragraph.label]
    counts = [entry.level for entry in labelled if entry.paragraph.label and entry.paragraph.label.level == Level.COUNT]
    if counts:
        return counts[-1]
    return Level.COUNT if any(Level.NUMBER <= entry.level <= Level.POINT + 1 for entry in labelled) else FREE_COUNT


def _closes(text: str, left: int) -> bool:
    """Whether a loose paragraph after the last number speaks for the whole document. `left`: paragraphs from it on."""
    ended = text.rstrip(" ”\"'").endswith(("./.", "./", "/."))
    return (ended and left < LAST) or (left <= LAST and bool(_CLOSES.match(plain(text[:160]))))


def _frozen(entries: Sequence[_Entry], root: _Entry) -> tuple[Node, ...]:
    """Freeze from the last entry to the first: children come after their parents in the text."""
    nodes: dict[int, Node] = {}
    for entry in reversed(entries):
        paragraph = entry.paragraph
        children = tuple(nodes.pop(id(child)) for child in entry.children)
        over_entries = any(child.label for child in children)
        heading, text = split_heading(paragraph, has_children=bool(children), over_entries=over_entries)
        first, last = paragraph.lines
        nodes[id(entry)] = Node(
            label=(paragraph.label.printed or None) if paragraph.label else None,
            heading=heading,
            text=text,
            lines=(first, max(last, children[-1].lines[1]) if children else last),
            children=children,
        )
    return tuple(nodes[id(child)] for child in root.children)
