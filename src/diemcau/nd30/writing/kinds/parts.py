"""The office that issues, how it signs, and the parts that every kind of document has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diemcau.kernel.dates import PartialDate
from diemcau.nd30.model import Document, Lines, Node, Recipient, Signer

UNREAD: Lines = (1, 1)  # a document not yet printed stands on no lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Cơ quan ban hành: its name as in running text, the body above it, its letters in symbols, its place."""

    name: str  # Ủy ban nhân dân tỉnh Quảng Nam
    short: str  # UBND
    place: str  # Quảng Nam
    above: str | None = None  # UBND tỉnh Quảng Nam, where an office of the province issues


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """What the registry and the signer add: number and day, who signs, who receives it, the archive line."""

    signer: str  # họ và tên, without degrees
    title: str  # CHỦ TỊCH
    authority: str | None = None  # TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH
    number: int | None = None
    date: PartialDate | None = None
    recipients: tuple[str, ...] = ()
    archive: str = "VT"


def framed(
    office: Office,
    signing: Signing,
    *,
    kind: str,
    code: str,
    subject: str,
    outline: Iterable[Node],
    place: bool = True,
) -> Document:
    """A document of one kind, with everything round its text.

    Args:
        code: the letters of the kind in the symbol (Phụ lục III, mục I): KH, TB, GM …
        place: whether it has a line of place and date; a biên bản has none.
    """
    return Document(
        type=kind.upper(),
        issuing_body=office.name.upper(),
        parent_body=office.above.upper() if office.above else None,
        number=f"{signing.number:02}" if signing.number else None,
        symbol=f"{code}-{office.short}",
        place=office.place if place else None,
        date=(signing.date or PartialDate()) if place else None,
        subject=subject,
        outline=tuple(outline),
        signer=Signer(authority=signing.authority, title=signing.title, name=signing.signer, lines=UNREAD),
        recipients=tuple(Recipient(text=each, lines=UNREAD) for each in signing.recipients),
        archive=signing.archive,
    )


def entry(text: str, *, label: str | None = None, heading: str | None = None, under: Iterable[Node] = ()) -> Node:
    """One entry of the text: a paragraph, or with a label and a heading."""
    return Node(label=label, heading=heading, text=text, lines=UNREAD, children=tuple(under))


def listed(lead: str, items: Sequence[str]) -> list[Node]:
    """One item on the line of its lead; several below it, each after a dash. Nothing of nothing."""
    if not items:
        return []
    if len(items) == 1:
        return [entry(f"{lead}: {stopped(items[0])}")]
    *most, last = (item.rstrip(" .;") for item in items)
    return [entry(f"{lead}:", under=(*(entry(f"{each};", label="-") for each in most), entry(f"{last}.", label="-")))]


def rows(table: Iterable[Sequence[str]]) -> list[Node]:
    """A table in the text, its heading first: a row is a paragraph, its cells parted by tabs."""
    return [entry("\t".join(" ".join(cell.split()) or "–" for cell in row)) for row in table]


def stopped(text: str) -> str:
    """The text with one full stop at its end."""
    return text if text.endswith((".", "!", "?")) else f"{text.rstrip(' ;,')}."


def closed(text: str) -> str:
    """The last paragraph of a document: it ends with ./. (mẫu 1.4, 1.7, 1.9)."""
    return f"{text.rstrip(' ./;')}./."
