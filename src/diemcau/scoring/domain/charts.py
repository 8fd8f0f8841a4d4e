"""Pictures as Vega-Lite specifications: the same for the page (vega, under our policy) and for documents (vl-convert).

Every picture stands beside a table or a sentence that says the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from diemcau.scoring.domain.points import vietnamese

Spec = dict[str, Any]
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
INK, SOFT, LINE, GOOD, BAD, QUIET = "#1d2328", "#56616b", "#dfdcd3", "#1d7a46", "#b3261e", "#8b8577"
_BARE: Spec = {"domain": False, "ticks": False}
_CONFIG: Spec = {
    "font": "Be Vietnam Pro, Tinos, sans-serif",
    "background": None,
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK,
        "titleColor": SOFT,
        "gridColor": LINE,
        "domainColor": QUIET,
        "tickColor": QUIET,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "labelLimit": 320,
    },
    "legend": {"labelColor": INK, "titleColor": SOFT, "labelFontSize": 12, "titleFontSize": 12},
}
MOST_ROWS = 60  # of a heat map: more cannot be read


def heat_map(cells: Sequence[tuple[str, str, Decimal]], *, columns: Sequence[str], description: str) -> Spec:
    """Units down, lines across, how much of its ceiling each line brought.

    Args:
        cells: unit, column, share in percent; units in their order.
    """
    units = list(dict.fromkeys(unit for unit, _column, _share in cells))
    return _spec(
        description,
        data=[
            {"u": unit, "c": column, "s": float(round(share, 1)), "t": f"{vietnamese(share, 1)}%"}
            for unit, column, share in cells
        ],
        height={"step": 18},
        width={"step": 24 if len(columns) > 12 else 56},
        mark={"type": "rect", "stroke": "#fff"},
        encoding={
            "y": {
                "field": "u",
                "type": "nominal",
                "sort": units,
                "title": None,
                "axis": {"domain": False, "ticks": False},
            },
            "x": {
                "field": "c",
                "type": "nominal",
                "sort": list(columns),
                "title": None,
                "axis": {
                    "orient": "top",
                    "labelAngle": -90 if len(columns) > 12 else 0,
                    "domain": False,
                    "ticks": False,
                },
            },
            "color": {
                "field": "s",
                "type": "quantitative",
                "title": "% điểm tối đa",
                "scale": {"domain": [0, 50, 80, 100], "range": ["#8c2d04", "#e39a4c", "#f6e8c3", "#1b6b5f"]},
            },
            "tooltip": [
                {"field": "u", "title": "Đơn vị"},
                {"field": "c", "title": "Mục"},
                {"field": "t", "title": "Đạt"},
            ],
        },
    )


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
    place = {"field": "p", "type": "quantitative", "axis": None, "scale": {"domain": [len(rows), 1], "nice": False}}
    across = {"field": "y", "type": "nominal", "title": None, "axis": _BARE | {"orient": "top", "labelAngle": 0}}
    legend = {"orient": "bottom", "title": None}
    text = {"text": {"field": "l", "type": "nominal"}}
    return _spec(
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
    y = {"field": "n", "type": "nominal", "sort": order, "title": None, "axis": _BARE}
    scale = {"domain": [least, float(start)], "nice": False, "zero": False, "clamp": True}
    return _spec(
        description,
        data=data,
        width=460,
        height={"step": 28},
        encoding={"y": y},
        layer=[
            {
                "mark": {"type": "bar", "height": 18},
                "encoding": {
                    "x": {"field": "a", "type": "quantitative", "title": "Điểm", "scale": scale},
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


def distribution(groups: Sequence[tuple[str, Sequence[tuple[str, Decimal]]]], *, description: str) -> Spec:
    """Every unit a dot on its index, block by block, with the median as a line."""
    data = [
        {"g": group, "u": unit, "i": float(index), "t": f"{vietnamese(index, 2)}%"}
        for group, units in groups
        for unit, index in units
    ]
    y = {
        "field": "g",
        "type": "nominal",
        "title": None,
        "sort": [group for group, _units in groups],
        "axis": {"ticks": False, "domain": False},
    }
    x = {"field": "i", "type": "quantitative", "title": "Chỉ số (%)", "scale": {"zero": False, "padding": 12}}
    return _spec(
        description,
        data=data,
        width=620,
        height={"step": 56},
        encoding={"y": y},
        layer=[
            {
                "mark": {"type": "circle", "size": 90, "opacity": 0.55, "color": "#9e1b20"},
                "encoding": {"x": x, "tooltip": [{"field": "u", "title": "Đơn vị"}, {"field": "t", "title": "Chỉ số"}]},
            },
            {
                "mark": {"type": "tick", "thickness": 3, "size": 36, "color": INK},
                "encoding": {"x": {"aggregate": "median", "field": "i", "type": "quantitative"}},
            },
        ],
    )


def drawn(spec: Spec) -> str:
    """The picture as SVG, for documents: by the same engine that draws it on the page."""
    import vl_convert  # noqa: PLC0415 -- slow import

    svg: str = vl_convert.vegalite_to_svg(spec, vl_version="6.4")
    return svg


def _spec(description: str, *, data: list[Spec], **more: Any) -> Spec:
    return {
        "$schema": SCHEMA,
        "description": description,
        "data": {"values": data},
        "config": _CONFIG,
        "autosize": {"type": "pad"},
    } | more
