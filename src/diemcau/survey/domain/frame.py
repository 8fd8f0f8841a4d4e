"""The frame: who could be asked, by unit and service. Read from a table, every line checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diemcau.directory.domain import cells
from diemcau.directory.domain.columns import Column, Table
from diemcau.directory.domain.files import RawSheet
from diemcau.kernel.vietnamese import fold
from diemcau.survey.domain.selection import Cell
from diemcau.survey.domain.tables import Reading, lines_of

MOST_PEOPLE = 50_000_000
FRAME = Table(
    key="frame",
    title="Khung mẫu",
    columns=(
        Column(
            key="unit",
            heading="Đơn vị",
            also=("Mã đơn vị", "Cơ quan"),
            is_required=True,
            hint="Mã, tên hoặc tên tắt của đơn vị trong danh bạ.",
        ),
        Column(
            key="service", heading="Dịch vụ", also=("Lĩnh vực", "Thủ tục"), limit=120, hint="Để trống nếu không chia."
        ),
        Column(
            key="cluster",
            heading="Cụm",
            also=("Địa bàn", "Thôn, tổ dân phố", "Xã"),
            limit=120,
            hint="Xã, thôn, ngày hoặc quầy: bậc chọn thứ nhất khi chọn mẫu hai giai đoạn.",
        ),
        Column(
            key="label",
            heading="Người, hồ sơ",
            also=("Họ và tên", "Mã hồ sơ"),
            limit=120,
            hint="Chỉ khi khung là danh sách từng người, từng hồ sơ; số người khi đó là 1.",
        ),
        Column(
            key="people",
            heading="Số người",
            also=("Số hồ sơ", "Tổng số", "Quy mô"),
            read=cells.as_count(MOST_PEOPLE),
            hint="Có bao nhiêu người, hồ sơ; để trống là 1.",
        ),
    ),
)


def read_frame(sheets: Sequence[RawSheet], units: Mapping[str, str]) -> Reading[Cell]:
    """The cells of a frame.

    Args:
        units: from a folded code, name or short name to the unit's code; "" where a name means several.
    """
    reading: Reading[Cell] = Reading()
    seen: dict[tuple[str, str, str, str], int] = {}
    limits = {column.key: column.limit for column in FRAME.columns}
    for line in lines_of(sheets, FRAME):
        told = {column.key: line.cells.get(column.key, "") for column in FRAME.columns}
        too_long = [key for key, text in told.items() if len(text) > limits[key]]
        for column in too_long:
            reading.wrong(line.row, FRAME.heading(column), f"Dài hơn {limits[column]} ký tự. Hãy rút gọn.")
        unit = units.get(fold(told["unit"]))
        if not told["unit"]:
            reading.wrong(line.row, "Đơn vị", "Chưa ghi đơn vị.")
        elif unit is None:
            reading.wrong(line.row, "Đơn vị", f"Danh bạ không có “{cells.shortened(told['unit'])}”.")
        elif unit == "":
            reading.wrong(line.row, "Đơn vị", f"“{cells.shortened(told['unit'])}” là tên của nhiều đơn vị. Hãy ghi mã.")
        try:
            people = cells.as_count(MOST_PEOPLE)(told["people"])
        except ValueError as unread:
            reading.wrong(line.row, "Số người", str(unread))
            continue
        people = 1 if people is None else people
        if people < 1 or (told["label"] and people != 1):
            reason = "Một dòng có tên người, hồ sơ chỉ tính là 1." if told["label"] else "Số người phải từ 1 trở lên."
            reading.wrong(line.row, "Số người", reason)
            continue
        if not unit or too_long:
            continue
        key = (unit, told["service"], told["cluster"], told["label"])
        if key in seen:
            reading.wrong(line.row, "Đơn vị", f"Trùng với dòng {seen[key]}: cùng đơn vị, dịch vụ, cụm và người.")
            continue
        seen[key] = line.row
        reading.lines.append(
            Cell(unit=unit, service=told["service"], cluster=told["cluster"], label=told["label"], people=people)
        )
    return reading
