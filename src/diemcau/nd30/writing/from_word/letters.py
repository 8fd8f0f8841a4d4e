"""Letters as they are printed: composed, in capitals where asked, signs of symbol fonts as the signs that they show."""

from __future__ import annotations

import re
from typing import Any

from diemcau.kernel.vietnamese import nfc
from diemcau.nd30.text.legacy import from_font, of_font
from diemcau.nd30.text.word.signs import BULLETS, SYMBOLS
from diemcau.nd30.writing.from_word.looks import Letters, is_fixed

SMALL, RAISED = 0.8, 0.65  # size of small capitals and of raised letters, as a share
LONGEST_WORD = 40  # letters; a longer one may be parted anywhere, for nothing is as wide
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings")
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\xad\x00-\x1f\x7f-\x9f\ufff0-\ufffb\ufffe\uffff]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_LONG = re.compile(rf"\S{{{LONGEST_WORD},}}")


class Looks:
    """The looks that a file uses, each once, in the order in which they were met."""

    def __init__(self) -> None:
        self.found: list[dict[str, Any]] = []
        self._places: dict[tuple[tuple[str, Any], ...], int] = {}

    def place(self, letters: Letters) -> int:
        size = letters.get("size", 10.0)
        raised = letters.get("raised", "baseline")
        look = {
            "size": round(
                size * (SMALL if letters.get("small_capitals") else 1) * (RAISED if _moved(raised) else 1), 2
            ),
            "bold": letters.get("bold", False),
            "italic": letters.get("italic", False),
            "underline": letters.get("underline", False),
            "strike": letters.get("strike", False),
            "rise": round(size * {"superscript": 0.35, "subscript": -0.15}.get(raised, 0), 2),
            "colour": letters.get("colour", ""),
            "tracking": letters.get("tracking", 0.0),
            "fixed": is_fixed(letters.get("font", "")),
        }
        key = tuple(look.items())
        if key not in self._places:
            self._places[key] = len(self.found)
            self.found.append(look)
        return self._places[key]


def printed(text: str, letters: Letters) -> str:
    """Text of one look as it stands on paper."""
    font = letters.get("font", "")
    if of_font(font):
        text = from_font(text, font)
    if font.lower().startswith(_SYMBOL_FONTS):
        text = "".join(BULLETS.get(each, SYMBOLS.get(f"{ord(each):X}", each)) for each in text)
    text = nfc(_PRIVATE.sub(lambda sign: BULLETS.get(sign[0], SYMBOLS.get(f"{ord(sign[0]):X}", "•")), text))
    text = _UNSEEN.sub("", text.replace("\u2028", " ").replace("\u2029", " ").replace("\t", " ").replace("\n", " "))
    if letters.get("capitals") or letters.get("small_capitals"):
        text = text.upper()
    return _LONG.sub(lambda word: "\u200b".join(word[0]), text)


def _moved(raised: str) -> bool:
    return raised in ("superscript", "subscript")
