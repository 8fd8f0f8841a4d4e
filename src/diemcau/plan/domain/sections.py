"""What each part of a plan is about: the outline as a flat list of entries with their topics."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from diemcau.nd30.model import Lines, Node
from diemcau.plan.domain.fields import Field, field_of
from diemcau.plan.domain.names import starts_name
from diemcau.plan.domain.topics import Topic, topics_of

_COLON = re.compile(r"\s*:\s*")
# Without a colon only these open an entry by themselves: 'Thời gian ngày 25-27/12/2017 …'.
_OPENING = re.compile(
    r"(?i)(Thời gian|Địa điểm|Kinh phí)\s+(?=(?:ngày|buổi|từ|lúc|vào|sáng|chiều|hội trường|tại|phòng|trung tâm|"
    r"thông tin|theo)\b)"
)
HEAD_WORDS = 14


@dataclass(slots=True, kw_only=True)
class Entry:
    """One node of the outline, with what it announces and where it hangs."""

    node: Node
    depth: int
    parent: Entry | None
    head: str | None  # its heading, or the words before its colon that announce a topic
    text: str  # the rest
    own: frozenset[Topic]  # announced by its own head
    topics: frozenset[Topic]  # its own, or else those of the entry above it
    lines: Lines  # of its own words, without those of its children
    children: list[Entry] = field(default_factory=list)

    @property
    def label(self) -> str | None:
        return self.node.label

    @property
    def bullet(self) -> bool:
        return self.node.label is not None and not self.node.label[:1].isalnum() and not self.node.label.startswith("(")

    def above(self, topic: Topic) -> bool:
        """Whether any entry above this one announces the topic."""
        entry = self.parent
        while entry is not None:
            if topic in entry.own:
                return True
            entry = entry.parent
        return False


def entries_of(outline: Sequence[Node]) -> tuple[Entry, ...]:
    """Every node in the order of the text; without recursion, so depth costs nothing."""
    found: list[Entry] = []
    waiting: list[tuple[Node, Entry | None, int]] = [(node, None, 0) for node in reversed(outline)]
    while waiting:
        node, parent, depth = waiting.pop()
        head, text = head_of(node)
        own = topics_of(head) if head and not starts_name(head) else frozenset()
        entry = Entry(
            node=node,
            depth=depth,
            parent=parent,
            head=head,
            text=text,
            own=own,
            topics=own or (parent.topics if parent else frozenset()),
            lines=own_lines(node),
        )
        if parent is not None:
            parent.children.append(entry)
        found.append(entry)
        waiting.extend((child, entry, depth + 1) for child in reversed(node.children))
    return tuple(found)


def head_of(node: Node) -> tuple[str | None, str]:
    """A node's heading and text; a bullet's 'Thành phần: …' is read as a heading too."""
    if node.heading:
        return node.heading, node.text
    colon = _COLON.search(node.text[:160])
    if colon:
        head = node.text[: colon.start()].strip(" *_")
        if head and len(head.split()) <= HEAD_WORDS and (topics_of(head) or field_of(head)):
            return head, node.text[colon.end() :].strip(" *_")
    opening = _OPENING.match(node.text)
    if opening:
        return opening[1], node.text[opening.end() :]
    return None, node.text


def fields_among(entries: Sequence[Entry]) -> list[Entry]:
    """The entries that label the fields of one task, where one of them says who does it.

    'Chủ trì' by itself labels a task only beside 'Phối hợp'; beside place and attendance it is the chair.
    """
    labelled = [one for one in entries if one.head and field_of(one.head)]
    names = {field_of(one.head or "") for one in labelled}
    if not names & {Field.LEAD, Field.DOERS}:
        return []
    bare = all(Topic.CHAIR in one.own for one in labelled if field_of(one.head or "") in (Field.LEAD, Field.DOERS))
    attended = any(one.own & {Topic.PARTICIPANTS, Topic.PLACE} for one in entries)
    return [] if bare and (attended or Field.COORDINATING not in names) else labelled


def own_lines(node: Node) -> Lines:
    """The lines of a node's own words: up to where its first child begins."""
    first, last = node.lines
    if node.children:
        last = max(first, min(last, node.children[0].lines[0] - 1))
    return first, last


def whole_text(entry: Entry) -> str:
    """The text of an entry and of everything below it, in one string."""
    parts: list[str] = []
    waiting = [entry]
    while waiting:
        one = waiting.pop()
        parts.extend(part for part in (one.head if one is not entry else None, one.text) if part)
        waiting.extend(reversed(one.children))
    return " ".join(parts)
