"""What a template may name, in the office's words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from diemcau.publish.domain.charts import Chart
from diemcau.publish.domain.consolidated import CLOSING, OPENING, Part, Told, analysis, cells, contents
from diemcau.publish.domain.reports.passages import mark

MOST_TURNS = 60_000  # of all loops of one report together: a template cannot keep us busy

# As the page tells those who edit a template: where it stands, what it is.
FIELDS: tuple[tuple[str, str], ...] = (
    ("hoi_nghi", "tên hội nghị"),
    ("ngay, thang, nam", "ngày lập báo cáo"),
    ("danh_muc_bang", "danh sách bảng, mỗi bảng có so, ten"),
    ("danh_muc_hinh", "danh sách hình, mỗi hình có so, ten"),
    ("cac_phan", "các phần, mỗi phần có so (I, II…), ten, ket_qua"),
    (
        "ket_qua",
        "các kết quả của một phần: thu_tu, tieu_de, nguon, nhan_xet, so, ten, co_nam_truoc, dong, hinh, viet_tay",
    ),
    ("dong", "các dòng của bảng: hang, don_vi, ket_qua, ghi_chu, nam_truoc"),
    ("hinh", "các hình của một kết quả: so, ten, anh"),
    (
        "viet_tay",
        "chỗ tự viết, đứng riêng một đoạn: viet_tay_mo_dau, viet_tay_ket_luan, viet_tay của từng kết quả",
    ),
)

Row = Mapping[str, Any]


class Turns:
    """How many turns all loops may still take."""

    def __init__(self, most: int = MOST_TURNS) -> None:
        self.left = most


class TooManyTurns(Exception): ...


class Rows(list[Any]):
    """A list that a template may walk through, as long as there are turns left."""

    def __init__(self, rows: Sequence[Any], turns: Turns) -> None:
        super().__init__(rows)
        self._turns = turns

    def __iter__(self) -> Iterator[Any]:
        for each in super().__iter__():
            self._turns.left -= 1
            if self._turns.left < 0:
                raise TooManyTurns
            yield each


def fields_of(
    parts: Sequence[Part], *, conference: str, made_on: date, picture: Callable[[Chart], object]
) -> dict[str, Any]:
    """Everything that a template may name, out of the released tables.

    Args:
        picture: how a chart goes into the file.
    """
    turns = Turns()
    found = contents(parts)
    everything = [told for _label, _heading, own in found for told in own]
    figures = [(number, chart) for told in everything for number, chart in told.figures]
    return {
        "hoi_nghi": conference,
        "ngay": f"{made_on:%d}",
        "thang": f"{made_on:%m}",
        "nam": str(made_on.year),
        "danh_muc_bang": Rows([{"so": told.number, "ten": told.part.title} for told in everything], turns),
        "danh_muc_hinh": Rows([{"so": number, "ten": chart.caption} for number, chart in figures], turns),
        "cac_phan": Rows(
            [
                {
                    "so": label,
                    "ten": heading,
                    "ket_qua": Rows([_result(at, told, turns, picture) for at, told in enumerate(own, start=1)], turns),
                }
                for label, heading, own in found
            ],
            turns,
        ),
        "viet_tay_mo_dau": mark(OPENING),
        "viet_tay_ket_luan": mark(CLOSING),
    }


def _result(at: int, told: Told, turns: Turns, picture: Callable[[Chart], object]) -> Row:
    head, *rows = cells(told.part)
    figures = [{"so": number, "ten": chart.caption, "anh": picture(chart)} for number, chart in told.figures]
    has_before = "So với năm trước" in head
    return {
        "thu_tu": at,
        "tieu_de": told.heading,
        "nguon": told.source,
        "nhan_xet": Rows(list(analysis(told.part.lines)), turns),
        "so": told.number,
        "ten": told.part.title,
        "cot_don_vi": head[1],
        "cot_ket_qua": head[2],
        "cot_ghi_chu": ", ".join(head[3 : len(head) - has_before]),
        "co_nam_truoc": has_before,
        "dong": Rows([_line(row, has_before=has_before) for row in rows], turns),
        "hinh": Rows(figures, turns),
        "viet_tay": mark(told.part.key),
    }


def _line(row: Sequence[str], *, has_before: bool) -> Row:
    last = len(row) - has_before
    return {
        "hang": row[0],
        "don_vi": row[1],
        "ket_qua": row[2],
        "ghi_chu": ", ".join(filter(None, row[3:last])),
        "nam_truoc": row[-1] if has_before else "",
    }
