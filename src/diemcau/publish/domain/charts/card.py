"""What a message shows of a link: the title, the first of the table, the decision. 1200 × 630, as Open Graph asks."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from diemcau.kernel.words import say
from diemcau.publish.domain.charts.drawing import (
    ACCENT,
    INK,
    QUIET,
    SOFT,
    Chart,
    block,
    picture,
    shortened,
    word,
)
from diemcau.publish.domain.tables import Line, figure
from diemcau.scoring.domain.finished import Finished

WIDTH, HEIGHT, EDGE, SHOWN = 1200, 630, 60, 5


def card(title: str, table: Finished, lines: Sequence[Line]) -> Chart:
    """Large enough to be read in a chat; the figures are those of the table."""
    parts = [block(0, 0, WIDTH, HEIGHT, tint="#ffffff"), block(0, 0, WIDTH, 14, tint=ACCENT)]
    y = 96.0
    for part in wrap(title, 44)[:3]:
        parts.append(_sized(word(EDGE, y, part, bold=True), 46))
        y += 58
    best = [line for line in lines if figure(line.row.index or line.row.points) is not None][:SHOWN]
    values = [float(figure(line.row.index or line.row.points) or 0) for line in best]
    most = max([*values, 1.0])
    y = max(y + 10, 210)
    for line, value in zip(best, values, strict=True):
        name = f"{line.row.rank}. {line.row.unit}" if line.row.rank else line.row.unit
        parts += [
            _sized(word(EDGE, y + 30, shortened(name, 330)), 28),
            block(700, y + 8, 300 * value / most, 26, tint=QUIET),
            _sized(word(WIDTH - EDGE, y + 31, line.value, anchor="end", bold=True), 28),
        ]
        y += 58
    if table.decision:
        day = "/".join(reversed(table.decided_on.split("-")))
        told = say("Quyết định số %(number)s ngày %(day)s", number=table.decision, day=day)
        parts.append(_sized(word(EDGE, HEIGHT - 44, told, fill=SOFT), 26))
    return picture(parts, height=HEIGHT, width=WIDTH, caption=title, told=title)


def _sized(text: str, size: int) -> str:
    return text.replace("<text ", f'<text font-size="{size}" ', 1).replace(f' fill="{INK}"', "")
