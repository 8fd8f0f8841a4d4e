"""Figures of units beside each other: bars, values with their margins, the spread of many."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import starmap

from diemcau.kernel.numbers import written
from diemcau.kernel.words import say
from diemcau.publish.domain.charts.drawing import (
    ACCENT,
    INK,
    QUIET,
    WIDTH,
    Axis,
    Chart,
    axis_for,
    block,
    dot,
    picture,
    shortened,
    stroke,
    unit_name,
    word,
)
from diemcau.publish.domain.tables import Line, figure

MOST_ROWS = 40  # of a picture that names each unit
NAMES, ROW, TOP, FIGURES = 290, 24, 26, 64
_MARGIN = re.compile(r"±\s*(\d+(?:[.,]\d+)?)")


def value_of(line: Line) -> float:
    return float(figure(line.row.index) or 0)


def margin_of(line: Line) -> float:
    """Half the width of the interval that the note of a survey's row names; 0 where it names none."""
    found = _MARGIN.search(line.row.note)
    return float(found[1].replace(",", ".")) if found else 0.0


def bars(lines: Sequence[Line], *, caption: str) -> Chart:
    """One bar for each unit, from 0."""
    axis = Axis(low=0, high=max(100.0, *map(value_of, lines)), left=NAMES, right=WIDTH - FIGURES)
    parts = []
    for at, line in enumerate(lines):
        y, value = TOP + ROW * at, value_of(line)
        parts += [
            unit_name(NAMES - 10, y + 16, shortened(line.row.unit, NAMES - 20), anchor="end"),
            block(NAMES, y + 4, axis.at(value) - NAMES, ROW - 8, tint=QUIET),
            word(axis.at(value) + 6, y + 16, written(value, 2)),
        ]
    bottom = TOP + ROW * len(lines)
    return picture([axis.grid(TOP, bottom), *parts], height=bottom + 4, caption=caption, told=_told(lines))


def intervals(lines: Sequence[Line], *, caption: str) -> Chart:
    """Each unit's value with the interval in which the truth lies, so that close ranks are seen to be close."""
    ends = [
        (max(0.0, value_of(line) - margin_of(line)), min(100.0, value_of(line) + margin_of(line))) for line in lines
    ]
    axis = axis_for(min(low for low, _ in ends), max(high for _, high in ends), left=NAMES, right=WIDTH - FIGURES)
    parts = []
    for at, (line, (low, high)) in enumerate(zip(lines, ends, strict=True)):
        y = TOP + ROW * at + ROW / 2
        parts += [
            unit_name(NAMES - 10, y + 4, shortened(line.row.unit, NAMES - 20), anchor="end"),
            stroke(axis.at(low), y, axis.at(high), y, tint=QUIET, width=3),
            dot(axis.at(value_of(line)), y, tint=ACCENT),
            word(WIDTH - 4, y + 4, written(value_of(line), 2), anchor="end"),
        ]
    bottom = TOP + ROW * len(lines)
    return picture([axis.grid(TOP, bottom), *parts], height=bottom + 4, caption=caption, told=_told(lines))


def spread(lines: Sequence[Line], *, caption: str, mine: int | None = None, width: int = WIDTH) -> Chart:
    """Every unit a dot on its value, dots that would meet above each other; one unit marked."""
    values = [value_of(line) for line in lines]
    axis = axis_for(min(values), max(values), left=24, right=width - 24)
    column = 9.0
    stacks: Counter[int] = Counter()
    places = []
    for line in sorted(lines, key=value_of):
        slot = round(axis.at(value_of(line)) / column)
        stacks[slot] += 1
        places.append((slot * column, stacks[slot], line))
    bottom = TOP + 34 + column * max(stacks.values())

    def place(x: float, height: int, line: Line) -> str:
        y = bottom - column * (height - 0.5)
        if mine is None or line.row.organisation != mine:
            return dot(x, y, tint=QUIET, radius=3.6)
        name = shortened(f"{line.row.unit}: {written(value_of(line), 2)}", width - 20)
        half = len(name) * 3.5
        label = unit_name(min(max(x, half), width - half), TOP + 14, name, anchor="middle", fill=INK, bold=True)
        return stroke(x, TOP + 20, x, y, tint=ACCENT) + dot(x, y, tint=ACCENT, radius=5) + label

    parts = [axis.grid(TOP, bottom), *starmap(place, places)]
    return picture(parts, height=bottom + 6, width=width, caption=caption, told=_told(lines))


def _told(lines: Sequence[Line]) -> str:
    best, worst = max(lines, key=value_of), min(lines, key=value_of)
    return say(
        "%(units)s đơn vị; cao nhất %(best)s %(most)s%%, thấp nhất %(worst)s %(least)s%%.",
        units=len(lines),
        best=best.row.unit,
        most=written(value_of(best), 2),
        worst=worst.row.unit,
        least=written(value_of(worst), 2),
    )
