"""Labels of a task's fields: who leads, who helps, until when; tables of the language."""

from __future__ import annotations

import re
from enum import StrEnum

from diemcau.kernel.vietnamese import fold


class Field(StrEnum):
    """Labels of the field layout: 'Cơ quan chủ trì: …', 'Thời gian thực hiện: …'."""

    LEAD = "lead"
    COORDINATING = "coordinating"
    DOERS = "doers"  # cơ quan thực hiện: who does it, leading or not
    DEADLINE = "deadline"
    TASK = "task"
    PRODUCT = "product"
    OVERSEER = "overseer"


_UNIT = (
    r"(?:(?:cac )?(?:co quan|don vi|bo phan|phong|to chuc|ca nhan|nguoi|so, nganh|so nganh)(?:[,/ ]*(?:co quan|"
    r"don vi|bo phan|ca nhan|dia phuong|to chuc))*)"
)
_FIELDS = (
    (Field.OVERSEER, r"(?:lanh dao|dong chi)(?: [^:]{0,20})? (?:phu trach|chi dao)$"),
    (
        Field.LEAD,
        (
            rf"{_UNIT} (?:chu tri|dau moi|chiu trach nhiem(?: chinh)?|tham muu|phu trach)(?: thuc hien| tham muu)?$|"
            rf"chu tri(?: thuc hien)?$"
        ),
    ),
    (Field.COORDINATING, rf"{_UNIT} (?:cung )?phoi hop(?: thuc hien)?$|phoi hop(?: thuc hien)?$"),
    (
        Field.DOERS,
        (
            rf"{_UNIT} (?:thuc hien|trien khai|duoc giao|to chuc thuc hien)$|phan cong(?: thuc hien)?$|"
            rf"trach nhiem thuc hien$|nguoi thuc hien$|thuc hien$"
        ),
    ),
    (
        Field.DEADLINE,
        (
            r"thoi (?:gian|han)(?: (?:thuc hien|hoan thanh|trien khai|bao cao))*$|tien do(?: (?:thuc hien|"
            r"hoan thanh))?$|han (?:hoan thanh|chot)$|hoan thanh$"
        ),
    ),
    (Field.PRODUCT, r"(?:ket qua|san pham)(?: (?:dat duoc|du kien|dau ra|thuc hien))*$"),
    (
        Field.TASK,
        (
            r"noi dung(?: (?:thuc hien|cong viec|nhiem vu|chi tiet))*$|(?:ten )?nhiem vu(?: (?:cu the|thuc hien))?$|"
            r"cong viec(?: thuc hien)?$"
        ),
    ),
)
_FIELD_PATTERNS = tuple((name, re.compile(rf"^(?:{pattern})")) for name, pattern in _FIELDS)


def field_of(head: str) -> Field | None:
    """Which field of a task a label names."""
    plain = fold(head[:120]).strip(" .:;-–*")
    for name, pattern in _FIELD_PATTERNS:
        if pattern.match(plain):
            return name
    return None
