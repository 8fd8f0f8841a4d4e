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
REQUESTS = ("Kiến nghị", "Đơn vị", "Khi nào", "Đơn vị trả lời", "Hạn trả lời", "Tình trạng", "Trả lời")
BUDGET = ("Nội dung chi", "Nguồn", "Dự toán", "Được duyệt", "Đã chi", "Chứng từ")
FILE = ("STT", "Số, ký hiệu", "Ngày", "Cơ quan, đơn vị", "Trích yếu")
YEARS = ("Năm", "Loại", "Đã hứa", "Đơn vị, lĩnh vực", "Hạn, mục tiêu", "Đã làm", "Kết quả")
RESULTS = (
    "Lĩnh vực",
    "Chỉ tiêu, nhiệm vụ",
    "Mục tiêu",
    "Đơn vị",
    "Cấp",
    "Mức đạt",
    "Kết quả",
    "Hạn chế",
    "Nguyên nhân",
    "Kiến nghị, đề xuất",
    "Mục tiêu năm sau",
    "Dự báo khó khăn",
    "Trách nhiệm năm sau",
    "Ý kiến",
)
