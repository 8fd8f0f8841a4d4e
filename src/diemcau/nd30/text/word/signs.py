"""Signs that only a symbol font can draw, as the Unicode signs that look like them."""

from __future__ import annotations

# By the place that w:sym names in Symbol and Wingdings.
SYMBOLS = {"F0B7": "•", "F0A7": "▪", "F0D8": "➢", "F0FC": "✓", "F0FE": "☑", "F0A8": "□", "F06F": "□", "F0E0": "→",
           "F0E8": "→", "F0B0": "°", "F0B1": "±", "F0B3": "≥", "F0A3": "≤", "F0B4": "×", "F02D": "-"}  # fmt: skip

# By the letter that stands for them.
BULLETS = {
    "\uf02d": "-", "\uf02b": "+", "\uf02a": "*", "\uf0b7": "•", "\uf06c": "●", "\uf06e": "■", "\uf0a7": "▪",
    "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf06f": "□", "\uf0a8": "□", "\uf0e8": "→", "\uf0e0": "→",
    "·": "•", "o": "○", "–": "-", "—": "-", "\u2212": "-", "§": "▪", "Ø": "➢", "ü": "✓", "v": "❖", "q": "□",
}  # fmt: skip
