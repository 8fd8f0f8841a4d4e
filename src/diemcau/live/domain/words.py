"""What people write on the day, made harmless before anything else sees it."""

from __future__ import annotations

import unicodedata

# Marks that turn the direction of what follows, and could turn round a whole screen.
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])
_JOINS = {"\u200d", "\ufe0f"}  # hold an emoji of several parts together


def clean(text: str, limit: int) -> str:
    """One line in NFC without control and turning marks, cut at `limit` characters, never inside one that people see.

    What lies far beyond the limit is never looked at: a megabyte costs as much as a page.
    """
    kept = unicodedata.normalize("NFC", text[: limit * 8].translate(_TURNING))
    kept = " ".join("".join(letter if _shows(letter) else " " for letter in kept).split())
    if len(kept) <= limit:
        return kept
    end = limit
    while end and (unicodedata.combining(kept[end]) or kept[end] in _JOINS or kept[end - 1] in _JOINS):
        end -= 1
    return kept[:end].rstrip()


def _shows(letter: str) -> bool:
    return letter in _JOINS or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
