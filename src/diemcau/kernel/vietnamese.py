"""Vietnamese text: one form to keep it in, one to search it by, one to compare it by, one to sort it by."""

from __future__ import annotations

import re
from unicodedata import is_normalized, normalize

_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the order of Vietnamese dictionaries
_SHAPES = "\u0302\u0306\u031b"  # the marks that make another letter: â, ă, ơ
_TONE = re.compile(f"[{_TONES}]")
_MARKS = re.compile("[\u0300-\u036f]+")


def nfc(text: str) -> str:
    """The one form in which text is kept: composed letters (Unicode NFC)."""
    return text if is_normalized("NFC", text) else normalize("NFC", text)


def fold(text: str) -> str:
    """What a search compares: no case, no diacritics, đ as d, each run of white space one blank."""
    if not text.isascii():
        text = _MARKS.sub("", normalize("NFD", normalize("NFD", text).casefold()))
        text = text.replace("đ", "d").replace("ð", "d")  # ð: the Icelandic letter that old keyboards put for đ
    return " ".join(text.lower().split())


def tone_key(text: str) -> str:
    """Equal for spellings that differ only in where the tone stands, in case or in white space. Not for display."""
    if not text.isascii():
        text = _TONED.sub(r"\1\3\2", normalize("NFD", text.casefold().replace("ð", "đ")))
    return " ".join(text.lower().split())


_PART = f"(?:[^\\W\\d_]|[{_SHAPES}])"
_TONED = re.compile(f"(?<!{_PART})({_PART}++)([{_TONES}])({_PART}*+)")


def retone(text: str) -> str:
    """Put the tone of an open oa, oe, uy on its first vowel: hoà → hòa, Uỷ → Ủy, but quý stays.

    The result is as long as `nfc(text)`, so places found in it are places in that text.
    """
    text = nfc(text)
    return text if text.isascii() else _OPEN_PAIR.sub(lambda pair: _MOVED[pair[0]], text)


_MOVED = {
    case(old): case(new)
    for old, new in re.findall(
        r"(..)→(..)", "oà→òa oá→óa oả→ỏa oã→õa oạ→ọa oè→òe oé→óe oẻ→ỏe oẽ→õe oẹ→ọe uỳ→ùy uý→úy uỷ→ủy uỹ→ũy uỵ→ụy"
    )
    for case in (str, str.title, str.upper)
}
_OPEN_PAIR = re.compile(f"(?<![qQ])(?:{'|'.join(_MOVED)})(?![^\\W\\d_])")


def sort_key(text: str) -> tuple[str, str, str]:
    """Order of the Vietnamese alphabet (a ă â b c d đ e ê … y); tones break ties, and case after them.

    Numbers go by value, so that Phường 2 stands before Phường 10.
    """
    letters = text.lower()
    tones = ""
    if not text.isascii():
        letters = normalize("NFD", letters.replace("ð", "đ"))
        tones = "".join(_TONE_OR_BLANK.findall(letters)).translate(_RANK)
        letters = _TONE.sub("", letters).replace("đ", "d\u0301").replace("\u0306", "\u0301")  # so that ă precedes â
    return _NUMBER.sub(_by_value, letters), tones, text


_NUMBER = re.compile("[0-9]+")
_TONE_OR_BLANK = re.compile(f"[{_TONES} ]")
_RANK = {ord(tone): str(rank) for rank, tone in enumerate(_TONES, start=1)}


def _by_value(number: re.Match[str]) -> str:
    digits = number[0].lstrip("0") or "0"
    return f"{min(len(digits), 9)}{digits}"
