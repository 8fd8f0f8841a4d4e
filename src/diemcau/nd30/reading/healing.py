"""Wrapped lines joined again, and the dashes at which they were broken."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diemcau.nd30.reading.rows import Row, plain

LOOKED_AT = 40  # characters at the end of a line

_BROKEN_RANGE = re.compile(r"\d[-–]$")
_BROKEN_SYMBOL = re.compile(r"/[\w&]{1,20}(?:-[\w&]{1,20}){0,4}-$|(?<!\S)\d{1,5}-$")
_NAMES_WITH_DASH = re.compile(  # Lao động / - Thương binh và Xã hội; Kế hoạch / - Tổng hợp
    r"(?:lao dong|kinh te|van hoa|khoa hoc|thong tin|ke hoach|dan so|tu phap|van phong|to chuc|hanh chinh|tai chinh|"
    r"dia chinh|cong bao|khoa giao)\n"
    r"(?:thuong binh|xa hoi|cong nghe|tai chinh|ke hoach|tong hop|thong ke|ho tich|hanh chinh|quan tri|xay dung|"
    r"tin hoc|van xa|truyen thong|ke toan|do thi)"
)


def healed(texts: Sequence[str]) -> str:
    """Join wrapped lines; a symbol or a span broken at its dash (KH-/UBND, 2021-/2025) becomes one again."""
    parts = list(texts[:1])
    for text in texts[1:]:
        before = parts[-1][-LOOKED_AT:]
        broken = (text[0].isupper() and _BROKEN_SYMBOL.search(before)) or (
            text[0].isdigit() and _BROKEN_RANGE.search(before)
        )
        parts.append(text if broken else f" {text}")
    return "".join(parts)


def holds_dash(before: str, rest: str) -> bool:
    """Whether a dash between two lines belongs to the name of an office."""
    return bool(_NAMES_WITH_DASH.search(f"{plain(before[-12:])}\n{plain(rest[:12])}"))


def bold_of(rows: Sequence[Row]) -> int:
    """How many leading characters of the joined rows are bold."""
    bold = 0
    for row in rows:
        bold += row.bold + (1 if bold else 0)
        if row.bold < len(row.text) - 1:
            break
    return bold
