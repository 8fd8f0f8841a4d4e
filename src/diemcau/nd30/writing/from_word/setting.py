"""A Word file to the typesetter: its text as data, its pictures as files."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from diemcau.kernel.errors import Unreadable
from diemcau.kernel.words import say
from diemcau.nd30.text.word.styles import W
from diemcau.nd30.writing.from_word.blocks import Reader
from diemcau.nd30.writing.from_word.model import Mark, Paragraph, Piece
from diemcau.nd30.writing.from_word.package import Package
from diemcau.nd30.writing.from_word.sections import read_sections
from diemcau.nd30.writing.from_word.shared import Shared
from diemcau.nd30.writing.from_word.spacing import level_headings, refer, space
from diemcau.nd30.writing.glyphs import drawn
from diemcau.nd30.writing.pdf import STANDARDS
from diemcau.nd30.writing.typesetter import set_files

TEMPLATE = Path(__file__).resolve().parent / "page.typ"
MOST_LETTERS = 3_000_000  # some thousand pages


def word_to_pdf(content: bytes, *, made_on: date, title: str) -> bytes:
    """The file as PDF/A-2a and PDF/UA-1, as declared; the same input gives the same bytes.

    Args:
        title: what the PDF calls itself.

    Raises:
        Unreadable: no Word file, damaged, beyond the limits, or one that cannot be set.
    """
    try:
        data, pictures = _data(content, made_on, title)
    except RecursionError:
        raise Unreadable(
            say("Tệp Word lồng nhau quá sâu nên không lập được PDF; hãy bỏ bớt bảng, khung lồng nhau.")
        ) from None
    try:
        return _set(data, pictures)
    except RuntimeError:  # a picture that the typesetter does not take must not cost the whole paper
        pass
    try:
        return _set(data, {})
    except RuntimeError as fault:
        raise Unreadable(say("Không dàn được trang từ tệp Word này; bản Word vẫn tải được.")) from fault


def _set(data: str, pictures: dict[str, bytes]) -> bytes:
    files = {"main.typ": TEMPLATE.read_bytes(), "data.json": data.encode(), **pictures}
    has = json.dumps(sorted(pictures)).encode()
    return set_files({**files, "pictures.json": has}, format="pdf", pdf_standards=STANDARDS)


def _data(content: bytes, made_on: date, title: str) -> tuple[str, dict[str, bytes]]:
    package = Package(content)
    shared = Shared(package)
    _read_notes(package, shared)
    sections = read_sections(package.main, shared)
    level_headings(sections)
    refer(sections, shared.bookmarks, shared.styles)
    for section in sections:
        space(section.blocks)
    data = {
        "title": title,
        "made": [made_on.year, made_on.month, made_on.day],
        "looks": shared.looks.found,
        "sections": sections,
    }
    text = json.dumps(data, ensure_ascii=False, default=vars)
    if len(text) > 20 * MOST_LETTERS:
        raise Unreadable(say("Tệp Word quá dài nên không lập được PDF; hãy chia báo cáo thành nhiều tệp."))
    pictures = {name: _drawn(name, file) for name, file in shared.pictures.files.items()}
    return drawn(text), pictures


def _drawn(name: str, file: bytes) -> bytes:
    return drawn(file.decode(errors="replace")).encode() if name.endswith(".svg") else file


def _read_notes(package: Package, shared: Shared) -> None:
    """Footnotes and endnotes; both stand at the foot of the page."""
    for kind in ("footnote", "endnote"):
        part = package.beside(f"{kind}s")
        for note in part.root if part else ():
            if note.get(f"{W}type") in ("separator", "continuationSeparator"):
                continue
            pieces: list[Piece] = []
            for block in Reader(part, shared, has_notes=False).blocks(note) if part else ():
                if isinstance(block, Paragraph):
                    pieces += [*([Mark(kind="line")] if pieces else []), *block.pieces]
            shared.notes[kind, note.get(f"{W}id", "")] = pieces
