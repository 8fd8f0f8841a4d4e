"""Which words of an entry are its heading (tiêu đề), and which are its text.

Bullets have none. A numbered entry has one where it names what follows instead of saying it: in bold, before a colon, or
as a phrase that stands alone over what belongs to it.
"""

from __future__ import annotations

import re

from diemcau.nd30.reading.labels import Level
from diemcau.nd30.reading.paragraphs import Paragraph
from diemcau.nd30.reading.rows import UPPER, is_upper, plain

LONGEST = 45  # words in a heading on its own line
LONGEST_BEFORE_COLON = 16
LONGEST_OF_BODIES = 26  # words of "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức …:"

_COLON = re.compile(rf":(?=\s|$)|:(?=[{UPPER}])")
_BODIES = re.compile(
    r"(?:de nghi|giao|yeu cau|cac |nhung |uy ban|ubnd|so |so,|bo |ban |van phong|phong |truong|trung tam|cong an|doan|hoi |mat tran|bao |dai |vien |"
    r"chu tich|giam doc|thu truong|benh vien|cong ty|chi cuc|cuc |ong |ba |dong chi|to |khoa )"
)
_LEADS_IN = re.compile(r"\b(?:nhu sau|bao gom|gom|gom co|cu the|cu the la|sau day|sau|do la|nhu|la|ve|theo|duoi day|nhu duoi day)$")
_SENTENCE = re.compile(rf"(?<=\w{{4}})[.!?]\s+[{UPPER}“\"]")
_COUNTED = re.compile(r"\s*(?:\(\d{1,2}\)|\(?[ivx]{1,4}\)|\d{1,2}\))")
_FIELD = re.compile(  # a colon lost by the scanner
    rf"(Thời gian|Địa điểm)\s+(?=[{UPPER}\d]|ngày |từ |vào |lúc |buổi |tại |sáng |chiều |dự kiến )"
)
_PLURAL = re.compile(r"\b(?:cac|nhung)(?:\s+[^\W\d_]+,?){1,5}$")
_TELLS = re.compile(
    r"\b(?:chiu trach nhiem|co trach nhiem|phoi hop voi|chu tri,? phoi hop|chu tri cung|can cu |duoc (?:to chuc|thuc hien|giao|bo tri|phan cong|ap dung)|"
    r"phai |se |giao (?:cho )?(?:so|ubnd|uy ban|van phong|cac|phong|ban)\b)"
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
    colon = _COLON.search(text[:600])
    if colon and _names(text, colon.start(), has_children):
        return _parted(text, colon.start())
    if _stands_alone(text, label.level, has_children=has_children, over_entries=over_entries):
        return _clean(text), ""
    return None, text


def _bold(paragraph: Paragraph) -> int | None:
    """Where a bold heading ends. Bold over the number alone, or over a whole sentence, is no heading."""
    bold, text = paragraph.bold, paragraph.text
    if bold < 3 or len(text[:bold].split()) > LONGEST:
        return None
    if bold >= len(text) - 2:
        colon = _COLON.search(text)
        return colon.start() if colon and colon.end() < len(text) and len(text[: colon.start()].split()) <= LONGEST_OF_BODIES else len(text)
    rest = text[bold:].lstrip(" ,.;*")
    if text[:bold].rstrip().endswith(":") or rest.startswith(":") or not rest:
        return bold
    return bold if rest[:1].isupper() and not _SENTENCE.search(text[:bold]) else None


def _parted(text: str, end: int) -> tuple[str, str]:
    return _clean(text[:end]), text[end:].lstrip(" :*").strip()


def _clean(text: str) -> str:
    return text.strip(" *_|").rstrip(" :;.,")


def _names(text: str, colon: int, has_children: bool) -> bool:
    """Whether what stands before a colon names what follows."""
    before, after = text[:colon].strip(), text[colon + 1 :].strip()
    words = len(before.split())
    folded = plain(before)
    if not before or ";" in before or _SENTENCE.search(before) or before.count("(") != before.count(")") or before.endswith(("“", "\"")):
        return False
    if not after:
        return has_children and words <= LONGEST and not _LEADS_IN.search(folded)
    if _LEADS_IN.search(folded) or _COUNTED.match(after) or (_TELLS.search(folded) and words > 6):
        return False
    if _PLURAL.search(folded) and re.match(rf"[{UPPER}]\w*\s+[{UPPER}\d]", after):
        return False  # "các Sở: Công Thương, Tài chính": the colon opens a list of names
    return words <= (LONGEST_OF_BODIES if _BODIES.match(folded) else LONGEST_BEFORE_COLON)


def _stands_alone(text: str, level: int, *, has_children: bool, over_entries: bool) -> bool:
    words = len(text.split())
    if level <= Level.ROMAN:
        return words <= 2 * LONGEST and (is_upper(text) or has_children or not text.endswith("."))
    if words > LONGEST or not has_children:
        return is_upper(text) and words <= LONGEST and words > 1
    folded = plain(text)
    if text.endswith((";", ",", "./.")) or _SENTENCE.search(text) or ";" in text:
        return False
    if text.endswith(":"):
        return not _LEADS_IN.search(folded.rstrip(" :"))
    if text.endswith("."):
        return not _TELLS.search(folded) and (over_entries or words <= 8)
    return True
