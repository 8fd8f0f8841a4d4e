"""Numbers as they are printed here, and whole numbers that somebody sent."""

from __future__ import annotations

from decimal import Decimal

_SIGNS = str.maketrans(",.", ".,")
KEY_DIGITS = 18  # the longest number that surely fits the key of a row


def written(number: float | Decimal, places: int = 0) -> str:
    """Dot for thousands, comma before exactly so many decimals: 1154 → 1.154; 84.5 with two places → 84,50."""
    exact = f"{number:,}" if isinstance(number, int) and not places else f"{number:,.{places}f}"
    return exact.translate(_SIGNS)


def trimmed(number: float | Decimal, most: int) -> str:
    """With at most so many decimals, none of them an idle zero: 75.0 → 75; 0.5 → 0,5."""
    return f"{number:,.{most}f}".rstrip("0").rstrip(".").translate(_SIGNS) if most else written(number)


def sent(text: str | None, *, digits: int = KEY_DIGITS) -> int | None:
    """The whole number in what somebody sent: figures 0–9 alone, at most so many; None for anything else."""
    is_number = text and len(text) <= digits and text.isascii() and text.isdecimal()
    return int(text) if text and is_number else None
