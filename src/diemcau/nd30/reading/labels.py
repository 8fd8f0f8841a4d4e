"""Numbers and marks that open the entries of an outline (Phụ lục I, phần I, mục II.6), as printed and as scanned."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from diemcau.nd30.reading.rows import HEAD, UPPER, is_upper, plain


class Level(IntEnum):
    """From the outermost entry to the innermost; tens leave room for 1.1 and 1.1.1 within their level."""

    PART = 0  # Phần I
    CHAPTER = 10  # Chương I
    SECTION = 20  # Mục 1
    SUBSECTION = 30  # Tiểu mục 1
    CAPITAL = 40  # A.
    ROMAN = 50  # I.
    ARTICLE = 60  # Điều 1.
    NUMBER = 70  # 1. 1.1. 1.1.1.
    POINT = 80  # a) a.1)
    COUNT = 90  # 1) (1)
    SMALL_ROMAN = 100  # i)
    STAR = 110  # *
    DASH = 120  # -
    PLUS = 130  # +
    DOT = 140  # •


BULLETS = (Level.STAR, Level.DASH, Level.PLUS, Level.DOT)
ALPHABET = "abcdđeghiklmnopqrstuvxy"  # the order of điểm; papers use j, w, z by mistake only
MAX_DEPTH = 8  # of 1.1.1…


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    printed: str  # without its closing mark: I, 1.1, a, -
    level: int
    values: tuple[int, ...]  # (1, 2) for 1.2.; () for a bullet
    end: int  # where the text after it begins

    @property
    def bullet(self) -> bool:
        return self.level >= Level.STAR


_OPENS = UPPER + r"“\"'(\[«‘"  # what a text opens with, for use inside [...]
_NAMED = re.compile(
    r"(?P<word>phan|chuong|tieu muc|muc|dieu)\s+(?:thu\s+)?"
    r"(?P<value>[ivx]{1,7}|\d{1,3}[a-zđ]?|nhat|hai|ba|tu|bon|nam|sau|bay|[a-h])(?P<close>\s*[.:)\-–]+\s*|\s+|$)"
)
_ROMAN = re.compile(
    r"(?P<value>[IVXLHl1]{1,6})(?P<close>\s?[.,/)]\s?[-–]?|\s?[-–](?=\s)|(?=\s))\s*(?=[^\W\d_]|[“\"(]|$)"
)
_ROMAN_NUMBER = re.compile(
    rf"(?P<roman>[IVX]{{1,5}})\.(?P<rest>\d{{1,2}}(?:\.\d{{1,2}}){{0,{MAX_DEPTH - 2}}})[.)/]?\s*(?=[{_OPENS}])"
)
_CAPITAL = re.compile(r"(?P<value>[A-HJ-UĐ])(?:[.)/]|\s[-–])\s*(?=[^\W\d_])")
_DECIMAL = re.compile(
    rf"(?P<value>\d{{1,3}}(?:\.\d{{1,2}}){{1,{MAX_DEPTH}}})(?P<close>\s?[.,)/:]{{0,2}}|\s?[-–](?=\s))(?=\s|[{_OPENS}])\s*"
    r"(?=[^\W\d_]|[“\"(\d]|$)"
)
_NUMBER = re.compile(
    rf"(?P<value>\d{{1,3}})(?:\s?[./](?!\d)|\s?[-–](?=\s)|,(?=\s?[{_OPENS}]))\s*(?=[^\W_]|[“\"'(\[…<‘]|$)"
)
_COUNT = re.compile(r"(?:(?P<value>\d{1,3})\)|\((?P<inside>\d{1,3})\))\s*(?=\S|$)")
_POINT = re.compile(
    rf"\(?(?P<value>[a-zđ©])(?P<dot>\.?)(?P<sub>\d{{1,2}})?(?:\s?/?[.)]\s?/?|/\s?)(?=\s|[{UPPER}“\"(]|$)\s*"
)
_SMALL_ROMAN = re.compile(r"\(?(?P<value>i{2,3}|iv|vi{0,3}|ix|x)\)\s*")
_BULLETS = (
    (Level.STAR, re.compile(r"(?P<mark>[*✱❖♦])\s*(?=[^\s*)])")),
    (Level.DASH, re.compile(r"(?P<mark>[-–—−~¬‐‑]|\.?_)[\s_\-–'’]{0,4}(?=[^\W_]|[“\"(\[<%\d‘])")),
    (Level.PLUS, re.compile(r"(?P<mark>\+)\s*(?=\S)")),
    (Level.DOT, re.compile(r"(?P<mark>[•●▪◦○■□⁃·∙►➢✓✔→])\s*(?=\S)")),
)
_MISREAD = str.maketrans({"H": "II", "l": "I", "1": "I", "L": "I"})
_VALUES = {"I": 1, "V": 5, "X": 10}
_WORDS = {"nhat": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7}
_NAMES = {
    "phan": Level.PART,
    "chuong": Level.CHAPTER,
    "muc": Level.SECTION,
    "tieu muc": Level.SUBSECTION,
    "dieu": Level.ARTICLE,
}


def find_label(text: str) -> Label | None:
    """The label that a paragraph opens with; whether it is one is for its neighbours to say."""
    head = text[:HEAD]
    first = head[:1]
    if first in "PCMTĐÐ" and (named := _named(head)):
        return named
    for level, pattern in _BULLETS:
        if found := pattern.match(head):
            return Label(printed=found["mark"], level=level, values=(), end=found.end())
    if first in "IVXLHl1" and (roman := _roman(head)):
        return roman
    if first.isdigit():
        return _numbered(head)
    if first == "(" or first.islower() or first == "©":
        return _pointed(head)
    if found := _CAPITAL.match(head):
        value = found["value"]
        return Label(printed=value, level=Level.CAPITAL, values=(ord(value) - ord("A") + 1,), end=found.end())
    return None


def roman_value(text: str) -> int | None:
    """5 for V; None for what is no Roman number below 40."""
    if not text or not re.fullmatch(r"X{0,3}(?:IX|IV|V?I{0,3})", text):
        return None
    values = [_VALUES[letter] for letter in text]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _named(head: str) -> Label | None:
    """Phần, Chương, Mục, Điều: in capitals, or alone on the line, or with a mark after the number."""
    found = _NAMED.match(plain(head))
    if not found:
        return None
    level, value, closed = _NAMES[found["word"]], found["value"], found["close"].strip()
    alone = found.end() >= len(head.rstrip())
    if level is Level.ARTICLE and not (alone or closed.startswith((".", ":"))):
        return None
    if not (alone or closed or is_upper(head)) or (value in _WORDS and level is not Level.PART):
        return None
    digits = re.match(r"\d+", value)
    number = _WORDS.get(value) or roman_value(value.upper()) or (int(digits[0]) if digits else ord(value[0]) - 96)
    return Label(printed=head[: found.end("value")], level=level, values=(number,), end=found.end())


def _roman(head: str) -> Label | None:
    if found := _ROMAN_NUMBER.match(head):
        values = (roman_value(found["roman"]) or 0, *map(int, found["rest"].split(".")))
        printed = f"{found['roman']}.{found['rest']}"
        return Label(printed=printed, level=Level.NUMBER + len(values) - 2, values=values, end=found.end())
    found = _ROMAN.match(head)
    if not found or found["value"].isdigit() or found["value"] == "l":
        return None
    printed = found["value"]
    value = roman_value(printed) or (roman_value(printed.translate(_MISREAD)) if len(printed) > 1 else None)
    if value is None or not (found["close"].strip() or head[found.end() : found.end() + 1].isupper()):
        return None
    return Label(printed=printed, level=Level.ROMAN, values=(value,), end=found.end())


def _numbered(head: str) -> Label | None:
    if found := _DECIMAL.match(head):
        values = tuple(map(int, found["value"].split(".")))
        rest, closed = head[found.end() : found.end() + 1], found["close"].strip()
        opens = rest.isupper() or rest in '“"('
        if len(values) > MAX_DEPTH or not (opens or (closed and closed != ",")):
            return None
        return Label(printed=found["value"], level=Level.NUMBER + len(values) - 1, values=values, end=found.end())
    if found := _NUMBER.match(head):
        return Label(printed=found["value"], level=Level.NUMBER, values=(int(found["value"]),), end=found.end())
    if found := _COUNT.match(head):
        return Label(printed=found["value"], level=Level.COUNT, values=(int(found["value"]),), end=found.end())
    return None


def _pointed(head: str) -> Label | None:
    if (found := _COUNT.match(head)) and found["inside"]:
        values = (int(found["inside"]),)
        return Label(printed=f"({found['inside']})", level=Level.COUNT, values=values, end=found.end())
    if found := _SMALL_ROMAN.match(head):
        values = (roman_value(found["value"].upper()) or 1,)
        return Label(printed=found["value"], level=Level.SMALL_ROMAN, values=values, end=found.end())
    found = _POINT.match(head)
    if not found:
        return None
    value = found["value"].replace("©", "c")
    order = ALPHABET.find(value) + 1
    if not order:
        return None
    if found["sub"]:
        printed = f"{value}{found['dot']}{found['sub']}"
        return Label(printed=printed, level=Level.POINT + 1, values=(order, int(found["sub"])), end=found.end())
    return Label(printed=value, level=Level.POINT, values=(order,), end=found.end())
