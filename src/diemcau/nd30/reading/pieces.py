"""The head of a document in pieces: what one column says on one line, known by what it says.

The two columns come side by side, one after the other, or interleaved, and either may wrap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diemcau.nd30.model import Lines
from diemcau.nd30.reading.rows import Row, folded, is_upper, plain

_NATION = re.compile(r"c[o0]ng\s+h\w{1,2}\s+x\w(?:\s+h\w{1,2})?(?:\s+ch\w\s+ng\w{2,4}(?:\s+vi\w{1,3}(?:\s+nam)?)?)?")
_NATION_TAIL = re.compile(
    r"(?:xa\s+)?(?:hoi\s+)?(?:chu\s+)?nghia\s+viet\s+nam|(?:hoi\s+)?chu\s+nghia(?:\s+viet(?:\s+nam)?)?|viet\s+nam$"
)
_UNION = re.compile(r"doan\s+(?:tncs|thanh nien cong san)\s+ho chi minh")
_PARTY = re.compile(r"d\wng\s+c\wng\s+s\wn\s+vi\wt\s+nam")
_MOTTO = re.compile(r"d\wc\s+l\wp.{0,8}t\w\s*[dt]\w.{0,8}h\wnh\s+ph\w{1,2}")
_SYMBOL = r"[^\W_]+(?:\s?[-–.&]\s?[^\W_]+)*"
_NUMBERS = (
    re.compile(  # the Party's: Số 45-KH/TU
        r"s[o6]\s*[:;.]?\s*(?P<number>\d*|[.…\s]{0,12})\s*-\s*"
        r"(?P<symbol>[a-z]{1,6}(?:\s?-\s?[a-z]+)*\s*/\s*[^\W_]+(?:-[^\W_]+)*)"
    ),
    re.compile(rf"s[o6]\s*[:;.]?(?P<number>[^/]{{0,16}})/\s*(?P<symbol>(?:(?:19|20)\d\d\s*/\s*)?{_SYMBOL})"),
    re.compile(r"s[o6]\s*[:;.]?\s*(?P<number>\d{0,5})\s*$"),
)
_DATE = re.compile(r"ngay\b|ngay(?=\d)|(?:^|\s)thang\s+\d{1,2}\s+nam\s+\d{4}")
_ABOUT = re.compile(r"v\s*/\s*v\b[\s:.]*|ve viec\s+")
_STAMP = re.compile(
    r"\W*(?:hoa toc|thuong khan|khan|mat|toi mat|tuyet mat|(?:ban )?du thao.{0,12}|sao y.{0,20}|ban sao|"
    r"luu hanh noi bo|xem xong tra lai)\W*"
)
_ASIDE = " .,-–—_|"


@dataclass(slots=True)
class Piece:
    row: int
    text: str
    sort: str  # nation, motto, number, upper, about, date, other, edge
    last: int  # the last row, once neighbours are joined

    def lines(self, rows: Sequence[Row]) -> Lines:
        return rows[self.row].number, rows[self.last].number


def is_nation(row: Row) -> bool:
    """Whether a line prints Quốc hiệu, or the Party's name in its place."""
    return nation_at(row) is not None


def nation_at(row: Row) -> int | None:
    """Where Quốc hiệu begins in a line."""
    found = _NATION.search(row.plain) or _PARTY.search(row.plain)
    return found.start() if found and is_upper(row.text[found.start() : found.end()]) else None


def states_date(text: str) -> bool:
    return bool(_DATE.search(text))


def about_end(text: str) -> int | None:
    """Where the words V/v end that open a text without diacritics."""
    found = _ABOUT.match(text)
    return found.end() if found else None


def is_motto(row: Row) -> bool:
    return bool(_MOTTO.search(row.plain))


def number_in(text: str) -> re.Match[str] | None:
    """Số: … of a text without diacritics; groups `number` and, but for a bare number, `symbol`."""
    opening = text.lstrip(" .,:;'`\"^~-|")
    at = text.find("so:")
    if at < 0 and not opening.startswith(("so", "s6", "sd")):
        return None
    if text.lstrip().startswith("so ") and not re.match(r"\s*so\s*[\d.…]*\s*[-/]", text):
        return None
    at = at if at >= 0 else text.find("s")
    return next((found for pattern in _NUMBERS if (found := pattern.match(text, at))), None)


def pieces_of(rows: Sequence[Row], start: int, stop: int) -> list[Piece]:
    """The pieces of these rows, neighbours that say one thing together joined."""
    return _joined(list(_cut_rows(rows, start, stop)))


def _cut_rows(rows: Sequence[Row], start: int, stop: int) -> Iterator[Piece]:
    for at in range(start, stop):
        if rows[at].edge:
            yield Piece(at, "", "edge", at)
        for nth, cell in enumerate(rows[at].cells):
            for part in re.split(r"\t| {3,}", cell.text):
                for sort, text in _cut(folded(part)):
                    union = nth > 0 and _UNION.fullmatch(plain(text))  # the Youth Union's, in place of Quốc hiệu
                    yield Piece(at, text, "nation" if union else sort, at)


def _cut(text: str) -> Iterator[tuple[str, str]]:
    """Cut what stands side by side with a single blank between, as a scanner gives it."""
    words = plain(text)
    if not words.strip(" .,:;|-_`'\"^~*"):
        return
    for sort, pattern in (("nation", _NATION), ("nation", _PARTY), ("motto", _MOTTO)):
        found = pattern.search(words)
        if found and (sort == "motto" or is_upper(text[found.start() : found.end()])):
            yield from _cut(text[: found.start()].strip(_ASIDE))
            yield sort, found[0]
            yield from _cut(text[found.end() :].strip(_ASIDE))
            return
    if is_upper(text) and _NATION_TAIL.fullmatch(words.strip()):
        yield "nation", text
    elif _ABOUT.match(words):
        yield "about", text
    elif (end := _number_end(text, words)) is not None:
        yield "number", text[:end]
        yield from _cut(text[end:].strip(" .,:;"))
    elif _DATE.search(words):
        yield "date", text
    else:
        yield ("upper" if is_upper(text) and not _STAMP.fullmatch(words) else "other"), text


def _number_end(text: str, words: str) -> int | None:
    """Where a number and symbol end that open a text; a symbol may stand alone: /KH-UBND, -KH/TU."""
    found = number_in(words)
    if found and not re.match(r"SỐ \d", text):  # THEO QUYẾT ĐỊNH / SỐ 1050/QĐ-SCT is part of a body's name
        return found.end()
    symbol = re.match(r"/\s*[^\W\d]\S*|-\s*[A-ZĐ]{1,6}/[^\W\d]\S*", text)
    return symbol.end() if symbol else None


def _joined(pieces: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        before = next((other for other in reversed(joined) if other.sort != "edge"), None)
        number = next((other for other in reversed(joined) if other.sort == "number"), None)
        if piece.sort == "number" and piece.text.startswith(("/", "-")) and number:
            _add(number, piece)
        elif before and _belongs(piece, before, at_edge=joined[-1].sort == "edge"):
            if piece.sort == "date":
                before.sort = "date"
            _add(before, piece)
        else:
            joined.append(piece)
    return joined


def _add(before: Piece, piece: Piece) -> None:
    before.text, before.last = f"{before.text.rstrip()} {piece.text}", piece.last


def _belongs(piece: Piece, before: Piece, *, at_edge: bool) -> bool:
    """Whether a piece goes on with a date, a wrapped place, or a subject."""
    if before.sort == "about":
        return piece.sort in ("other", "upper") and not at_edge
    if piece.row - before.last > 4:
        return False
    if before.sort == "date":
        return piece.sort in ("date", "other") and not re.search(r"\bnam\s*\d{4}", plain(before.text))
    place = re.split(r",|\bngày", piece.text)[0].strip()  # "Minh, ngày 18" may be the end of a wrapped one
    return before.sort == "other" and piece.sort == "date" and " " not in place
