"""One picture of the time that products take: boxes, lines and arrows in units of the drawing. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

LABELS, WIDTH, ROW, HEAD = 340, 660, 26, 40
SIGNS = {"ok": "✓", "warn": "!", "bad": "✕", "wait": "…"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One product: from when until when, how it stands, what it waits for."""

    key: int
    text: str
    begins: date
    until: date
    kind: str  # ok, warn, bad, wait
    words: str
    after: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    span: Span
    x: int
    y: int
    width: int
    label: str

    @property
    def middle(self) -> int:
        return self.y + 8

    @property
    def sign(self) -> str:
        """What the colour says, for paper without colours: it stands behind the bar."""
        return SIGNS.get(self.span.kind, "")

    @property
    def end(self) -> int:
        return self.x + self.width + 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    x: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    bars: tuple[Bar, ...]
    ticks: tuple[Mark, ...]
    today: int | None
    day: int | None
    arrows: tuple[str, ...]
    height: int
    width: int = LABELS + WIDTH + 24
    left: int = LABELS


def picture(spans: Sequence[Span], *, today: date, day: date | None) -> Picture:
    """Lay out bars in the order of their beginnings, with today and the conference's day as lines."""
    ordered = sorted(spans, key=lambda span: (span.begins, span.until, span.key))
    days = [*(span.begins for span in ordered), *(span.until for span in ordered), *([day] if day else [])]
    first = min(days, default=today) - timedelta(days=1)
    last = max(days, default=today) + timedelta(days=2)
    scale = WIDTH / max((last - first).days, 1)

    def x(at: date) -> int:
        return LABELS + round((at - first).days * scale)

    bars = tuple(
        Bar(
            span=span,
            x=x(span.begins),
            y=HEAD + number * ROW,
            width=max(x(span.until + timedelta(days=1)) - x(span.begins), 6),
            label=span.text if len(span.text) <= 44 else span.text[:43].rstrip() + "…",
        )
        for number, span in enumerate(ordered)
    )
    by_key = {bar.span.key: bar for bar in bars}
    arrows = tuple(_arrow(by_key[before], bar) for bar in bars for before in bar.span.after if before in by_key)
    return Picture(
        bars=bars,
        ticks=tuple(Mark(x=x(at), words=f"{at:%d/%m}") for at in _ticks(first, last)),
        today=x(today) if first <= today <= last else None,
        day=x(day) if day else None,
        arrows=arrows,
        height=HEAD + len(bars) * ROW + 10,
    )


def _arrow(before: Bar, after: Bar) -> str:
    """From the end of one to the beginning of the other, as the points of a path."""
    start, end = before.x + before.width, after.x
    turn = max(start + 5, min(end - 5, start + 8))
    return f"M{start} {before.middle} H{turn} V{after.middle} H{end}"


def _ticks(first: date, last: date) -> list[date]:
    """Mondays; every second or fourth one where they would stand too close."""
    step = 7 * max(1, -(-(last - first).days // 98))
    monday = first + timedelta(days=-first.weekday() % 7)
    return [monday + timedelta(days=at) for at in range(0, max((last - monday).days, 0) + 1, step)]
