"""What a unit reported, out of how it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from diemcau.scoring.domain.rules import Answer


def answer_from(kept: Mapping[str, str]) -> Answer:
    """Numbers were kept as plain text."""
    return Answer(
        **{name: Decimal(kept[name]) for name in ("value", "part", "whole") if kept.get(name)},
        word=kept.get("word"),
    )


def kept_answer(answer: Answer) -> dict[str, str]:
    """The way back."""
    numbers = {"value": answer.value, "part": answer.part, "whole": answer.whole}
    kept = {name: f"{number:f}" for name, number in numbers.items() if number is not None}
    return kept | ({"word": answer.word} if answer.word else {})
