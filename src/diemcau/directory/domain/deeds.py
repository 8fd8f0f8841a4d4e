"""The journal of the directory in words."""

from __future__ import annotations

from collections.abc import Mapping

from diemcau.directory.domain.columns import GROUPS, ORGANISATIONS, PEOPLE

_DEEDS = {
    "directory.example_loaded": "nạp danh bạ ví dụ “{example}”",
    "directory.organisation_added": "thêm đơn vị",
    "directory.organisation_changed": "sửa {fields}",
    "directory.organisation_ended": "ghi kết thúc hoạt động ngày {on}",
    "directory.organisation_brought_back": "khôi phục hoạt động",
    "directory.organisation_moved": "chuyển về trực thuộc {to}",
    "directory.organisations_merged": "sáp nhập vào đây từ {on}: {predecessors}",
    "directory.person_added": "thêm người",
    "directory.person_changed": "sửa {fields}",
    "directory.position_added": "thêm chức danh {title}",
    "directory.position_changed": "sửa chức danh {title}",
    "directory.position_removed": "xóa chức danh {title}",
    "directory.appointed": "ghi {person} giữ chức danh {title}",
    "directory.appointment_ended": "ghi {person} thôi giữ chức danh {title}",
    "directory.appointment_removed": "xóa việc ghi {person} giữ chức danh {title}",
    "directory.group_added": "thêm nhóm {group}",
    "directory.group_changed": "sửa {fields}",
    "directory.member_enrolled": "thêm thành viên {member}",
    "directory.member_struck": "bỏ thành viên {member}",
    "directory.venue_added": "thêm phòng {venue}",
    "directory.venue_changed": "sửa phòng {venue}",
    "directory.venue_removed": "xóa phòng {venue}",
    "directory.account_added": "tạo tài khoản",
    "directory.account_changed": "sửa tài khoản",
    "directory.password_reset": "đặt lại mật khẩu",
    "directory.role_given": "giao vai {role} tại {at} cho {account}",
    "directory.role_taken": "bỏ vai {role} tại {at} của {account}",
    "directory.file_kept": "gửi tệp {file} để nhập",
    "directory.imported": "nhập tệp {file}",
    "directory.import_dropped": "bỏ tệp chờ nhập {file}",
}
_FIELDS = {column.key: column.heading.lower() for table in (GROUPS, PEOPLE, ORGANISATIONS) for column in table.columns}


class _Particulars(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def deed(verb: str, particulars: Mapping[str, object]) -> str:
    """What was done, as the rest of a sentence that begins with a name; an unknown verb speaks for itself."""
    told = _Particulars({key: str(value) for key, value in particulars.items()})
    if "fields" in particulars:
        told["fields"] = ", ".join(_FIELDS.get(name, name) for name in told["fields"].split(","))
    words = " ".join(_DEEDS.get(verb, verb).format_map(told).split())
    from_file = f" (từ tệp {told['file']})" if told["file"] and "{file}" not in _DEEDS.get(verb, "") else ""
    return f"{words}{from_file}"
