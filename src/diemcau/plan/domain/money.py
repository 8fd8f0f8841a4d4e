"""Sums of money as papers write them, in đồng."""

from __future__ import annotations

import re

_SCALE = {"": 1, "nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tr": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_SUM = re.compile(
    r"(?<![\d.,/])(?P<number>\d{1,3}(?:[.\s]\d{3})+|\d{1,12}(?:,\d{1,3})?)\s*(?P<scale>nghìn|ngàn|triệu|tr|tỷ|"
    r"tỉ)?\s*(?P<unit>đồng|đ|VNĐ|VND)\b(?!\s*/)",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"(?i)\b(?:tổng(?: số| kinh phí| cộng| dự toán| mức)?|dự toán|kinh phí(?: thực hiện| dự kiến|"
    r" tổ chức)?)\b[^.;\d]{0,60}$"
)
_HOLDERS = (
    re.compile(
        r"(?:(?:cấp|phân bổ|bố trí|ủy quyền)\s+(?:cho|về)|giao(?:\s+cho)?)\s+(?P<holder>(?:Sở|Văn phòng|Phòng|Ban|"
        r"UBND|Ủy ban|"
        r"Công an|Trung tâm|Hội|Đoàn|Trường|Bộ|Cục|Chi cục|BHXH|Bảo hiểm)\b[^.;,()]{2,80})"
    ),
    re.compile(
        r"(?:do|của|từ)\s+(?P<holder>(?:Sở|Văn phòng|Phòng|UBND|Ủy ban|Công an|Trung tâm|Trường|Bộ|Cục|Chi cục|BHXH|"
        r"Bảo hiểm|các cơ quan, đơn vị|các đơn vị)\b[^.;,()]{0,80}?)\s+(?:chi trả|đảm bảo|bảo đảm|chi|bố trí|quản lý|"
        r"cân đối|tự|thanh toán)\b"
    ),
    re.compile(
        r"(?:kinh phí|ngân sách|dự toán|nguồn)\b[^.;]{0,60}?\b(?:của|giao cho)\s+(?P<holder>(?:Sở|Văn phòng|Phòng|"
        r"Ban|Công an|Trung tâm|Trường|Bộ|Cục|Chi cục|BHXH|Bảo hiểm)\b[^.;:,()]{2,80})"
    ),
)  # fmt: skip
_TAIL = re.compile(r"\s+(?:năm|theo|trong|và các nguồn|để|từ nguồn|tại Quyết định|quản lý|chi)\b.*$")


def read_amount(text: str) -> int | None:
    """The sum that a budget states, in đồng; None where it states none, or several without a total.

    '50 triệu đồng' is 50_000_000, '1,2 tỷ đồng' 1_200_000_000, '250.000.000 đồng' as written.
    """
    sums = []
    for found in _SUM.finditer(text):
        number = re.sub(r"[.\s]", "", found["number"]).replace(",", ".")
        value = round(float(number) * _SCALE[(found["scale"] or "").lower()])
        if _TOTAL.search(text[max(0, found.start() - 80) : found.start()]):
            return value
        sums.append(value)
    return sums[0] if len(set(sums)) == 1 else None


def read_holder(text: str) -> str | None:
    """Who holds the money: 'cấp cho Sở Nội vụ', 'do Văn phòng UBND tỉnh chi trả'."""
    for pattern in _HOLDERS:
        found = pattern.search(text)
        if found:
            return _TAIL.sub("", found["holder"]).strip(" .")
    return None
