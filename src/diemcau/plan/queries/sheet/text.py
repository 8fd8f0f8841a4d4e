"""The source text in parts of a few hundred lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

PART = 200  # lines: a browser lays out only the parts that are looked at


def parts_of(lines: Sequence[str]) -> Iterator[list[tuple[str, str]]]:
    """Each line with its number as the page writes it."""
    for start in range(0, len(lines), PART):
        yield [(str(number), text) for number, text in enumerate(lines[start : start + PART], start=start + 1)]
