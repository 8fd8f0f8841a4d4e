"""Báo cáo tổng hợp, phân tích: what it tells of every released table of a conference. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from diemcau.publish.domain.charts import Chart, charts_of
from diemcau.publish.domain.tables import Line, figure, printed
from diemcau.scoring.domain.finished import Finished

_KINDS = {
    "index": "CHỈ SỐ CẢI CÁCH HÀNH CHÍNH",
    "survey": "MỨC ĐỘ HÀI LÒNG CỦA NGƯỜI DÂN, TỔ CHỨC",
    "winners": "CUỘC THI TÌM HIỂU CẢI CÁCH HÀNH CHÍNH",
}
_HEADINGS = {
    "index": ("Hạng", "Đơn vị", "Kết quả (%)", "Xếp loại"),
    "survey": ("Hạng", "Đơn vị", "Kết quả (%)", "Số phiếu, sai số"),
    "winners": ("Hạng", "Cá nhân, tập thể", "Điểm", "Giải", "Đơn vị"),
}
_ROMAN = ("I", "II", "III")


OPENING, CLOSING = "mo-dau", "ket-luan"  # passages that belong to no table
LEAD = "Báo cáo tổng hợp, phân tích các kết quả đã công bố; số liệu theo các quyết định nêu tại từng bảng."


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One released table with last year beside it; `key` names the passage that people write under it."""

    title: str
    table: Finished
    lines: Sequence[Line]
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One table as the report tells it: numbered, with its source, its sentences, its numbered pictures."""

    number: int
    part: Part
    source: str
    figures: tuple[tuple[int, Chart], ...]

    @property
    def heading(self) -> str:
        return self.part.table.block or self.part.title


def contents(parts: Sequence[Part]) -> list[tuple[str, str, list[Told]]]:
    """What the report consists of: its parts with their number and heading, tables and pictures numbered through."""
    told: list[Told] = []
    drawn = 0
    for number, part in enumerate(_in_order(parts), start=1):
        charts = charts_of(part.title, part.table, part.lines)
        figures = tuple(enumerate(charts, start=drawn + 1))
        drawn += len(charts)
        told.append(Told(number=number, part=part, source=_source(part.table), figures=figures))
    kinds = [kind for kind in _KINDS if any(part.table.kind == kind for part in parts)]
    return [
        (label, _KINDS[kind], [each for each in told if each.part.table.kind == kind])
        for label, kind in zip(_ROMAN, kinds, strict=False)
    ]


def _in_order(parts: Iterable[Part]) -> list[Part]:
    kinds = list(_KINDS)
    return sorted(parts, key=lambda part: (kinds.index(part.table.kind), -part.table.year))


def _source(table: Finished) -> str:
    day = " ngày " + "/".join(reversed(table.decided_on.split("-"))) if table.decided_on else ""
    return f"Theo Quyết định số {table.decision}{day}. {table.settings}".strip() if table.decision else table.settings


def analysis(lines: Sequence[Line]) -> Iterator[str]:
    """What the table says, in sentences: who is first and last, the spread, who moved most since last year."""
    ranked = [line for line in lines if line.row.rank is not None and figure(line.row.index) is not None]
    if len(ranked) > 1:
        best, worst = ranked[0], ranked[-1]
        values = [value for line in ranked if (value := figure(line.row.index)) is not None]
        mean = (sum(values, Decimal(0)) / len(values)).quantize(Decimal("0.01"))
        yield (
            f"Có {len(ranked)} đơn vị được xếp hạng; cao nhất là {best.row.unit} ({best.value}%), thấp nhất là "
            f"{worst.row.unit} ({worst.value}%), chênh lệch {printed(str(max(values) - min(values)))} điểm phần trăm; "
            f"trung bình {printed(str(mean))}%."
        )
    moved = [line for line in ranked if line.moved]
    if moved:
        up, down = max(moved, key=lambda line: line.moved or 0), min(moved, key=lambda line: line.moved or 0)
        said = [f"{up.row.unit} tăng {up.moved} bậc"] if (up.moved or 0) > 0 else []
        said += [f"{down.row.unit} giảm {down.lost} bậc"] if down.lost else []
        yield f"So với năm trước, thay đổi nhiều nhất: {'; '.join(said)}."
    silent = len(lines) - len([line for line in lines if line.value])
    if silent:
        yield f"Có {silent} đơn vị không nêu số liệu."


def cells(part: Part) -> Iterator[Sequence[str]]:
    """A survey has margins where an index has a class; winners have a prize and the unit they come from."""
    has_before = any(line.before for line in part.lines)
    last = ["So với năm trước"] if has_before else []
    yield [*_HEADINGS[part.table.kind], *last]
    for line in part.lines:
        row = line.row
        told = {"index": [row.grade], "survey": [row.note], "winners": [row.grade, row.note]}[part.table.kind]
        yield [str(row.rank or ""), row.unit, line.value, *told, *([_change(line)] if has_before else [])]


def _change(line: Line) -> str:
    if line.moved is None:
        return ""
    places = f"tăng {line.moved} bậc" if line.moved > 0 else f"giảm {line.lost} bậc" if line.lost else "giữ hạng"
    return f"{places} ({line.gained})" if line.gained else places
