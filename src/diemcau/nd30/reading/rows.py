"""Lines as the reader sees them: mark-up, table bars and page furniture taken off, columns told apart.

Offsets of `plain` are offsets of `text`: what is found without diacritics can be cut out with them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import normalize

HEAD = 400  # characters of a line that patterns look at; what follows is running text, kept but not searched
LONG = 10_000  # characters from which a line is a mass of text: nothing in it is told apart
MOST_CELLS = 100  # of a line

_PLAIN = {
    code: normalize("NFD", chr(code))[0].lower()
    for start, stop in ((0xC0, 0x250), (0x1EA0, 0x1EFA))
    for code in range(start, stop)
} | dict.fromkeys(map(ord, "ĐđÐð"), "d")
_VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
LOWER = "a-zđ" + "".join(letter for letter in _VOWELS if letter > "z")  # for use inside [...] of a pattern
UPPER = "A-ZĐÐ" + "".join(letter.upper() for letter in _VOWELS if letter > "z")


def plain(text: str) -> str:
    """Lower case without diacritics, letter for letter: as long as `text`."""
    lowered = text.translate(_PLAIN).lower()
    return lowered if len(lowered) == len(text) else "".join(letter.lower()[:1] or letter for letter in text)


def is_upper(text: str, share: float = 0.7) -> bool:
    """Whether the letters of a line are capitals, forgiving what a scanner misreads."""
    text = text[:HEAD]
    if not _CAPITALS.search(text):
        return False
    capitals, small = len(_CAPITAL.findall(text)), len(_SMALL.findall(text))
    return capitals >= share * (capitals + small)


_CAPITAL, _SMALL = re.compile(f"[{UPPER}]"), re.compile(f"[{LOWER}]")
_CAPITALS = re.compile(f"[{UPPER}]\\W*[{UPPER}]")


def folded(text: str) -> str:
    """Each run of white space as one blank; in bounded memory however long the text."""
    if len(text) < LONG:
        return " ".join(text.split())
    text = text.translate(_BLANKS)
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip()


_BLANKS = dict.fromkeys(map(ord, "\t\n\r\x0b\x0c\xa0\u2002\u2003\u2007\u2009\u202f\u3000"), " ")


def word_count(text: str) -> int:
    """How many words a folded text has."""
    return text.count(" ") + 1 if text else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A piece of a line that stands apart from the rest; `column` is the character it starts at."""

    column: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the text."""

    number: int  # counted from 1, as in the text
    text: str  # white space folded; cells of a table row parted by a tab
    plain: str  # the first HEAD characters, without case and diacritics
    indent: int
    bold: int = 0  # how many leading characters of `text` are printed bold
    runs_on: bool = False  # bold print goes on into the next line
    cells: tuple[Cell, ...] = ()
    table: bool = False  # cells are parted by tabs or bars
    title: bool = False  # marked as a heading of a web page
    bars: int = 0  # how many bars the line holds
    edge: bool = False  # an empty line that parts cells or paragraphs: a bar, a rule
    page: str = ""  # the number of a page that ends on this otherwise empty line

    @property
    def blank(self) -> bool:
        return not self.text


_EMPHASIS = re.compile(r"\*\*|(?<!\S)\*(?=\S)|(?<=\S)\*|^\s*\*\s*\*\s*$")
_TAG = re.compile(r"</?[a-z][a-z0-9]{0,12}(?:\s[^<>]{0,200})?/?>")
_HASHES = re.compile(r"^\s*#{1,6}\s+")
_RULE = re.compile(r"[\s_=–—\-.*~]{3,}$")
_TABLE_RULE = re.compile(r"[\s|:\-]*-{2,}[\s|:\-]*$")  # of a table in Markdown
_PAGE = re.compile(r"(?:[-–]\s*\d{1,3}\s*[-–]|\d{1,3}|(?:Trang|trang)\s+\d{1,3}(?:\s*/\s*\d{1,3})?)$")
_MARK_TAB = re.compile(r"^(\s*[-–—+•*·▪])\t\s*")  # Word parts a bullet from its text so
_GAP = re.compile(r" {3,}|\s*\t\s*")
_EMPTY = " \t|·\u200b\xa0\ufeff"


def rows_of(lines: Sequence[str]) -> list[Row]:
    """Prepare every line; the list is as long as `lines`."""
    marked = any("**" in line or line.startswith("# ") for line in lines)
    bold = False
    rows = []
    for number, line in enumerate(lines, start=1):
        row, bold = _row(number, line, marked=marked, bold=bold)
        rows.append(row)
    return rows


def _row(number: int, line: str, *, marked: bool, bold: bool) -> tuple[Row, bool]:
    """The row, and whether bold print goes on after it."""
    line = line.replace("\f", " ")
    if "<" in line:
        line = _TAG.sub("", line)
    if "&" in line:
        line = line.replace("&amp;", "&").replace("&nbsp;", " ")
    title = marked and bool(_HASHES.match(line))
    lead, inside = 0, bold
    if marked:
        line, lead, inside = _unmarked(line, bold)
    bare = line.strip(_EMPTY)
    if not bare:
        return Row(number=number, text="", plain="", indent=0, edge="|" in line), inside and bool(line.strip())
    page = bare if len(bare) < HEAD and _PAGE.match(bare) else ""
    if page or _RULE.match(line) or ("|" in line and _TABLE_RULE.match(line)):
        return Row(number=number, text="", plain="", indent=0, page=page, edge=not page), inside
    cells, table = _cells(_MARK_TAB.sub(r"\1 ", line) if "\t" in line else line)
    text = ("\t" if table else " ").join(folded(cell.text) for cell in cells)
    row = Row(
        number=number,
        text=text,
        plain=plain(text[:HEAD]),
        indent=cells[0].column,
        bold=min(lead, len(text)),
        runs_on=inside,
        cells=cells,
        table=table,
        title=title,
        bars=line.count("|", 0, HEAD),
    )
    return row, inside


def _unmarked(line: str, inside: bool) -> tuple[str, int, bool]:
    """Take Markdown's emphasis off; say how many leading characters it made bold, and whether it goes on."""
    line = _HASHES.sub("", line)
    if len(line) > LONG:
        return line.replace("**", ""), 0, False
    if not line.strip():
        return line, 0, False
    pieces: list[tuple[str, bool]] = []
    at = 0
    for mark in _EMPHASIS.finditer(line):
        pieces.append((line[at : mark.start()], inside))
        inside = inside != (mark[0] == "**")
        at = mark.end()
    pieces.append((line[at:], inside))
    lead = 0
    for piece, bold in pieces:
        if not bold and piece.strip():
            break
        lead += len(piece)
    whole = "".join(piece for piece, _ in pieces)
    return whole, len(folded(whole[:lead])), inside


def _cells(line: str) -> tuple[tuple[Cell, ...], bool]:
    """Part a line at tabs, at bars, or else at gaps of three blanks and more; say whether it is a table's row."""
    bars = line.count("|", 0, HEAD)
    if bars:
        found, at = [], 0
        for piece in line.split("|", MOST_CELLS):
            if piece.strip():
                found.append(Cell(column=at + len(piece) - len(piece.lstrip()), text=piece.strip()))
            at += len(piece) + 1
        return tuple(found), len(found) > 1 or bars > 1
    body = line.strip()
    start = len(line) - len(line.lstrip())
    if len(body) > 8 * HEAD or ("\t" not in body and "   " not in body):
        column = len(line[:start].expandtabs(8)) if start < HEAD else start
        return (Cell(column=column, text=body),), False
    table = "\t" in body
    cells: list[Cell] = []
    at = 0
    for gap in _GAP.finditer(body):
        if table and "\t" not in gap[0]:
            continue
        if gap.start() > at:
            cells.append(Cell(column=start + at, text=body[at : gap.start()]))
        at = gap.end()
    cells.append(Cell(column=start + at, text=body[at:]))
    return tuple(cells), table and len(cells) > 1
