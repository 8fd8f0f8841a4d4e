"""From one state to another: ranks of two years, points from all to those reached."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from diemcau.scoring.domain.charts.frame import BAD, BARE, COMMA, GOOD, INK, QUIET, SOFT, Spec, spec_of
from diemcau.scoring.domain.points import vietnamese


def slope(rows: Sequence[tuple[str, int, int]], *, years: tuple[str, str], description: str) -> Spec:
    """Ranks of two years, joined; who climbed and who fell in different colours and line styles.

    Args:
        rows: unit, rank before, rank now. Units that share a rank stand under each other.
    """
    data = []
    for at, year in enumerate(years):
        for number, row in enumerate(sorted(rows, key=lambda one: one[at + 1]), start=1):
            unit, before, now = row
            way = "lên hạng" if now < before else "xuống hạng" if now > before else "giữ hạng"
            told = f"{now}. {unit}" if at else str(before)
            data.append({"u": unit, "y": year, "p": number, "w": way, "l": told})
    ways = {"domain": ["lên hạng", "giữ hạng", "xuống hạng"]}
    place = {
        "field": "p",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [len(rows) + 0.5, 0.4], "nice": False},
    }
    across = {"field": "y", "type": "nominal", "title": None, "axis": BARE | {"orient": "top", "labelAngle": 0}}
    legend = {"orient": "bottom", "title": None}
    text = {"text": {"field": "l", "type": "nominal"}}
    return spec_of(
        description,
        data=data,
        width=220,
        height=max(20 * len(rows), 120),
        encoding={"y": place, "x": across},
        layer=[
            {
                "mark": {"type": "line", "strokeWidth": 2, "point": {"size": 40}},
                "encoding": {
                    "detail": {"field": "u"},
                    "color": {"field": "w", "scale": ways | {"range": [GOOD, QUIET, BAD]}, "legend": legend},
                    "strokeDash": {"field": "w", "scale": ways | {"range": [[1, 0], [1, 0], [5, 3]]}, "legend": legend},
                },
            },
            {
                "transform": [{"filter": {"field": "y", "equal": years[1]}}],
                "mark": {"type": "text", "align": "left", "dx": 10, "fontSize": 12, "color": INK},
                "encoding": text,
            },
            {
                "transform": [{"filter": {"field": "y", "equal": years[0]}}],
                "mark": {"type": "text", "align": "right", "dx": -10, "fontSize": 12, "color": SOFT},
                "encoding": text,
            },
        ],
    )


def waterfall(start: Decimal, steps: Sequence[tuple[str, Decimal]], *, description: str) -> Spec:
    """From all points that applied down to those reached: what each field took away."""
    data, at = [{"n": "Tối đa", "a": 0.0, "b": float(start), "k": "tổng", "t": vietnamese(start, 2)}], start
    for name, lost in steps:
        data.append({"n": name, "a": float(at - lost), "b": float(at), "k": "mất", "t": f"−{vietnamese(lost, 2)}"})
        at -= lost
    data.append({"n": "Đạt được", "a": 0.0, "b": float(at), "k": "tổng", "t": vietnamese(at, 2)})
    order = [each["n"] for each in data]
    least = float(max(at - start / 10, Decimal(0)))
    y = {"field": "n", "type": "nominal", "sort": order, "title": None, "axis": BARE}
    scale = {"domain": [least, float(start)], "nice": False, "zero": False, "clamp": True}
    return spec_of(
        description,
        data=data,
        width=460,
        height={"step": 28},
        encoding={"y": y},
        layer=[
            {
                "mark": {"type": "bar", "height": 18},
                "encoding": {
                    "x": {"field": "a", "type": "quantitative", "title": "Điểm", "scale": scale, "axis": COMMA},
                    "x2": {"field": "b"},
                    "color": {
                        "field": "k",
                        "legend": None,
                        "scale": {"domain": ["tổng", "mất"], "range": [QUIET, BAD]},
                    },
                },
            },
            {
                "mark": {"type": "text", "align": "left", "dx": 6, "fontSize": 12, "color": INK},
                "encoding": {"x": {"field": "b", "type": "quantitative", "scale": scale}, "text": {"field": "t"}},
            },
        ],
    )
