"""The two code pages of before Unicode: TCVN3 (fonts .VnTime, .VnTimeH) and VNI (fonts VNI-Times).

Both kept Vietnamese in one byte a sign, so that today such text shows as the Western letters of the same
bytes: "C«ng hßa x· héi" (TCVN3), "Coäng hoøa xaõ hoäi" (VNI).

Sources: TCVN 5712:1993, character set VN3; the two-sign Windows encoding of VNI Software.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import Enum

from diemcau.kernel.vietnamese import nfc
from diemcau.nd30.text.syllables import marked_share

_TCVN3 = str.maketrans(
    "\u03bc\u2219¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "àãĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)
_WORD = re.compile(r"(\w+)")

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT, _HAT, _BREVE = "\u0300\u0301\u0309\u0303\u0323\u0302\u0306"
_VNI_MARKS = dict(zip("øùûõï", (_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT), strict=True))
_VNI_MARKS |= dict(zip("âàáåãä", (_HAT + tone for tone in ("", _GRAVE, _ACUTE, _HOOK, _TILDE, _DOT)), strict=True))
_VNI_MARKS |= dict(zip("êèéúüë", (_BREVE + tone for tone in ("", _GRAVE, _ACUTE, _HOOK, _TILDE, _DOT)), strict=True))
_VNI_MARKS |= {sign.upper(): marks for sign, marks in _VNI_MARKS.items()}
_VNI_LETTERS = str.maketrans("ñìíæóòîôöÑÌÍÆÓÒÎÔÖ", "đìíỉĩịỵơưĐÌÍỈĨỊỴƠƯ")
_VNI_PAIR = re.compile("([aeouyôö])([" + "".join(_VNI_MARKS) + "])", re.IGNORECASE)

# Letters that no Western code page has: where one stands, the text is Unicode.
_UNICODE = re.compile("[ăĂđĐĩĨũŨơƠưƯ\u0300-\u036f\u1ea0-\u1ef9]")
_ENOUGH = 5
_SAMPLE = 50_000


def from_tcvn3(text: str) -> str:
    """TCVN3 has no capitals with tones; in a heading they are small letters of a capital font ("Së Y TÕ")."""
    signs, text = text, text.translate(_TCVN3)
    if len(re.findall("[A-Z]", signs)) >= 2 and not re.search("[a-z]", signs):
        return text.upper()
    words = _WORD.split(text)  # every second piece is a word
    capital = [_capitals(word) for word in words]
    for at in range(1, len(words), 2):
        between = capital[at] == 1 and min(capital[max(at - 2, 0)], capital[min(at + 2, len(words) - 1)]) > 1
        if capital[at] > 1 or between:
            words[at] = words[at].upper()
    return "".join(words)


def _capitals(word: str) -> int:
    """How many capitals of ASCII a word has; 0 where it has a small letter too."""
    plain = [letter for letter in word if letter.isascii() and letter.isalpha()]
    return len(plain) if all(map(str.isupper, plain)) else 0


def from_vni(text: str) -> str:
    text = _VNI_PAIR.sub(lambda pair: pair[1].translate(_VNI_LETTERS) + _VNI_MARKS[pair[2]], text)
    return nfc(text.translate(_VNI_LETTERS))


class CodePage(Enum):
    TCVN3 = "TCVN3"
    VNI = "VNI"

    @property
    def convert(self) -> Callable[[str], str]:
        return from_tcvn3 if self is CodePage.TCVN3 else from_vni


def of_font(font: str) -> CodePage | None:
    """The code page that a font's name tells: .VnTime, .VnTimeH, VNI-Times."""
    if font.startswith(".Vn"):
        return CodePage.TCVN3
    return CodePage.VNI if font.upper().startswith("VNI-") else None


def from_font(text: str, font: str) -> str:
    """The text of one run as its font showed it; text that is Unicode already stays."""
    page = of_font(font)
    if page is None or _UNICODE.search(text):
        return text
    text = page.convert(text)
    return text.upper() if page is CodePage.TCVN3 and font.endswith("H") else text


def recognise(text: str) -> CodePage | None:
    """The code page that makes words of a text that has none; None for Unicode, another language, too little text."""
    text = text[:_SAMPLE]
    marked, spelt = marked_share(text)
    if marked < _ENOUGH or spelt > 0.5:
        return None
    shares = {page: marked_share(page.convert(text)) for page in CodePage}
    best = max(CodePage, key=lambda page: shares[page][1])
    return best if shares[best][0] >= _ENOUGH and shares[best][1] >= 0.8 else None


def convert(lines: Sequence[str]) -> tuple[list[str], CodePage | None]:
    """Convert those lines that are in a legacy code page, and say in which. Lines of Unicode stay as they are."""
    suspect = [not line.isascii() and not _UNICODE.search(line) for line in lines]
    page = recognise("\n".join(line for line, is_suspect in zip(lines, suspect, strict=True) if is_suspect))
    if page is None:
        return list(lines), None
    return [page.convert(line) if is_suspect else line for line, is_suspect in zip(lines, suspect, strict=True)], page
