"""The workbooks of a contest: what stands in their columns, and how many people units have, read back. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from diemcau.directory.domain.cells import clean
from diemcau.directory.domain.columns import Column, Table
from diemcau.directory.domain.files import read
from diemcau.kernel.errors import Unreadable
from diemcau.kernel.vietnamese import fold
from diemcau.kernel.words import say

MOST_PEOPLE = 10_000_000


def _table(key: str, title: str, *headings: str) -> Table:
    columns = tuple(Column(key=f"{key}{number}", heading=heading) for number, heading in enumerate(headings))
    return Table(key=key, title=title, columns=columns)


BANK = _table("bank", "Câu hỏi", "Câu hỏi", "A", "B", "C", "D", "Đáp án", "Chủ đề")
CONTESTANTS = _table("contestants", "Người dự thi", "Họ và tên", "Địa chỉ", "Đơn vị", "Xác nhận lúc", "Số bài đã nộp")
STANDINGS = _table("standings", "Xếp hạng", "Hạng", "Tên", "Đơn vị", "Kết quả", "Ghi chú", "Giải")
MERITS = _table(
    "merits", "Sổ vàng", "Số sổ vàng", "Họ và tên, tập thể", "Đơn vị", "Loại", "Thành tích",
    "Số quyết định", "Ngày quyết định", "Người ký", "Mã xác minh", "Ghi chú",
)  # fmt: skip
HEADCOUNTS = _table("headcounts", "Số người", "Mã đơn vị", "Đơn vị", "Số người")
EXAMPLE = ("Cơ quan nào giải quyết thủ tục đăng ký khai sinh?", "UBND cấp xã", "Sở Tư pháp", "Bộ Tư pháp", "", "A", "")


def read_headcounts(content: bytes, units: Mapping[str, int]) -> dict[int, int]:
    """How many people each unit has, from the workbook that was handed out; lines without a number are left out.

    Args:
        units: code → key, of those that may be named.

    Raises:
        Unreadable: with the line that makes no sense; nothing of the file is taken then.
    """
    if not content.startswith(b"PK"):
        raise Unreadable(say("Số người được nhập từ tệp .xlsx; tệp này không phải. Chưa có gì được nhập."))
    sheets = read(content)
    rows = iter(sheets[0].rows if sheets else ())
    head = [fold(clean(cell)) for cell in next(rows, (1, ()))[1]]
    if not {"ma don vi", "so nguoi"} <= set(head):
        raise Unreadable(say("Thiếu cột “Mã đơn vị” hoặc “Số người”; hãy dùng tệp mẫu. Chưa có gì được nhập."), line=1)
    code_at, people_at = head.index("ma don vi"), head.index("so nguoi")
    found: dict[int, int] = {}
    for number, row in rows:
        cells = [clean(cell) for cell in row] + [""] * len(head)
        code, people = cells[code_at], cells[people_at].replace(".", "")
        if not people:
            continue
        wrong = ""
        if code not in units:
            wrong = say("không có đơn vị mang mã “%(code)s” trong hội nghị", code=code[:40])
        elif not people.isdecimal() or not 1 <= int(people) <= MOST_PEOPLE:
            wrong = say("số người phải là số nguyên dương")
        elif units[code] in found:
            wrong = say("đơn vị đã có ở dòng trên")
        if wrong:
            raise Unreadable(
                say("Dòng %(number)s: %(wrong)s. Chưa có gì được nhập.", number=number, wrong=wrong), line=number
            )
        found[units[code]] = int(people)
    return found
