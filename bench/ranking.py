"""Xếp hạng: 300 và 3.321 đơn vị, mỗi đơn vị 90 tiêu chí thành phần, từ các hàng trong cơ sở dữ liệu đến bảng."""

from __future__ import annotations

MEASURES = {
    "units_300_s": "giây để xếp hạng 300 đơn vị × 90 tiêu chí (sàn 0,5)",
    "units_3321_s": "giây để xếp hạng 3.321 đơn vị × 90 tiêu chí (sàn 5)",
    "slowest_page_ms": "ms máy chủ của trang chậm nhất với 300 đơn vị × 90 tiêu chí × 3 lượt (sàn 150)",
    "block_ms": "trang khối: tiến độ của 300 đơn vị",
    "sheet_ms": "phiếu tự chấm 90 tiêu chí",
    "answer_ms": "lưu một dòng của phiếu",
    "appraisal_ms": "trang thẩm định 90 tiêu chí",
    "ranking_ms": "trang bảng xếp hạng",
    "analysis_ms": "trang phân tích cả khối",
}
