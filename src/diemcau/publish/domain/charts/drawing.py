"""Lines, circles and words of a picture. Colours are attributes: our policy lets no style through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Any
from xml.sax.saxutils import escape, quoteattr

INK, SOFT, GRID, GOOD, BAD, QUIET, ACCENT = "#1d2328", "#56616b", "#dfdcd3", "#1d7a46", "#b3261e", "#6d6859", "#9e1b20"
FONT = "Be Vietnam Pro, Tinos, sans-serif"
WIDTH = 760
LETTER = 6.6  # width of a mean letter at 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A picture, what stands under it, and what it says to those who do not see it."""

    caption: str
    told: str
    svg: str
    width: int
    height: int


def picture(parts: Iterable[str], *, height: float, caption: str, told: str, width: int = WIDTH) -> Chart:
    high = ceil(height)
    drawn = "".join(parts)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {high}" width="{width}" height="{high}" '
        f'role="img" aria-label={quoteattr(told)} font-family="{FONT}" font-size="12" fill="{INK}">{drawn}</svg>'
    )
    return Chart(caption=caption, told=told, svg=svg, width=width, height=high)


def unit_name(x: float, y: float, text: str, **look: Any) -> str:
    """A unit's name: Vietnamese in every language."""
    return word(x, y, text, **look).replace("<text ", '<text lang="vi" ', 1)


def word(x: float, y: float, text: str, *, anchor: str = "start", fill: str = INK, bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    tint = "" if fill == INK else f' fill="{fill}"'
    side = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{x:.1f}" y="{y:.1f}"{side}{tint}{weight}>{escape(text)}</text>'


def stroke(x1: float, y1: float, x2: float, y2: float, *, tint: str, width: float = 1, dashed: bool = False) -> str:
    dash = ' stroke-dasharray="5 3"' if dashed else ""
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="{tint}" stroke-width="{width:g}"{dash}/>'


def dot(x: float, y: float, *, tint: str, radius: float = 4, ring: bool = False) -> str:
    body = f'fill="none" stroke="{tint}" stroke-width="2"' if ring else f'fill="{tint}"'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" {body}/>'


def block(x: float, y: float, width: float, height: float, *, tint: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0.5):.1f}" height="{height:g}" fill="{tint}"/>'


def shortened(name: str, room: float) -> str:
    """A name without its middle where there is no more room: units of one kind differ in their last words."""
    most = max(8, int(room / LETTER))
    return name if len(name) <= most else f"{name[: most // 3].rstrip()}…{name[len(name) - (most - most // 3 - 1) :]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Values from `low` to `high`, drawn from `left` to `right`."""

    low: float
    high: float
    left: float
    right: float

    def at(self, value: float) -> float:
        return self.left + (self.right - self.left) * (value - self.low) / (self.high - self.low)

    def ticks(self) -> Sequence[float]:
        step = next(s for s in (1, 2, 5, 10, 20, 50, 10**9) if (self.high - self.low) / s <= 8)
        first = ceil(self.low / step) * step
        return [first + step * n for n in range(int((self.high - first) / step) + 1)]

    def grid(self, top: float, bottom: float) -> str:
        """Fine lines with their figures above them."""
        return "".join(
            stroke(self.at(tick), top, self.at(tick), bottom, tint=GRID)
            + word(self.at(tick), top - 6, f"{tick:g}%", anchor="middle", fill=SOFT)
            for tick in self.ticks()
        )


def axis_for(low: float, high: float, *, left: float, right: float) -> Axis:
    """Whole numbers round what is to be drawn, never out of 0 to 100 where it is not itself."""
    floor_, ceiling = floor(low), ceil(high)
    if ceiling - floor_ < 4:
        floor_, ceiling = max(0, floor_ - 2), ceiling + 2
    return Axis(low=floor_, high=ceiling, left=left, right=right)
