"""What every kind of file ends in: clean lines, in the form in which the product keeps text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from diemcau.kernel.errors import Unreadable
from diemcau.kernel.vietnamese import nfc
from diemcau.nd30.model import Text
from diemcau.nd30.text import legacy
from diemcau.nd30.text.syllables import legible

GARBLED = "Chữ trong tệp bị hỏng bảng mã nên không đọc ra tiếng Việt; hãy gửi bản gốc .docx hoặc bản quét của văn bản."
CONVERTED = "Văn bản dùng bảng mã {} cũ, đã được chuyển sang Unicode."
MOST_CHARACTERS = 4_000_000  # some 1,300 pages
LONGEST_LINE = 100_000  # a paragraph of forty pages

_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\xad\x00-\x08\x0e-\x1f\x7f-\x9f]")
_BLANKS = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\x0b\x0c\u2028\u2029]")


def clean(line: str) -> str:
    """NFC, every blank a plain one, the letter Đ where Ð was typed, nothing that cannot be seen. Tabs stay."""
    if not line.isascii():
        line = nfc(_BLANKS.sub(" ", line).replace("Ð", "Đ").replace("ð", "đ"))
    return _UNSEEN.sub("", line)


def finished(lines: Iterable[str], source: str, notes: Iterable[str] = ()) -> Text:
    """The lines as a text, converted from a legacy code page where need be.

    Raises:
        Unreadable: no words in it, too long, or letters that make no sense.
    """
    lines = list(lines)
    if max(map(len, lines), default=0) > LONGEST_LINE or sum(map(len, lines)) > MOST_CHARACTERS:
        raise Unreadable("Tệp dài quá mức của một văn bản hành chính nên không được đọc; hãy gửi đúng tệp văn bản.")
    lines, page = legacy.convert(lines)
    lines = [clean(line).rstrip() for line in lines]
    if not any(lines):
        raise Unreadable("Tệp không có chữ nào; hãy kiểm tra lại rồi gửi tệp có nội dung văn bản.")
    if not legible("\n".join(lines)):
        raise Unreadable(GARBLED)
    converted = [CONVERTED.format(page.value)] if page else []
    return Text(lines=tuple(lines), source=source, notes=(*notes, *converted))
