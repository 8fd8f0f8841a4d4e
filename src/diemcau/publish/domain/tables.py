"""A published table as it is read. Pure.

What is frozen is `scoring.domain.finished.Finished` as JSON; every page, file and picture is made of it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from diemcau.kernel.vietnamese import fold
from diemcau.kernel.words import say
from diemcau.scoring.domain.finished import Finished, FinishedRow

_NO_LETTER = re.compile(r"[^a-z0-9]+")
MOST_SLUG = 80


def slug_of(*words: str) -> str:
    """A lasting address out of titles: "Chỉ số CCHC 2023", "Các sở" → "chi-so-cchc-2023-cac-so"."""
    return _NO_LETTER.sub("-", fold(" ".join(words))).strip("-")[:MOST_SLUG].strip("-") or "ket-qua"


def canonical(content: Mapping[str, Any]) -> str:
    """JSON that is the same bytes for the same content."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(content: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def figure(text: str) -> Decimal | None:
    """A number as it was frozen ("81.33", "81,33", "81,33%"); None where there is none."""
    try:
        return Decimal(text.strip().removesuffix("%").strip().replace(",", "."))
    except InvalidOperation:
        return None


def printed(text: str) -> str:
    """A frozen number as it is read: decimal comma, in English a point. What is no number stays as it is."""
    return text.replace(".", say(",")) if figure(text) is not None else text


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What the same unit, or the units that it came from, had in the table of the year before."""

    rank: int | None
    index: str
    is_successor: bool  # under another name: a merger or a new name lies between


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row as the public page shows it."""

    row: FinishedRow
    unit_page: str  # the code of the organisation; empty where nobody knows it
    before: Before | None
    share: str  # of the longest bar, in whole hundredths

    @property
    def value(self) -> str:
        return printed(self.row.index or self.row.points)

    @property
    def moved(self) -> int | None:
        """Places won (> 0) or lost (< 0) since last year."""
        if self.before is None or self.before.rank is None or self.row.rank is None:
            return None
        return self.before.rank - self.row.rank

    @property
    def lost(self) -> int:
        """Places lost, 0 where none."""
        return max(0, -(self.moved or 0))

    @property
    def gained(self) -> str:
        """Points of the index won or lost since last year, signed, decimal comma; empty where it cannot be said."""
        now, then = figure(self.row.index), figure(self.before.index) if self.before else None
        if now is None or then is None:
            return ""
        return printed(f"{now - then:+f}")


def lines(table: Finished, codes: Mapping[int, str], before: Mapping[int, Before] | None = None) -> Sequence[Line]:
    """The rows in their printed order.

    Args:
        codes: organisation → code, of those that have a page.
        before: organisation → last year.
    """
    values = [figure(row.index or row.points) or Decimal(0) for row in table.rows]
    longest = max([*values, Decimal(1)] if table.kind != "index" else [Decimal(100), *values])
    return [
        Line(
            row=row,
            unit_page=codes.get(row.organisation or 0, ""),
            before=(before or {}).get(row.organisation or 0),
            share=str(int(100 * max(value, Decimal(0)) / longest)),
        )
        for row, value in zip(table.rows, values, strict=True)
    ]
