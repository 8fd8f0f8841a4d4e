"""Tờ số liệu: what the film and the speaker say of the results, figure by figure with its source. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diemcau.kernel.words import say
from diemcau.nd30.model import Document, Node
from diemcau.nd30.writing.kinds import entry, rows
from diemcau.publish.domain.consolidated import Part, analysis

FIRST, LAST = 3, 3  # units that a film names


def fact_sheet(parts: Sequence[Part], *, conference: str, warning: str = "") -> Document:
    """One part for each released table: sentences to be spoken, then a table of the words on the screen."""
    text = [entry(warning)] if warning else []
    text += [entry("", label=str(at), heading=part.title, under=_told(part)) for at, part in enumerate(parts, start=1)]
    return Document(type="TỜ SỐ LIỆU", subject=conference, outline=tuple(text))


def spoken(parts: Sequence[Part]) -> str:
    """The same as plain text, for a message or a teleprompter."""
    blocks = []
    for part in parts:
        lines = [part.title, *(f"- {sentence}" for sentence in _sentences(part)), f"({_source(part)})"]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _told(part: Part) -> Iterator[Node]:
    for sentence in _sentences(part):
        yield entry(sentence, label="-")
    yield entry(_source(part), label="-")
    named = [line for line in part.lines if line.row.rank is not None]
    shown = named if len(named) <= FIRST + LAST else [*named[:FIRST], *named[-LAST:]]
    if part.table.kind == "winners":
        shown = list(part.lines)
    table = [(say("Hạng"), say("Chữ trên màn hình"), say("Số"))]
    table += [(str(line.row.rank or ""), _words(part, line.row.unit, line.row.grade), line.value) for line in shown]
    yield from rows(table)


def _sentences(part: Part) -> Iterator[str]:
    """Winners are named, the highest prize last as on the stage; of a table is said what stands out."""
    if part.table.kind != "winners":
        yield from analysis(part.lines)
        return
    for line in reversed(part.lines):
        unit = f" ({line.row.note})" if line.row.note else ""
        yield f"{line.row.grade}: {line.row.unit}{unit}."


def _words(part: Part, name: str, grade: str) -> str:
    return f"{name} – {grade}" if grade and part.table.kind == "winners" else name


def _source(part: Part) -> str:
    table = part.table
    day = "/".join(reversed(table.decided_on.split("-"))) if table.decided_on else ""
    if not table.decision:
        return say("Nguồn: %(title)s", title=part.title)
    return say("Nguồn: Quyết định số %(number)s ngày %(day)s", number=table.decision, day=day)
