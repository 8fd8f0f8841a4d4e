"""Numbers as the reader writes them, Vietnamese unless English was chosen, and whole numbers that somebody sent."""

from __future__ import annotations

from decimal import Decimal

from diemcau.kernel.words import in_english

_SIGNS = str.maketrans(",.", ".,")
KEY_DIGITS = 18  # the longest number that surely fits the key of a row


def written(number: float | Decimal, places: int = 0) -> str:
    """Dot for thousands, comma before exactly so many decimals: 1154 → 1.154; 84.5 with two places → 84,50."""
    exact = f"{number:,}" if isinstance(number, int) and not places else f"{number:,.{places}f}"
    return _signed(exact)


def trimmed(number: float | Decimal, most: int) -> str:
    """With at most so many decimals, none of them an idle zero: 75.0 → 75; 0.5 → 0,5."""
    return _signed(f"{number:,.{most}f}".rstrip("0").rstrip(".")) if most else written(number)


def sent(text: str | None, *, digits: int = KEY_DIGITS) -> int | None:
    """The whole number in what somebody sent: figures 0–9 alone, at most so many; None for anything else."""
    is_number = text and len(text) <= digits and text.isascii() and text.isdecimal()
    return int(text) if text and is_number else None


def _signed(text: str) -> str:
    """From Python's signs to those of the reader; most numbers have none."""
    return text.translate(_SIGNS) if ("," in text or "." in text) and not in_english() else text
