"""Documents that a text cites: kind, number and symbol, date (Phụ lục I, phần I, mục II.6b)."""

from __future__ import annotations

import re

from diemcau.kernel.dates import PartialDate, read_date

KIND = (
    r"(?:bộ luật|luật|pháp lệnh|nghị quyết|nghị định|quyết định|thông tư(?: liên tịch)?|chỉ thị|kết luận|kế hoạch|"
    r"công văn|văn bản|thông báo|hướng dẫn|chương trình|đề án|công điện|báo cáo|tờ trình|quy chế|quy định|giấy mời|"
    r"điều lệ|hiến pháp|lệnh|thông tri|quy hoạch|dự án)"
)
SEARCHED = 4000  # characters of a citation in which its number is looked for

_NUMBER = re.compile(
    # 1850/QĐ-TTg, 05/2025/QĐ-UBND, 61/2024/QH15; and the Party's 35-NQ/TU
    r"(?<![\w/-])(?:\d{1,6}[a-z]?(?:/\d{4})?\s?/\s?[A-ZĐa-zđ§][\w&.§]*(?:\s?-\s?[A-ZĐa-zđ§][\w&§]*)*"
    r"|\d{1,5}\s?-\s?[A-ZĐ][A-Za-zĐđ]{0,5}(?:-[A-ZĐ]+)?/[A-ZĐ][\w&]*(?:-[\w&]+)*)"
)
_NEXT = re.compile(
    rf";\s*(?:và\s+)?(?=(?:căn cứ|xét|theo|thực hiện)\s|{KIND}\b[^;]{{0,200}}?\d)"
    rf"|\s+và\s+(?={KIND}\s[^;]{{0,40}}?số\s*\d)",
    re.IGNORECASE,
)


def cited_number(text: str) -> str | None:
    """The first number and symbol of a text, without blanks: 2817/QĐ-UBND."""
    found = _NUMBER.search(text[:SEARCHED])
    return re.sub(r"\s", "", found[0]).rstrip(".") if found else None


def cited_date(text: str) -> PartialDate | None:
    """The date of the document that a text cites first: what follows its number, or else its first day."""
    text = text[:SEARCHED]
    found = _NUMBER.search(text)
    dated = read_date(text[found.end() : found.end() + 60]) if found else None
    day = text.lower().find("ngày")
    return dated or (read_date(text[day : day + 60]) if day >= 0 else None)


def split_citations(text: str) -> list[str]:
    """One text for each document cited: … ; Nghị định số …; … và Chỉ thị số …"""
    return [piece.strip() for piece in _NEXT.split(text) if piece.strip()]
