"""Which words of an entry are its heading (tiêu đề), and which are its text.

Bullets have none. A numbered entry has one where it names what follows instead of saying it: in bold, before a colon,
or as a phrase that stands alone over what belongs to it.
"""

from __future__ import annotations

import re

from diemcau.nd30.reading.labels import Level
from diemcau.nd30.reading.paragraphs import Paragraph
from diemcau.nd30.reading.rows import UPPER, is_upper, plain, word_count

LONGEST = 45  # words in a heading on its own line
LONGEST_BEFORE_COLON = 16
LONGEST_OF_BODIES = 26  # words of "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức …:"
SEARCHED = 600  # characters in which the colon of a heading is looked for

_COLON = re.compile(rf":(?=\s|$)|:(?=[{UPPER}])")
_BODIES = re.compile(
    r"(?:de nghi|giao|yeu cau|cac |nhung |uy ban|ubnd|so |so,|bo |ban |van phong|phong |truong|trung tam|cong an|doan|"
    r"hoi |mat tran|bao |dai |vien |chu tich|giam doc|thu truong|benh vien|cong ty|chi cuc|cuc |ong |ba |dong chi|to |"
    r"khoa )"
)
_LEADS_IN = re.compile(
    r"\b(?:nhu sau|bao gom|gom|gom co|cu the|cu the la|sau day|sau|do la|nhu|la|ve|theo|duoi day|nhu duoi day)$"
)
_SENTENCE = re.compile(rf"(?<=\w{{4}})[.!?]\s+[{UPPER}“\"]")
_COUNTED = re.compile(r"\s*(?:\(\d{1,2}\)|\(?[ivx]{1,4}\)|\d{1,2}\))")
_FIELD = re.compile(  # a colon lost by the scanner
    rf"(Thời gian|Địa điểm)\s+(?=[{UPPER}\d]|ngày |từ |vào |lúc |buổi |tại |sáng |chiều |dự kiến )"
)
_PLURAL = re.compile(r"\b(?:cac|nhung)(?:\s+[^\W\d_]+,?){1,5}$")
_TWO_NAMES = re.compile(rf"[{UPPER}]\w*\s+[{UPPER}\d]")
_TELLS = re.compile(
    r"\b(?:chiu trach nhiem|co trach nhiem|phoi hop voi|chu tri,? phoi hop|chu tri cung|can cu |phai |se |"
    r"duoc (?:to chuc|thuc hien|giao|bo tri|phan cong|ap dung)|"
    r"giao (?:cho )?(?:so|ubnd|uy ban|van phong|cac|phong|ban)\b)"
)


def split_heading(paragraph: Paragraph, *, has_children: bool, over_entries: bool) -> tuple[str | None, str]:
    """The heading of an entry, if it has one, and its own text.

    `has_children`: whether entries or paragraphs stand under it; `over_entries`: whether entries do.
    """
    text, label = paragraph.text, paragraph.label
    if label is None or label.bullet or not text or paragraph.table:
        return None, text
    if (bold := _bold(paragraph)) is not None:
        return _parted(text, bold)
    if named := _FIELD.match(text):
        return _parted(text, named.end(1))
    colon = _COLON.search(text[:SEARCHED])
    if colon and _names(text[: colon.start()].strip(), text[colon.end() : SEARCHED].strip(), has_children=has_children):
        return _parted(text, colon.start())
    if _stands_alone(text, label.level, has_children=has_children, over_entries=over_entries):
        return _clean(text), ""
    return None, text


def _bold(paragraph: Paragraph) -> int | None:
    """Where a bold heading ends. Bold over the number alone, or over a whole sentence, is no heading."""
    bold, text = paragraph.bold, paragraph.text
    if bold < 3 or word_count(text[:bold]) > LONGEST:
        return None
    if bold >= len(text) - 2:
        colon = _COLON.search(text)
        inside = colon and colon.end() < len(text) and word_count(text[: colon.start()]) <= LONGEST_OF_BODIES
        return colon.start() if colon and inside else len(text)
    rest = text[bold:].lstrip(" ,.;*")
    if not rest or rest.startswith(":") or text[:bold].rstrip().endswith(":"):
        return bold
    return bold if rest[0].isupper() and not _SENTENCE.search(text[:bold]) else None


def _parted(text: str, end: int) -> tuple[str, str]:
    return _clean(text[:end]), text[end:].lstrip(" :*").strip()


def _clean(text: str) -> str:
    return text.strip(" *_|").rstrip(" :;.,")


def _names(before: str, after: str, *, has_children: bool) -> bool:
    """Whether what stands before a colon names what follows."""
    words, text = word_count(before), plain(before)
    unfinished = before.count("(") != before.count(")") or before.endswith(("“", '"'))
    several = ";" in before and (after or not _BODIES.match(text))
    if not before or unfinished or several or _SENTENCE.search(before) or _LEADS_IN.search(text):
        return False
    if not after:
        return has_children and words <= LONGEST
    if _COUNTED.match(after) or (words > 6 and _TELLS.search(text)):
        return False
    if _PLURAL.search(text) and _TWO_NAMES.match(after):
        return False  # "các Sở: Công Thương, Tài chính": the colon opens a list of names
    return words <= (LONGEST_OF_BODIES if _BODIES.match(text) else LONGEST_BEFORE_COLON)


def _stands_alone(text: str, level: int, *, has_children: bool, over_entries: bool) -> bool:
    words = word_count(text)
    if level <= Level.ROMAN:
        return words <= 2 * LONGEST and (has_children or is_upper(text) or not text.endswith("."))
    if words > LONGEST or not has_children:
        return 1 < words <= LONGEST and is_upper(text)
    if ";" in text or text.endswith((",", "./.")) or _SENTENCE.search(text):
        return False
    if text.endswith(":"):
        return not _LEADS_IN.search(plain(text).rstrip(" :"))
    if text.endswith("."):
        return (over_entries or words <= 8) and not _TELLS.search(plain(text))
    return True
