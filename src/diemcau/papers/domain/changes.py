"""What changed between two versions of a text, paragraph by paragraph and word by word. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_PARAGRAPHS = 4_000
MOST_WORDS = 1_500  # of a paragraph that is compared word by word

_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph: `kind` is "" where both have it, "added" or "removed"."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One paragraph: "same", "added", "removed" or "changed", in runs; `skipped` same ones stand for their number."""

    kind: str
    runs: tuple[Run, ...] = ()
    skipped: int = 0


def changes(old: Sequence[str], new: Sequence[str], *, around: int = 1) -> list[Change]:
    """Everything that differs, with `around` equal paragraphs beside it; what lies between is counted, not shown."""
    before, after = _paragraphs(old), _paragraphs(new)
    matcher = SequenceMatcher(None, before, after, autojunk=max(len(before), len(after)) > 1_000)
    found: list[Change] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            found += [Change(kind="same", runs=(Run("", text),)) for text in before[a:b]]
        else:
            found += _replaced(before[a:b], after[c:d])
    return list(_shortened(found, around))


def count(found: Sequence[Change]) -> int:
    """How many paragraphs differ."""
    return sum(change.kind != "same" for change in found)


def _paragraphs(lines: Sequence[str]) -> list[str]:
    return [" ".join(line.split()) for line in lines if line.strip()][:MOST_PARAGRAPHS]


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """Paragraphs in the same order answer each other as long as they are alike at all."""
    for number in range(max(len(old), len(new))):
        gone = old[number] if number < len(old) else ""
        come = new[number] if number < len(new) else ""
        if gone and come and _alike(gone, come):
            yield Change(kind="changed", runs=tuple(_runs(gone, come)))
            continue
        if gone:
            yield Change(kind="removed", runs=(Run("removed", gone),))
        if come:
            yield Change(kind="added", runs=(Run("added", come),))


def _alike(one: str, other: str) -> bool:
    a, b = one.split(), other.split()
    if max(len(a), len(b)) > MOST_WORDS:
        return False
    return SequenceMatcher(None, a, b, autojunk=False).quick_ratio() > 0.4


def _runs(old: str, new: str) -> Iterator[Run]:
    a, b = _WORDS.findall(old), _WORDS.findall(new)
    for kind, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Run("", "".join(a[i:j]))
            continue
        if i < j:
            yield Run("removed", "".join(a[i:j]))
        if k < m:
            yield Run("added", "".join(b[k:m]))


def _shortened(found: Sequence[Change], around: int) -> Iterator[Change]:
    differs = [number for number, change in enumerate(found) if change.kind != "same"]
    near = {at for number in differs for at in range(number - around, number + around + 1)}
    skipped = 0
    for number, change in enumerate(found):
        if number in near:
            if skipped:
                yield Change(kind="same", skipped=skipped)
                skipped = 0
            yield change
        else:
            skipped += 1
    if skipped:
        yield Change(kind="same", skipped=skipped)
