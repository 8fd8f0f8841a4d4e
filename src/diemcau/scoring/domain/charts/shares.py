"""How much of what could be had was had: unit by unit, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from diemcau.scoring.domain.charts.frame import COMMA, INK, Spec, spec_of
from diemcau.scoring.domain.points import vietnamese

MOST_ROWS = 60  # of a heat map: more cannot be read


def heat_map(cells: Sequence[tuple[str, str, Decimal]], *, columns: Sequence[str], description: str) -> Spec:
    """Units down, lines across, how much of its ceiling each line brought.

    Args:
        cells: unit, column, share in percent; units in their order.
    """
    units = list(dict.fromkeys(unit for unit, _column, _share in cells))
    return spec_of(
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
                "legend": {"orient": "bottom", "direction": "horizontal", "gradientLength": 240},
                "scale": {"domain": [0, 50, 80, 100], "range": ["#8c2d04", "#e39a4c", "#f6e8c3", "#1b6b5f"]},
            },
            "tooltip": [
                {"field": "u", "title": "Đơn vị"},
                {"field": "c", "title": "Mục"},
                {"field": "t", "title": "Đạt"},
            ],
        },
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
    scale = {"zero": False, "padding": 12}
    x = {"field": "i", "type": "quantitative", "title": "Chỉ số (%)", "scale": scale, "axis": COMMA}
    return spec_of(
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
