"""Points are decimals, rounded half up: 0.125 is 0.13, never 0.12."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from diemcau.kernel.errors import Refused

ZERO = Decimal(0)
HUNDRED = Decimal(100)
_VIETNAMESE = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?", re.ASCII)
_PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)


def rounded(value: Decimal, places: int) -> Decimal:
    """`value` with `places` ≥ 0 decimals, halves away from zero, as Vietnamese tables round."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def read_decimal(text: str) -> Decimal:
    """A number as people type it: "87,04", "1.234,5", "87.04", "75 %".

    A single dot is a decimal point ("91.651" stands in published tables); dots are thousands only before a comma
    or when there are several.

    Raises:
        Refused: the text is no number.
    """
    bare = text.strip().removesuffix("%").replace("\u00a0", "").replace(" ", "")
    if _PLAIN.fullmatch(bare):
        return Decimal(bare)
    if _VIETNAMESE.fullmatch(bare):
        return Decimal(bare.replace(".", "").replace(",", "."))
    raise Refused(f"“{text.strip()[:40]}” không phải là số; hãy viết như 87,04. Các ô khác vẫn được giữ.")


def vietnamese(value: Decimal, places: int | None = None) -> str:
    """A number as it is printed: decimal comma, thousands with a dot."""
    shown = f"{rounded(value, places) if places is not None else value.normalize():,f}"
    return shown.translate(str.maketrans(",.", ".,"))


def printed(number: str) -> str:
    """A plain decimal as it is printed here, with all of its places: 87.10 → 87,10."""
    if not number:
        return ""
    value = Decimal(number)
    return vietnamese(value, max(-int(value.as_tuple().exponent), 0))
