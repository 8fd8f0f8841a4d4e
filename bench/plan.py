"""Đọc một kế hoạch: cả tiến trình `diemcau plan read`, từ lúc gõ lệnh đến lúc in xong."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bench.processes import Cost, cost, median_cost
from bench.stage import reference_plan

MEASURES = {
    "read_s": "giây để đọc kế hoạch tham chiếu (trần 0,6)",
    "read_peak_mb": "MB bộ nhớ nhiều nhất khi đọc kế hoạch đó (trần 120)",
    "long_pages": "số trang của kế hoạch dài, mỗi trang 45 dòng",
    "long_s": "giây để đọc kế hoạch dài (trần 5)",
    "long_peak_mb": "MB bộ nhớ nhiều nhất khi đọc kế hoạch dài",
}
PAGES, LINES_A_PAGE = 200, 45


def measure() -> dict[str, float]:
    plan = reference_plan()
    once = median_cost(_command(plan))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "long.txt"
        file.write_text(lengthened(plan.read_text()))
        long: Cost = cost(_command(file))
    return {
        "read_s": round(once.wall_s, 3),
        "read_peak_mb": round(once.peak_mb, 1),
        "long_pages": PAGES,
        "long_s": round(long.wall_s, 3),
        "long_peak_mb": round(long.peak_mb, 1),
    }


def lengthened(text: str) -> str:
    """The same plan with its body said again and again, until it fills the pages."""
    lines = text.splitlines()
    foot = max(at for at, line in enumerate(lines) if line.lstrip().startswith("Nơi nhận"))
    first = next(at for at, line in enumerate(lines) if line.lstrip().startswith("I. "))
    body = lines[first:foot]
    times = -(-(PAGES * LINES_A_PAGE - first) // len(body))
    return "\n".join([*lines[:first], *(body * times), *lines[foot:]])


def _command(file: Path) -> list[str]:
    return [str(Path(sys.executable).with_name("diemcau")), "plan", "read", str(file), "--json"]
