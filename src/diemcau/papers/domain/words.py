"""What a search compares, and the piece of text in which it was found. Pure."""

from __future__ import annotations

import re

from diemcau.kernel.vietnamese import fold, nfc

MOST_WORDS = 10
_WORD = re.compile(r"[a-z0-9]+")
_AROUND = 90


def search_words(text: str) -> list[str]:
    """The words to look for, without case and diacritics; at most ten."""
    return _WORD.findall(fold(text[:400]))[:MOST_WORDS]


def excerpt(text: str, words: list[str]) -> str:
    """The piece of a text round the first word that was looked for; empty where none is found."""
    text = nfc(text)
    places = [(match.start(), match.end(), fold(match[0])) for match in re.finditer(r"\w+", text[:400_000])]
    for start, end, word in places:
        if any(word.startswith(each) for each in words):
            begin, stop = max(start - _AROUND, 0), min(end + _AROUND, len(text))
            piece = " ".join(text[begin:stop].split())
            return f"{'… ' if begin else ''}{piece}{' …' if stop < len(text) else ''}"
    return ""
