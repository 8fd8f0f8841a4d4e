"""The head of a document: bodies, number, symbol, place, date, kind, subject (Nghị định 30/2020/NĐ-CP, điều 8)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from diemcau.kernel.dates import PartialDate, possible, read_date
from diemcau.nd30.model import Lines
from diemcau.nd30.reading import bodies
from diemcau.nd30.reading.kinds import KIND, printed_kind
from diemcau.nd30.reading.pieces import (
    Piece,
    about_end,
    is_motto,
    is_nation,
    nation_at,
    number_in,
    pieces_of,
    states_date,
)
from diemcau.nd30.reading.rows import Row, is_upper, plain
from diemcau.nd30.reading.subject import read_subject

FIELDS = ("type", "issuing_body", "parent_body", "number", "symbol", "place", "date", "subject")
SEARCHED = 400  # rows in which a head is looked for; web pages print menus before it
HEIGHT = 60  # rows that a head may take

_ADDRESS = re.compile(r"\W*kinh (?:gui|moi|trinh)\b")
_OPENING_KIND = re.compile(rf"(?:{KIND})\b")


@dataclass(slots=True)
class Head:
    """What was read, where it stands, and at which row the rest begins."""

    body_at: int = 0
    type: str | None = None
    issuing_body: str | None = None
    parent_body: str | None = None
    number: str | None = None
    symbol: str | None = None
    place: str | None = None
    date: PartialDate | None = None
    subject: str | None = None
    lines: dict[str, Lines | None] = field(default_factory=lambda: dict.fromkeys(FIELDS))


def read_head(rows: Sequence[Row]) -> Head:
    """Read the head; where there is none, everything is body."""
    nation = next((at for at, row in enumerate(rows[:SEARCHED]) if is_nation(row)), None)
    if nation is None and (page := _web_title(rows)):
        return page
    kind_at = _kind_row(rows, after=nation)
    start, stop = _extent(rows, nation, kind_at)
    head = Head(body_at=stop)
    pieces = pieces_of(rows, start, stop)
    _read_bodies(head, pieces, rows)
    _read_number(head, pieces, rows)
    _read_date(head, pieces, rows)
    if kind_at is None:
        _read_about(head, pieces, rows)
    else:
        _read_kind(head, rows, kind_at)
    return head


def _web_title(rows: Sequence[Row]) -> Head | None:
    """A page of the web has a title in place of a head."""
    at = next((at for at, row in enumerate(rows[:6]) if row.text), None)
    if at is None or not rows[at].title:
        return None
    row = rows[at]
    head = Head(body_at=at + 1, subject=row.text)
    head.lines["subject"] = (row.number, row.number)
    kind = _OPENING_KIND.match(row.plain)
    if kind and kind.end() < len(row.text):
        head.type, head.subject = row.text[: kind.end()], row.text[kind.end() :].strip(" :")
        head.lines["type"] = (row.number, row.number)
    return head


# -- where the head is


def _kind_row(rows: Sequence[Row], *, after: int | None) -> int | None:
    """The kind stands after the nation's name; without one, at the top."""
    seen = 0
    for at in range(0 if after is None else after + 1, min(len(rows), SEARCHED + HEIGHT)):
        row = rows[at]
        seen += not row.blank
        if seen > (25 if after is None else HEIGHT) or (after is not None and _ADDRESS.match(row.plain)):
            return None
        if row.text and printed_kind(row):
            return at
    return None


def _extent(rows: Sequence[Row], nation: int | None, kind_at: int | None) -> tuple[int, int]:
    """The rows of the head: up to the first body; down to the kind, the addressees or the text."""
    if nation is None:
        numbered = next((at for at, row in enumerate(rows[:HEIGHT]) if number_in(row.plain)), None)
        if kind_at is None and numbered is None:
            return 0, 0
        start, nation = 0, numbered or 0
    else:
        start = _first_row(rows, nation)
    stop = min(len(rows), start + 2 * HEIGHT)
    return start, kind_at if kind_at is not None else next(_ends(rows, start, stop, nation), stop)


def _ends(rows: Sequence[Row], start: int, stop: int, nation: int) -> Iterator[int]:
    """Where the head of a công văn may end."""
    complete = about = False
    seen = 0
    for at in range(start, stop):
        row = rows[at]
        if row.blank:
            continue
        seen += 1
        about = about or about_end(row.plain) is not None
        complete = complete or bool(number_in(row.plain)) or states_date(row.plain)
        if _ADDRESS.match(row.plain) or seen > HEIGHT:
            yield at
        if at > nation + 1 and complete and not about and _is_running_text(row):
            yield at


def _is_running_text(row: Row) -> bool:
    if len(row.text) <= 55 or is_upper(row.text) or is_motto(row):
        return False
    return not (number_in(row.plain) or states_date(row.plain))


def _first_row(rows: Sequence[Row], nation: int) -> int:
    """Up from the nation's name to the first body; on its own line when both columns begin there."""
    if re.search(r"\w{2}", rows[nation].plain[: nation_at(rows[nation]) or 0]):
        return nation
    start = nation
    numbered = any(number_in(row.plain) for row in rows[max(0, nation - 15) : nation])
    for at in range(nation - 1, max(-1, nation - 25), -1):
        row = rows[at]
        if row.blank or row.text.strip() == "*":  # the star under a body of the Party
            continue
        if is_upper(row.text) and len(row.text) < 90:
            start = at
        elif not (number_in(row.plain) or row.plain.startswith("/") or (numbered and _below_number(rows, at))):
            break
    return start


def _below_number(rows: Sequence[Row], at: int) -> bool:
    """Whether a number stands above this row: then it is a line of V/v."""
    return any(number_in(rows[above].plain) for above in range(max(0, at - 8), at))


# -- what it says


def _read_bodies(head: Head, pieces: list[Piece], rows: Sequence[Row]) -> None:
    """Capitals above the number; under it they are stamps, or the text."""
    number = next((at for at, piece in enumerate(pieces) if piece.sort == "number"), len(pieces))
    upper = [piece for piece in pieces[:number] if piece.sort == "upper"]
    upper = upper or [piece for piece in pieces if piece.sort == "upper"]
    if not upper:
        return
    names = bodies.joined([piece.text for piece in upper])
    found = [[piece for piece, of in zip(upper, names, strict=True) if of == name] for name in range(names[-1] + 1)]
    for attribute, name in zip(("issuing_body", "parent_body"), reversed(found), strict=False):
        if text := " ".join(piece.text for piece in name).strip(" .,:;|-–_'`\""):
            setattr(head, attribute, text)
            head.lines[attribute] = (rows[name[0].row].number, rows[name[-1].last].number)


def _read_number(head: Head, pieces: list[Piece], rows: Sequence[Row]) -> None:
    piece = next((piece for piece in pieces if piece.sort == "number"), None)
    found = number_in(plain(piece.text)) if piece else None
    if piece is None or found is None:
        return
    digits = found["number"].strip(" .:;…_")
    if digits.isdigit():
        head.number = digits
        head.lines["number"] = piece.lines(rows)
    if "symbol" in found.groupdict():
        start, end = found.span("symbol")
        symbol = re.sub(r"\s*([-–/.&])\s*", r"\1", piece.text[start:end])
        head.symbol = symbol.replace("–", "-").replace("Ð", "Đ").strip(".-")
        head.lines["symbol"] = piece.lines(rows)


def _read_date(head: Head, pieces: list[Piece], rows: Sequence[Row]) -> None:
    dated = [piece for piece in pieces if piece.sort == "date"]
    piece = next((piece for piece in dated if "ngay" in plain(piece.text)), dated[0] if dated else None)
    if piece is None:
        return
    at = max(plain(piece.text).find("ngay"), 0)
    place = piece.text[:at].strip(" .,;:|*`'\"^~_-–")
    head.date = _partial(piece.text[at:])
    head.lines["date"] = piece.lines(rows) if head.date else None
    if place and place[0].isalpha():
        head.place = place
        head.lines["place"] = piece.lines(rows)


def _partial(text: str) -> PartialDate | None:
    """A date that a scanner may have spoilt: what is certain of it."""
    if found := read_date(text):
        return found
    words = plain(text)
    month, year = re.search(r"thang\s*(\d{1,2})\b", words), re.search(r"nam\s*(\d{4})\b", words)
    parts = (int(year[1]) if year else None, int(month[1]) if month else None, None)
    return PartialDate(*parts) if any(parts) and possible(*parts) else None


def _read_about(head: Head, pieces: list[Piece], rows: Sequence[Row]) -> None:
    """A công văn prints no kind; its subject follows V/v, under the number."""
    piece = next((piece for piece in pieces if piece.sort == "about"), None)
    if piece:
        head.subject = piece.text[about_end(plain(piece.text)) or 0 :].strip(" .:;") or None
        head.lines["subject"] = piece.lines(rows)


def _read_kind(head: Head, rows: Sequence[Row], kind_at: int) -> None:
    kind, rest = printed_kind(rows[kind_at]) or ("", "")
    below = next((row for row in rows[kind_at + 1 : kind_at + 8] if row.text), None)
    if rest and len(rest.split()) <= 3 and not (below and is_upper(below.text)):  # HƯỚNG DẪN LIÊN SỞ
        kind, rest = f"{kind} {rest}", ""
    head.type = kind
    head.lines["type"] = (rows[kind_at].number, rows[kind_at].number)
    head.subject, head.lines["subject"], head.body_at = read_subject(rows, kind_at, rest, head.issuing_body)
