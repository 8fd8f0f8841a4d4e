"""Tables that leave as workbooks. Pure."""

from __future__ import annotations

TASKS = (
    "Nhiệm vụ",
    "Sản phẩm",
    "Đơn vị",
    "Thời hạn",
    "Tình trạng",
    "Đã làm (%)",
    "Yêu cầu nghiệm thu",
    "Lý do trả lại",
)
