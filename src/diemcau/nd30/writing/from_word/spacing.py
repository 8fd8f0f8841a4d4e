"""What only the whole tells: room between blocks, levels of headings, lists of contents with what they list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from diemcau.nd30.writing.from_word.fields import argument_of
from diemcau.nd30.writing.from_word.model import (
    Block,
    Contents,
    Entry,
    Note,
    PageBreak,
    PageNumber,
    Paragraph,
    Table,
    Words,
)
from diemcau.nd30.writing.from_word.pages import Section
from diemcau.nd30.writing.from_word.styles import Styles

DEEPEST_HEADING = 6
_STEP = 11.0  # points, by which each level of a list of contents stands in


def space(blocks: list[Block], *, is_cell: bool = False) -> None:
    """Word adds the room below a block to that above the next one."""
    last: Block | None = None
    for block in blocks:
        if not isinstance(block, PageBreak):
            before = block.before
            after = last.after if last is not None and not isinstance(last, PageBreak) else 0.0
            if isinstance(block, Paragraph) and isinstance(last, Paragraph) and block.style == last.style:
                before, after = before * (not block.contextual), after * (not last.contextual)
            starts = last is None or isinstance(last, PageBreak)
            block.gap = 0.0 if starts else before + after
            block.lead = 0.0 if is_cell and last is None else before if starts else 0.0
        if isinstance(block, Table):
            for cell in block.cells:
                cell.blocks = unbroken(cell.blocks)
                space(cell.blocks, is_cell=True)
                if cell.blocks:
                    first, end = cell.blocks[0], cell.blocks[-1]
                    cell.inset["top"] += 0.0 if isinstance(first, PageBreak) else first.before
                    cell.inset["bottom"] += 0.0 if isinstance(end, PageBreak) else end.after
        last = block


def unbroken(blocks: list[Block]) -> list[Block]:
    """Without breaks of pages and lists of contents, which a cell or a header has none of."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            block.new_page = False
        found += block.shown if isinstance(block, Contents) and not block.entries else [block]
    return [block for block in found if not isinstance(block, PageBreak)]


def paragraphs(blocks: list[Block]) -> Iterator[Paragraph]:
    """All of them, those in tables included, in order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            for cell in block.cells:
                yield from paragraphs(cell.blocks)
        elif isinstance(block, Contents):
            yield from paragraphs(block.shown)


def level_headings(sections: list[Section]) -> None:
    """A heading is at most one level below the one before it: none is left out (PDF/UA-1)."""
    last = 0
    for section in sections:
        for paragraph in paragraphs(section.blocks):
            if paragraph.outline is not None:
                last = paragraph.level = min(paragraph.outline + 1, last + 1, DEEPEST_HEADING)


def refer(sections: list[Section], bookmarks: Mapping[str, int], styles: Styles) -> None:
    """Fill lists of contents, and tell page numbers of other places where these are."""
    places = {
        paragraph.number: (paragraph, at)
        for at, section in enumerate(sections)
        for paragraph in paragraphs(section.blocks)
    }
    for section in sections:
        section.blocks = _filled(section.blocks, places, styles)
    for paragraph, _at in list(places.values()):
        for piece in paragraph.pieces:
            if isinstance(piece, PageNumber) and piece.kind == "page_of":
                target = places.get(bookmarks.get(piece.bookmark, 0))
                piece.kind = "page_of" if target else "none"
                if target:
                    piece.target, piece.section = target[0].number, target[1]
                    target[0].is_target = True


def _filled(blocks: list[Block], places: dict[int, tuple[Paragraph, int]], styles: Styles) -> list[Block]:
    filled: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            for cell in block.cells:
                cell.blocks = _filled(cell.blocks, places, styles)
        if isinstance(block, Contents):
            stale = {paragraph.number for paragraph in paragraphs(block.shown)}
            block.entries = [each for each in _listed(block, places, styles) if each.target not in stale]
            if not block.entries:
                filled.extend(block.shown)
                continue
            block.shown = []
            for entry in block.entries:
                places[entry.target][0].is_target = True
        filled.append(block)
    return filled


def _listed(contents: Contents, places: dict[int, tuple[Paragraph, int]], styles: Styles) -> Iterator[Entry]:
    counted = argument_of(contents.wanted, "c") or argument_of(contents.wanted, "a")
    levels = _levels(contents.wanted)
    named = _named(argument_of(contents.wanted, "t") or "")
    for paragraph, section in places.values():
        text = " ".join(_text(paragraph).split())
        if not text:
            continue
        if counted is not None:
            level = 1 if paragraph.caption == counted.lower() else 0
        else:
            outline = (paragraph.outline if paragraph.outline is not None else 9) + 1
            level = named.get(styles.name(paragraph.style), outline if outline in levels else 0)
        if level:
            left = styles.paragraph(styles.named(f"toc {level}"))[0].get("left") if counted is None else 0.0
            yield Entry(
                text=text,
                target=paragraph.number,
                section=section,
                left=left if left is not None else (level - 1) * _STEP,
            )


def _levels(wanted: str) -> range:
    found = re.search(r"(\d)\s*-\s*(\d)", argument_of(wanted, "o") or argument_of(wanted, "u") or "")
    if found:
        return range(int(found[1]), int(found[2]) + 1)
    return range(0) if argument_of(wanted, "t") else range(1, 10)


def _named(styles: str) -> dict[str, int]:
    """ "Mục,1,Khoản,2": styles that count as headings."""
    words = [each.strip() for each in re.split("[,;]", styles)]
    return {
        name.lower(): int(level)
        for name, level in zip(words[::2], words[1::2], strict=False)
        if level.isdecimal() and len(level) < 2
    }


def _text(paragraph: Paragraph) -> str:
    return "".join(
        piece.text if isinstance(piece, Words) else "" if isinstance(piece, Note) else " " for piece in paragraph.pieces
    )
