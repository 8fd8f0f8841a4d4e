"""The head of a document: bodies, number and symbol, place and date, kind and subject (Nghị định 30/2020/NĐ-CP, điều 8).

The two columns of the head come side by side, one after the other, or interleaved, and either may wrap. So the head is
cut into pieces, each piece is known by what it says, and neighbours that say one thing together are joined again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from diemcau.kernel.dates import PartialDate, possible, read_date
from diemcau.nd30.model import Lines
from diemcau.nd30.reading import bodies
from diemcau.nd30.reading.kinds import KINDS, printed_kind
from diemcau.nd30.reading.rows import Row, is_upper, plain
from diemcau.nd30.reading.subject import read_subject

FIELDS = ("type", "issuing_body", "parent_body", "number", "symbol", "place", "date", "subject")
SEARCHED = 400  # rows in which a head is looked for; web pages print menus before it
HEIGHT = 60  # rows that a head may take

_NATION = re.compile(r"c[o0]ng\s+h\w{1,2}\s+x\w(?:\s+h\w{1,2})?(?:\s+ch\w\s+ng\w{2,4}(?:\s+vi\w{1,3}(?:\s+nam)?)?)?")
_NATION_TAIL = re.compile(r"(?:xa\s+)?(?:hoi\s+)?(?:chu\s+)?nghia\s+viet\s+nam|(?:hoi\s+)?chu\s+nghia(?:\s+viet(?:\s+nam)?)?|viet\s+nam$")
_PARTY = re.compile(r"d\wng\s+c\wng\s+s\wn\s+vi\wt\s+nam")
_MOTTO = re.compile(r"d\wc\s+l\wp.{0,8}t\w\s*[dt]\w.{0,8}h\wnh\s+ph\w{1,2}")
_NUMBER = re.compile(r"s[o6]\s*[:;.]?(?P<number>[^/]{0,16})/\s*(?P<symbol>[^\W_]+(?:\s?[-–.&]\s?[^\W_]+)*)")
_PARTY_NUMBER = re.compile(r"s[o6]\s*[:;.]?\s*(?P<number>\d*|[.…\s]{0,12})\s*-\s*(?P<symbol>[a-z]{1,6}(?:\s?-\s?[a-z]+)*\s*/\s*[^\W_]+(?:-[^\W_]+)*)")
_BARE_NUMBER = re.compile(r"s[o6]\s*[:;.]?\s*(?P<number>\d{0,5})\s*$")
_DATE = re.compile(r"ngay\b|ngay(?=\d)|(?:^|\s)thang\s+\d{1,2}\s+nam\s+\d{4}")
_ABOUT = re.compile(r"v\s*/\s*v\b[\s:.]*|ve viec\s+")
_STAMP = re.compile(r"\W*(?:hoa toc|thuong khan|khan|mat|toi mat|tuyet mat|(?:ban )?du thao.{0,12}|sao y.{0,20}|ban sao|luu hanh noi bo|xem xong tra lai)\W*")
_ADDRESS = re.compile(r"\W*kinh (?:gui|moi|trinh)\b")


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
    lines: dict[str, Lines | None] = field(default_factory=dict)


@dataclass(slots=True)
class _Piece:
    row: int
    text: str
    sort: str  # nation, motto, number, upper, about, date, other, edge
    last: int  # the last row, once neighbours are joined

    def lines(self, rows: Sequence[Row]) -> Lines:
        return rows[self.row].number, rows[self.last].number


def read_head(rows: Sequence[Row]) -> Head:
    """Read the head; where there is none, everything is body."""
    if title := _web_title(rows):
        return title
    head = Head(lines=dict.fromkeys(FIELDS))
    nation = _nation_row(rows)
    kind_at = _kind_row(rows, after=nation)
    start, stop = _extent(rows, nation, kind_at)
    pieces = _joined(list(_pieces(rows, start, stop)))
    _read_bodies(head, pieces, rows)
    _read_number(head, pieces, rows)
    _read_date(head, pieces, rows)
    head.body_at = stop
    if kind_at is not None:
        kind, rest = printed_kind(rows[kind_at]) or ("", "")
        if rest and len(rest.split()) <= 3 and not _upper_below(rows, kind_at):  # HƯỚNG DẪN LIÊN SỞ, GIẤY MỜI HỌP
            kind, rest = f"{kind} {rest}", ""
        head.type = kind
        head.lines["type"] = (rows[kind_at].number,) * 2
        head.subject, head.lines["subject"], head.body_at = read_subject(rows, kind_at, rest, head.issuing_body)
    else:
        _read_about(head, pieces, rows)
    return head


def _upper_below(rows: Sequence[Row], at: int) -> bool:
    below = next((row for row in rows[at + 1 : at + 8] if row.text), None)
    return below is not None and is_upper(below.text)


def _web_title(rows: Sequence[Row]) -> Head | None:
    """A page of the web has a title in place of a head."""
    at = next((at for at, row in enumerate(rows[:6]) if row.text), None)
    if at is None or not rows[at].title or _nation_row(rows) is not None:
        return None
    kind = re.match(r"(?:{KIND_WORDS})\b".replace("{KIND_WORDS}", "|".join(sorted(KINDS, key=len, reverse=True))), rows[at].plain)
    text = rows[at].text
    head = Head(body_at=at + 1, subject=text, lines=dict.fromkeys(FIELDS))
    head.lines["subject"] = (rows[at].number,) * 2
    if kind and kind.end() < len(text):
        head.type, head.subject = text[: kind.end()], text[kind.end() :].strip(" :")
        head.lines["type"] = (rows[at].number,) * 2
    return head


def _nation_row(rows: Sequence[Row]) -> int | None:
    return next((at for at, row in enumerate(rows[:SEARCHED]) if is_nation(row)), None)


def is_nation(row: Row) -> bool:
    """Whether a line prints Quốc hiệu, or the Party's name in its place."""
    found = _NATION.search(row.plain) or _PARTY.search(row.plain)
    return found is not None and is_upper(row.text[found.start() : found.end()])


def _kind_row(rows: Sequence[Row], *, after: int | None) -> int | None:
    """The kind stands after the head; without a head, in its place at the top."""
    seen = 0
    for at in range(0 if after is None else after + 1, min(len(rows), SEARCHED + HEIGHT)):
        row = rows[at]
        if row.blank:
            continue
        seen += 1
        if seen > (HEIGHT if after is not None else 25) or (_ADDRESS.match(row.plain) and after is not None):
            return None
        if printed_kind(row):
            return at
    return None


def _extent(rows: Sequence[Row], nation: int | None, kind_at: int | None) -> tuple[int, int]:
    """The rows of the head: up from the motto to the first body, down to the kind, the addressees or the text."""
    if nation is None:
        numbered = next((at for at, row in enumerate(rows[:HEIGHT]) if _number(row.plain)), None)
        if kind_at is None and numbered is None:
            return 0, 0
        start = 0
        nation = numbered if numbered is not None else 0
    else:
        start = _first_row(rows, nation)
    if kind_at is not None:
        return start, kind_at
    seen = 0
    numbered_or_dated = about = False
    for at in range(start, min(len(rows), start + 2 * HEIGHT)):
        row = rows[at]
        if row.blank:
            continue
        seen += 1
        if _ADDRESS.match(row.plain) or seen > HEIGHT:
            return start, at
        about = about or bool(_ABOUT.match(row.plain))
        numbered_or_dated = numbered_or_dated or bool(_number(row.plain) or _DATE.search(row.plain))
        if at > nation + 1 and numbered_or_dated and _is_running_text(row) and not about:
            return start, at
    return start, min(len(rows), start + 2 * HEIGHT)


def _is_running_text(row: Row) -> bool:
    head = bool(_number(row.plain) or _DATE.search(row.plain) or _ABOUT.match(row.plain) or _MOTTO.search(row.plain))
    return len(row.text) > 55 and not head and not is_upper(row.text)


def _first_row(rows: Sequence[Row], nation: int) -> int:
    found = _NATION.search(rows[nation].plain) or _PARTY.search(rows[nation].plain)
    if found and re.search(r"\w{2}", rows[nation].plain[: found.start()]):
        return nation  # side by side: both columns begin on one line
    start, numbered = nation, any(_number(row.plain) for row in rows[max(0, nation - 15) : nation])
    for at in range(nation - 1, max(-1, nation - 25), -1):
        row = rows[at]
        if row.blank:
            continue
        if is_upper(row.text) and len(row.text) < 90:
            start = at
        elif _number(row.plain) or row.plain.startswith("/") or (numbered and not _far_above(rows, at, nation)):
            continue
        else:
            break
    return start


def _far_above(rows: Sequence[Row], at: int, nation: int) -> bool:
    """Whether no number stands between this row and the top: then it is none of the head's."""
    return not any(_number(rows[above].plain) for above in range(max(0, at - 8), at))


def _number(text: str) -> re.Match[str] | None:
    if not text.lstrip(" .,:;'`\"^~-|").startswith(("so", "s6", "sd")) and "so:" not in text:
        return None
    if text.lstrip().startswith("so ") and not re.match(r"\s*so\s*[\d.…]*\s*[-/]", text):
        return None
    at = text.find("so:") if "so:" in text else text.find("s")
    return _PARTY_NUMBER.match(text, at) or _NUMBER.match(text, at) or _BARE_NUMBER.match(text, at)


# -- pieces


def _pieces(rows: Sequence[Row], start: int, stop: int) -> Iterator[_Piece]:
    for at in range(start, stop):
        row = rows[at]
        if row.blank:
            if row.edge:
                yield _Piece(at, "", "edge", at)
            continue
        for cell in row.cells:
            for part in re.split(r"\t| {3,}", cell.text):
                for sort, text in _cut(" ".join(part.split())):
                    yield _Piece(at, text, sort, at)


def _cut(text: str) -> Iterator[tuple[str, str]]:
    """Cut what stands side by side with a single blank between, as a scanner gives it."""
    folded = plain(text)
    if not folded.strip(" .,:;|-_`'\"^~*"):
        return
    found: re.Match[str] | None
    for sort, pattern in (("nation", _NATION), ("nation", _PARTY), ("motto", _MOTTO)):
        found = pattern.search(folded)
        if found and (sort == "motto" or is_upper(text[found.start() : found.end()])):
            yield from _cut(text[: found.start()].strip(" .,-–—_|"))
            yield sort, found[0]
            yield from _cut(text[found.end() :].strip(" .,-–—_|"))
            return
    tail = _NATION_TAIL.fullmatch(folded.strip())
    if tail and is_upper(text):
        yield "nation", text
        return
    if _ABOUT.match(folded):
        yield "about", text
        return
    found = _number(folded)
    if found and not re.match(r"SỐ \d", text):
        yield "number", text[: found.end()]
        yield from _cut(text[found.end() :].strip(" .,:;"))
        return
    if folded.startswith("/") and re.match(r"/\s*[^\W\d]", folded):
        symbol = re.match(r"/\s*\S+", text)
        yield "number", symbol[0] if symbol else text
        yield from _cut(text[symbol.end() :].strip()) if symbol else ()
        return
    if _DATE.search(folded):
        yield "date", text
        return
    yield ("upper" if is_upper(text) and not _STAMP.fullmatch(folded) else "other"), text


def _joined(pieces: list[_Piece]) -> list[_Piece]:
    """Join a number with the symbol that stands apart, a date with the rest of it, a subject with its next lines."""
    joined: list[_Piece] = []
    for piece in pieces:
        before = next((other for other in reversed(joined) if other.sort != "edge"), None)
        close = before is not None and piece.row - before.last <= 4
        if piece.sort == "number" and piece.text.startswith("/") and (number := _last(joined, "number")):
            number.text, number.last = f"{number.text.rstrip()} {piece.text}", piece.last
        elif before and close and piece.sort in ("date", "other") and before.sort == "date" and not _whole(before.text):
            before.text, before.last = f"{before.text} {piece.text}", piece.last
        elif before and close and piece.sort == "date" and before.sort == "other" and not _states_place(piece.text):
            before.text, before.last, before.sort = f"{before.text} {piece.text}", piece.last, "date"
        elif before and piece.sort in ("other", "upper") and before.sort == "about" and not (joined[-1].sort == "edge"):
            before.text, before.last = f"{before.text} {piece.text}", piece.last
        else:
            joined.append(piece)
    return joined


def _last(pieces: list[_Piece], sort: str) -> _Piece | None:
    return next((piece for piece in reversed(pieces) if piece.sort == sort), None)


def _whole(text: str) -> bool:
    return bool(re.search(r"\bnam\s*\d{4}", plain(text)))


def _states_place(text: str) -> bool:
    """Whether a whole place stands before the comma: 'Minh, ngày 18' may be the end of a wrapped one."""
    place = re.split(r",|\bngày", text)[0].strip()
    return place.count(" ") >= 1


# -- fields


def _read_bodies(head: Head, pieces: list[_Piece], rows: Sequence[Row]) -> None:
    upper = [piece for piece in pieces if piece.sort == "upper"]
    number = next((at for at, piece in enumerate(pieces) if piece.sort == "number"), None)
    if number is not None:  # capitals under the number are stamps, or the start of the text
        above = [piece for piece in pieces[:number] if piece.sort == "upper"]
        upper = above or upper
    if not upper:
        return
    names = bodies.joined([piece.text for piece in upper])
    found = [[piece for piece, of in zip(upper, names, strict=True) if of == name] for name in range(names[-1] + 1)]
    for attribute, name in zip(("issuing_body", "parent_body"), reversed(found), strict=False):
        text = " ".join(piece.text for piece in name).strip(" .,:;|-–_'`\"")
        setattr(head, attribute, text or None)
        head.lines[attribute] = (rows[name[0].row].number, rows[name[-1].last].number) if text else None


def _read_number(head: Head, pieces: list[_Piece], rows: Sequence[Row]) -> None:
    piece = next((piece for piece in pieces if piece.sort == "number"), None)
    if piece is None:
        return
    found = _number(plain(piece.text)) or _NUMBER.match(plain(piece.text))
    if found is None:
        return
    digits = found["number"].strip(" .:;…_")
    head.number = digits if digits.isdigit() else None
    head.lines["number"] = piece.lines(rows) if head.number else None
    if "symbol" in found.groupdict():
        start, end = found.span("symbol")
        symbol = re.sub(r"\s*([-–/.&])\s*", r"\1", piece.text[start:end]).replace("–", "-").replace("Ð", "Đ")
        head.symbol = symbol.strip(".-")
        head.lines["symbol"] = piece.lines(rows)


def _read_date(head: Head, pieces: list[_Piece], rows: Sequence[Row]) -> None:
    dated = [piece for piece in pieces if piece.sort == "date"]
    piece = next((piece for piece in dated if "ngay" in plain(piece.text)), dated[0] if dated else None)
    if piece is None:
        return
    at = plain(piece.text).find("ngay")
    place = piece.text[: max(at, 0)].strip(" .,;:|*`'\"^~_-–")
    head.date = _partial(piece.text[max(at, 0) :])
    head.lines["date"] = piece.lines(rows) if head.date else None
    if place and place[0].isalpha():
        head.place = place
        head.lines["place"] = piece.lines(rows)


def _partial(text: str) -> PartialDate | None:
    """A date that a scanner may have spoilt: what is certain of it."""
    found = read_date(text)
    if found:
        return found
    month = re.search(r"thang\s*(\d{1,2})\b", plain(text))
    year = re.search(r"nam\s*(\d{4})\b", plain(text))
    parts = (int(year[1]) if year else None, int(month[1]) if month else None, None)
    return PartialDate(*parts) if any(parts) and possible(*parts) else None


def _read_about(head: Head, pieces: list[_Piece], rows: Sequence[Row]) -> None:
    """A công văn prints no kind; its subject follows V/v, under the number."""
    piece = next((piece for piece in pieces if piece.sort == "about"), None)
    if piece:
        head.subject = _strip_about(piece.text) or None
        head.lines["subject"] = piece.lines(rows)


def _strip_about(text: str) -> str:
    found = _ABOUT.match(plain(text))
    return text[found.end() if found else 0 :].strip(" .:;")
