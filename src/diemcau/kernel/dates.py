"""Dates as official papers write them: often without a day, sometimes without a month."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as far as the text states it; what it leaves blank is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
