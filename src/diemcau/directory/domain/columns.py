"""The tables of an import file: their headings, what each column holds, what it must not lack."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from diemcau.directory.domain import cells
from diemcau.directory.domain.vocabulary import BODY_KIND_NAMES, TIER_NAMES
from diemcau.kernel.vietnamese import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    key: str
    heading: str
    hint: str = ""
    read: Callable[[str], object] = cells.as_text
    limit: int = 200  # characters
    is_required: bool = False
    also: tuple[str, ...] = ()  # other headings that offices use
    only_shown: bool = False  # written for whoever reads the file; not read back


@dataclass(frozen=True, kw_only=True)
class Table:
    key: str
    title: str
    columns: tuple[Column, ...]

    @cached_property
    def by_heading(self) -> Mapping[str, Column]:
        return {fold(heading): column for column in self.columns for heading in (column.heading, *column.also)}

    def heading(self, key: str) -> str:
        return next((column.heading for column in self.columns if column.key == key), key)


_DAY = "Ngày/tháng/năm, ví dụ 01/07/2025."
_WHO = "Mã, mã định danh hoặc tên của một đơn vị."
RANKS = 32_767


def _named(key: str, heading: str) -> Column:
    hint = "Chỉ để người xem dễ đọc; phần mềm không đọc lại cột này."
    return Column(key=key, heading=heading, hint=hint, only_shown=True)


ORGANISATIONS = Table(
    key="organisations",
    title="Đơn vị",
    columns=(
        Column(
            key="code",
            heading="Mã",
            also=("Mã đơn vị",),
            limit=40,
            hint="Để trống khi thêm đơn vị mới: phần mềm tự đặt. Ghi mã để sửa đúng đơn vị đã có.",
        ),
        Column(key="name", heading="Tên", also=("Tên đơn vị", "Tên cơ quan"), is_required=True, hint="Tên đầy đủ."),
        Column(key="short_name", heading="Tên tắt", also=("Tên viết tắt",), limit=60),
        Column(
            key="aliases",
            heading="Tên khác",
            read=cells.as_names,
            limit=4000,
            hint="Các cách viết khác trong văn bản, cách nhau bằng dấu chấm phẩy.",
        ),
        Column(key="tier", heading="Cấp", read=cells.as_tier, is_required=True, hint="; ".join(TIER_NAMES.values())),
        Column(
            key="kind",
            heading="Loại",
            also=("Loại cơ quan",),
            read=cells.as_kind,
            is_required=True,
            hint="; ".join(BODY_KIND_NAMES.values()),
        ),
        Column(key="parent", heading="Trực thuộc", also=("Đơn vị cấp trên",), hint=f"{_WHO} Để trống nếu không có."),
        _named("parent_name", "(Tên cấp trên)"),
        Column(key="area_code", heading="Mã đơn vị hành chính", also=("Mã ĐVHC",), limit=10),
        Column(key="locality", heading="Loại địa bàn", limit=20, hint="tỉnh, huyện, thị xã, phường, xã …"),
        Column(
            key="organ_id",
            heading="Mã định danh",
            also=("Mã định danh điện tử",),
            limit=35,
            hint="Mã theo Quyết định số 20/2020/QĐ-TTg.",
        ),
        Column(key="email", heading="Thư điện tử", also=("Email",), limit=254),
        Column(key="phone", heading="Điện thoại", also=("Số điện thoại",), limit=30),
        Column(key="rank", heading="Thứ tự", read=cells.as_count(RANKS), hint="Số nhỏ đứng trước."),
        Column(key="valid_from", heading="Có từ ngày", read=cells.as_date, hint=_DAY),
        Column(key="valid_to", heading="Đến hết ngày", read=cells.as_date, hint=f"{_DAY} Để trống nếu còn hoạt động."),
    ),
)

SUCCESSIONS = Table(
    key="successions",
    title="Kế thừa",
    columns=(
        Column(key="predecessor", heading="Đơn vị cũ", is_required=True, hint=_WHO),
        _named("predecessor_name", "(Tên đơn vị cũ)"),
        Column(key="successor", heading="Đơn vị mới", is_required=True, hint=_WHO),
        _named("successor_name", "(Tên đơn vị mới)"),
        Column(
            key="on",
            heading="Kế thừa từ ngày",
            read=cells.as_date,
            hint="Để trống: ngày sau ngày cuối cùng của đơn vị cũ.",
        ),
        Column(key="decision", heading="Theo văn bản", hint="Số, ký hiệu, ngày của văn bản sắp xếp."),
    ),
)

POSITIONS = Table(
    key="positions",
    title="Chức danh",
    columns=(
        Column(key="organisation", heading="Đơn vị", is_required=True, hint=_WHO),
        _named("organisation_name", "(Tên đơn vị)"),
        Column(key="title", heading="Chức danh", limit=120, is_required=True),
        Column(key="rank", heading="Thứ tự chức danh", read=cells.as_count(RANKS), hint="Số nhỏ ngồi trước."),
        Column(key="is_head", heading="Đứng đầu", read=cells.as_flag, hint="x nếu là người đứng đầu."),
    ),
)

PEOPLE = Table(
    key="people",
    title="Người",
    columns=(
        Column(
            key="code",
            heading="Mã người",
            limit=60,
            hint="Các dòng cùng mã là một người giữ nhiều chức danh. Để trống: phần mềm tự đặt.",
        ),
        Column(key="name", heading="Họ và tên", also=("Họ tên",), limit=120, is_required=True),
        Column(key="organisation", heading="Đơn vị", hint=f"{_WHO} Để trống nếu người này chưa giữ chức danh nào."),
        _named("organisation_name", "(Tên đơn vị)"),
        Column(key="title", heading="Chức danh", also=("Chức vụ",), limit=120, hint="Chức danh chưa có sẽ được thêm."),
        Column(key="since", heading="Giữ từ ngày", read=cells.as_date, hint=_DAY),
        Column(key="until", heading="Giữ đến hết ngày", read=cells.as_date, hint=_DAY),
        Column(key="email", heading="Thư điện tử", also=("Email",), limit=254),
        Column(key="phone", heading="Điện thoại", also=("Số điện thoại",), limit=30),
        Column(key="is_invented", heading="Người ví dụ", read=cells.as_flag, hint="x nếu là người không có thật."),
    ),
)

GROUPS = Table(
    key="groups",
    title="Nhóm",
    columns=(
        Column(key="organisation", heading="Đơn vị", is_required=True, hint=_WHO),
        _named("organisation_name", "(Tên đơn vị)"),
        Column(key="name", heading="Tên nhóm", is_required=True, hint="Ban chỉ đạo, tổ giúp việc …"),
        Column(key="decision", heading="Quyết định thành lập", limit=120),
        Column(key="valid_from", heading="Có từ ngày", read=cells.as_date, hint=_DAY),
        Column(key="valid_to", heading="Đến hết ngày", read=cells.as_date, hint=_DAY),
    ),
)

MEMBERS = Table(
    key="members",
    title="Thành viên nhóm",
    columns=(
        Column(key="organisation", heading="Đơn vị của nhóm", is_required=True, hint=_WHO),
        _named("organisation_name", "(Tên đơn vị của nhóm)"),
        Column(key="group", heading="Tên nhóm", is_required=True),
        Column(key="group_from", heading="Nhóm có từ ngày", read=cells.as_date, hint=_DAY),
        Column(key="duty", heading="Nhiệm vụ", limit=120, hint="Trưởng ban, Phó Trưởng ban, Ủy viên …"),
        Column(key="person", heading="Mã người", limit=60, hint="Để trống nếu thành viên là người giữ chức danh."),
        Column(key="name", heading="Họ và tên", limit=120, hint="Chỉ dùng khi không ghi mã người."),
        Column(key="seat_of", heading="Đơn vị của chức danh", hint=_WHO),
        Column(key="title", heading="Chức danh", limit=120),
    ),
)

VENUES = Table(
    key="venues",
    title="Phòng họp",
    columns=(
        Column(key="organisation", heading="Đơn vị", is_required=True, hint=_WHO),
        _named("organisation_name", "(Tên đơn vị)"),
        Column(key="name", heading="Tên phòng", limit=120, is_required=True),
        Column(key="address", heading="Địa chỉ"),
        Column(key="capacity", heading="Số chỗ", read=cells.as_count(100_000)),
    ),
)

TABLES = (ORGANISATIONS, SUCCESSIONS, POSITIONS, PEOPLE, GROUPS, MEMBERS, VENUES)
