"""Parts of a paper for tests of the reading, and a short picture of what was read."""

from __future__ import annotations

from diemcau.nd30.model import Document, Node, Text
from diemcau.nd30.reading import read_document


def read(text: str) -> Document:
    return read_document(Text(lines=tuple(text.split("\n")), source="txt"))


def sketch(nodes: tuple[Node, ...]) -> list[str]:
    """label|heading|text of every node, with two blanks for each level."""
    return [
        line
        for node in nodes
        for line in (
            f"{node.label or ''}|{node.heading or ''}|{node.text}",
            *(f"  {below}" for below in sketch(node.children)),
        )
    ]


HEAD = """\
ỦY BAN NHÂN DÂN               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
 TỈNH QUẢNG NAM                     Độc lập - Tự do - Hạnh phúc

  Số:     /KH-UBND             Quảng Nam, ngày     tháng 01 năm 2024

                       KẾ HOẠCH
          Tổ chức Hội nghị tổng kết năm 2023

"""

OUTLINE = """\
I. MỤC ĐÍCH, YÊU CẦU
1. Tổng kết, đánh giá những kết quả đạt được trong triển khai công tác cải cách
hành chính tỉnh năm 2023.
II. NỘI DUNG, THÀNH PHẦN, THỜI GIAN VÀ HÌNH THỨC
TỔ CHỨC HỘI NGHỊ
1. Thành phần
a) Chủ trì: Lãnh đạo Ủy ban nhân dân tỉnh.
b) Thành phần tham dự
* Cấp tỉnh
- Thường trực Tỉnh ủy;
+ Một đồng chí;
* Cấp huyện
- Chủ tịch UBND cấp huyện.
2. Văn phòng UBND tỉnh: tham mưu phát hành giấy mời.
3. Sở Nội vụ chủ trì, phối hợp với các đơn vị liên quan chuẩn bị tài liệu phục vụ
Hội nghị.
4. Kinh phí thực hiện
Kinh phí cấp cho Sở Nội vụ.
Trên đây là Kế hoạch tổ chức Hội nghị, yêu cầu các cơ quan triển khai thực hiện./.
"""
