"""The columns of a list, and the template that comes filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from diemcau.delegates.domain.lists.rows import KnownSeat
from diemcau.directory.domain.columns import Column, Table

LIST = Table(
    key="delegates",
    title="Đại biểu",
    columns=(
        Column(key="seat", heading="Mã thành phần", also=("Mã",), hint="Có sẵn trong tệp mẫu; giữ nguyên.", limit=20),
        Column(key="unit", heading="Đơn vị", also=("Cơ quan", "Tên đơn vị"), hint="Có sẵn trong tệp mẫu."),
        Column(
            key="post",
            heading="Thành phần được mời",
            also=("Thành phần", "Được mời"),
            hint="Có sẵn trong tệp mẫu; nhóm nhiều người thì chép thêm dòng.",
        ),
        Column(
            key="name", heading="Họ và tên", also=("Họ tên", "Tên", "Đại biểu"), hint="Để trống nếu chưa cử.", limit=120
        ),
        Column(key="title", heading="Chức vụ", also=("Chức danh",)),
        Column(key="email", heading="Thư điện tử", also=("Email", "E-mail"), limit=254),
        Column(key="phone", heading="Điện thoại", also=("Số điện thoại", "SĐT", "Di động"), limit=30),
        Column(
            key="reason",
            heading="Lý do dự thay",
            also=("Lý do",),
            hint="Chỉ ghi khi người đứng đầu không dự được và cử người dự thay.",
            limit=500,
        ),
    ),
)


def template_lines(seats: Iterable[KnownSeat]) -> Iterator[tuple[str, ...]]:
    """The lines of the pre-filled template: one for each seat that still wants somebody."""
    for seat in seats:
        if not (seat.is_for_one and seat.people):
            yield (str(seat.pk), seat.unit_name, seat.post, "", "", "", "", "")
