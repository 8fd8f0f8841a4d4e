"""Intervals as a picture: where each point and line stands, in the units of the drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

from diemcau.kernel.numbers import written

LEFT, WIDTH, RIGHT, ROW, TOP = 300, 900, 20, 26, 30
MOST_ROWS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    name: str
    figure: dict[str, Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    name: str
    y: float
    x: float
    low: float
    high: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    width: int
    height: int
    marks: tuple[Mark, ...]
    ticks: tuple[tuple[float, str], ...]
    bottom: int
    left: int = LEFT - 12
    text: int = LEFT - 24


def intervals(lines: Sequence[Interval]) -> Plot | None:
    """None where nothing can be drawn. The axis spans the intervals in steps of five hundredths."""
    known = [line for line in lines[:MOST_ROWS] if line.figure and line.figure["value"] is not None]
    if not known:
        return None
    spans = [_span(line.figure or {}) for line in known]
    low = floor(20 * min(span[0] for span in spans)) / 20
    high = max(ceil(20 * max(span[1] for span in spans)) / 20, low + 0.1)

    def x(value: float) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (value - low) / (high - low), 1)

    marks = tuple(
        Mark(
            name=_short(line.name),
            y=TOP + ROW * at + ROW / 2,
            x=x((line.figure or {})["value"]),
            low=x(span[0]),
            high=x(span[1]),
            words=f"{_percent((line.figure or {})['value'])}% ({_percent(span[0])}–{_percent(span[1])})",
        )
        for at, (line, span) in enumerate(zip(known, spans, strict=True))
    )
    steps = round((high - low) * 20)
    every = max(1, ceil(steps / 8))
    ticks = tuple((x(low + step / 20), f"{round(100 * (low + step / 20))}%") for step in range(0, steps + 1, every))
    bottom = TOP + ROW * len(known)
    return Plot(width=WIDTH, height=bottom + 8, marks=marks, ticks=ticks, bottom=bottom)


def _span(figure: dict[str, Any]) -> tuple[float, float]:
    value, margin = figure["value"], figure["margin"] or 0.0
    return max(value - margin, 0.0), min(value + margin, 1.0)


def _short(name: str, most: int = 44) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _percent(share: float) -> str:
    return written(100 * share, 1)
