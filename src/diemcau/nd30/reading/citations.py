"""Documents that a text cites: kind, number and symbol, date (Phụ lục I, phần I, mục II.6b)."""

from __future__ import annotations

import re

from diemcau.kernel.dates import PartialDate, read_date
from diemcau.nd30.reading.rows import plain

KIND = (
    r"(?:bộ luật|luật|pháp lệnh|nghị quyết|nghị định|quyết định|thông tư(?: liên tịch)?|chỉ thị|kết luận|kế hoạch|công văn|văn bản|thông báo|hướng dẫn|"
    r"chương trình|đề án|công điện|báo cáo|tờ trình|quy chế|quy định|giấy mời|điều lệ|hiến pháp|lệnh|thông tri|quy hoạch|dự án)"
)
# 1850/QĐ-TTg, 05/2025/QĐ-UBND, 35-NQ/TU, 61/2024/QH15
NUMBER = re.compile(
    r"(?<![\w/-])(?P<number>\d{1,6}[a-z]?(?:/\d{4})?\s?/\s?[A-ZĐa-zđ§][\w&.§]*(?:\s?-\s?[A-ZĐa-zđ§][\w&§]*)*"
    r"|\d{1,5}\s?-\s?[A-ZĐ][A-Za-zĐđ]{0,5}(?:-[A-ZĐ]+)?/[A-ZĐ][\w&]*(?:-[\w&]+)*)"
)
_DATED = re.compile(r"\s*(?:,\s*)?(?:ngày|năm|\()?")


def cited_number(text: str) -> str | None:
    """The first number and symbol of a text, without blanks: 2817/QĐ-UBND."""
    found = NUMBER.search(text[:4000])
    return re.sub(r"\s", "", found["number"]).rstrip(".") if found else None


def cited_date(text: str) -> PartialDate | None:
    """The date of the document that a text cites first: what follows its number, or else its first date."""
    text = text[:4000]
    found = NUMBER.search(text)
    dated = read_date(text[found.end() : found.end() + 60]) if found else None
    if dated is None and "ngày" in plain_keep(text):
        dated = read_date(text[text.lower().find("ngày") :][:60])
    return dated


def plain_keep(text: str) -> str:
    return text.lower()


_SPLIT = re.compile(rf";\s*(?:và\s+)?(?=(?:căn cứ|xét|theo|thực hiện)\s|{KIND}\b[^;]{{0,60}}?\d)|\s+và\s+(?={KIND}\s[^;]{{0,40}}?số\s*\d)", re.IGNORECASE)


def split_citations(text: str) -> list[str]:
    """One text for each document cited: … ; Nghị định số …; … và Chỉ thị số …"""
    return [piece.strip() for piece in _SPLIT.split(text) if piece.strip()]


def folded_start(text: str, length: int = 60) -> str:
    return " ".join(plain(text[:length]).split())
