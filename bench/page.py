"""Keep figures in bench/figures, and write docs/benchmarks.md from what is kept there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FIGURES = ROOT / "bench" / "figures"
PAGE = ROOT / "docs" / "benchmarks.md"
HEAD = """# Số đo

Trang này do `bin/bench --save TÊN…` viết ra từ các số trong `bench/figures`; đừng sửa bằng tay.
Máy đo có thể đang chạy việc khác, nên hãy đọc tỷ lệ hơn là con số.
"""


def table(name: str, measures: Mapping[str, str], figures: Mapping[str, float | None]) -> list[str]:
    """The lines of a Markdown table: figure, value, what it means."""
    rows = [f"| `{name}` | Số đo | Ý nghĩa |", "|---|---:|---|"]
    return rows + [f"| `{figure}` | {_written(figures[figure])} | {meaning} |" for figure, meaning in measures.items()]


def keep(name: str, kept: Mapping[str, Any]) -> None:
    FIGURES.mkdir(exist_ok=True)
    (FIGURES / f"{name}.json").write_text(json.dumps(kept, ensure_ascii=False, indent=2) + "\n")


def written() -> str:
    """The page that the kept figures make."""
    parts = [HEAD]
    for path in sorted(FIGURES.glob("*.json")):
        kept = json.loads(path.read_text())
        module = import_module(f"bench.{path.stem}")
        what = (module.__doc__ or "").strip().splitlines()[0]
        lines = table(path.stem, module.MEASURES, kept["figures"])
        more = ["", *kept["table"]] if kept.get("table") else []
        parts.append("\n".join([f"## {path.stem}", "", what, "", *lines, *more, "", _where(kept)]) + "\n")
    return "\n".join(parts)


def write() -> None:
    PAGE.write_text(written())


def _where(kept: Mapping[str, Any]) -> str:
    year, month, day = kept["on"].split("-")
    return f"Đo ngày {day}/{month}/{year}: {' · '.join(kept['machine'].values())}."


def _written(value: float | None) -> str:
    """As Vietnamese writes numbers: decimal comma, thousands with a dot; what was not measured says so."""
    if value is None:
        return "không đo"
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"
    return text.translate(str.maketrans(",.", ".,"))
