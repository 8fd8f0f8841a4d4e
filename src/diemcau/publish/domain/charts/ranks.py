"""Ranks of two years, joined."""

from __future__ import annotations

from collections.abc import Sequence

from diemcau.kernel.words import say
from diemcau.publish.domain.charts.drawing import (
    BAD,
    GOOD,
    QUIET,
    SOFT,
    WIDTH,
    Chart,
    dot,
    picture,
    shortened,
    stroke,
    unit_name,
    word,
)
from diemcau.publish.domain.tables import Line

ROW, TOP, LEFT, RIGHT = 22, 30, 60, 330


def slope(lines: Sequence[Line], *, years: tuple[str, str], caption: str) -> Chart:
    """Who climbed is drawn green, who fell red and dashed; units that share a rank stand under each other."""
    before = sorted(lines, key=lambda line: (line.before.rank or 0) if line.before else 0)
    now = sorted(lines, key=lambda line: line.row.rank or 0)
    then = {id(line): TOP + ROW * (at + 0.5) for at, line in enumerate(before)}
    parts = [
        word(LEFT, TOP - 12, years[0], anchor="middle", fill=SOFT),
        word(RIGHT, TOP - 12, years[1], anchor="middle", fill=SOFT),
    ]
    for at, line in enumerate(now):
        y, came_from = TOP + ROW * (at + 0.5), then[id(line)]
        moved = line.moved or 0
        tint = GOOD if moved > 0 else BAD if moved < 0 else QUIET
        told = f"▲ {moved}" if moved > 0 else f"▼ {-moved}" if moved < 0 else "="
        old = line.before.rank if line.before else None
        parts += [
            stroke(LEFT, came_from, RIGHT, y, tint=tint, width=2, dashed=moved < 0),
            dot(LEFT, came_from, tint=tint),
            dot(RIGHT, y, tint=tint),
            word(LEFT - 12, came_from + 4, str(old), anchor="end", fill=SOFT),
            unit_name(RIGHT + 12, y + 4, shortened(f"{line.row.rank}. {line.row.unit}", WIDTH - RIGHT - 60)),
            word(WIDTH - 4, y + 4, told, anchor="end", fill=tint),
        ]
    climbed, fell = (sum(1 for line in lines if (line.moved or 0) * way > 0) for way in (1, -1))
    told_of_all = say(
        "Thứ hạng %(before)s và %(now)s: %(climbed)s đơn vị lên hạng, %(fell)s đơn vị xuống hạng.",
        before=years[0],
        now=years[1],
        climbed=climbed,
        fell=fell,
    )
    return picture(parts, height=TOP + ROW * len(lines) + 6, caption=caption, told=told_of_all)
