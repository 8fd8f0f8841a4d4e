"""What an administrative document consists of (Nghị định 30/2020/NĐ-CP, điều 8).

Every node read out of a text carries `lines`: its first and last line in that text, counted
from 1. A value that the text does not state is None or empty, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from diemcau.kernel.dates import PartialDate

Lines = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What an extraction gave: NFC lines, and a word on how they were got."""

    lines: tuple[str, ...]
    source: str  # txt, docx, pdf, ocr
    notes: tuple[str, ...] = ()  # whole Vietnamese sentences: converted from TCVN3, read by OCR …


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One entry of the outline; `text` is its running text with wrapped lines healed.

    `svg` is a picture that a made document holds in this place, `text` what it says to those who do not see it.
    """

    label: str | None  # as printed without its closing mark: I, 1, a, -, *
    heading: str | None
    text: str
    lines: Lines
    children: tuple[Node, ...] = ()
    svg: str = ""

    def walk(self) -> Iterator[Node]:
        """This node, then everything below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Căn cứ: a document that this one rests on."""

    text: str
    number: str | None
    date: PartialDate | None
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Quyền hạn, chức vụ và họ tên của người ký: TM./KT./TL./TUQ., title, name."""

    authority: str | None
    title: str | None
    name: str | None
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One printed entry of Nơi nhận, dash and closing mark removed."""

    text: str
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """Phụ lục: its label, title and own outline."""

    label: str | None
    title: str | None
    outline: tuple[Node, ...]
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The whole paper. `lines` says where the scalar fields stand: {"number": (8, 8), …}."""

    type: str | None = None
    issuing_body: str | None = None
    parent_body: str | None = None
    number: str | None = None  # the digits only; None where left blank
    symbol: str | None = None  # what follows the slash: KH-UBND
    place: str | None = None
    date: PartialDate | None = None
    subject: str | None = None
    addressees: tuple[Recipient, ...] = ()  # Kính gửi
    bases: tuple[Basis, ...] = ()
    outline: tuple[Node, ...] = ()
    annexes: tuple[Annex, ...] = ()
    signer: Signer | None = None
    secretary: Signer | None = None  # of a biên bản, beside its chair
    recipients: tuple[Recipient, ...] = ()
    archive: str | None = None
    lines: dict[str, Lines | None] = field(default_factory=dict)

    def walk(self) -> Iterator[Node]:
        """Every node of the outline and of the annexes, in the order of the text."""
        for node in self.outline:
            yield from node.walk()
        for annex in self.annexes:
            for node in annex.outline:
                yield from node.walk()
