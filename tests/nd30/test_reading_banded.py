"""Tables that an extraction set in columns of blanks, their cells at different heights."""

from __future__ import annotations

from tests.nd30.parts import HEAD, read

BEFORE = HEAD + "I. CHƯƠNG TRÌNH\n\n"
PROGRAMME = """\
                                                                         Đơn vị/ cá
 Thời
                                 Nội dung                                nhân phụ
 gian
                                                                           trách

          Buổi sáng – Tập trung toàn trường dưới sân cờ

7h00 -                                                                  Ban Giám hiệu,
                    Ổn định tổ chức, giới thiệu chương trình
7h15                                                                    Văn phòng

7h15 -      Chuyên đề 1: Giáo dục lòng yêu nước, truyền thống cách
                                                                         Đoàn trường
8h15                  mạng và truyền thống nhà trường

 8h15       Chuyên đề 2: Hướng dẫn sử dụng các công cụ học tập số
                                              3

                                                                         Đơn vị/ cá
 Thời
                                 Nội dung                                nhân phụ
 gian
                                                                           trách

- 9h00      an toàn

                          NGÀY 2: THỨ BA, NGÀY 25/8/2026

9h00 - 9h30  Bế mạc                                                    Hiệu trưởng

II. KINH PHÍ
Do nhà trường chi.
"""
DUTIES = """\
TT   Nội dung công việc             Đơn vị chủ trì     Đơn vị phối hợp      Thời gian hoàn thành
1    Xây dựng báo cáo tổng kết      Văn phòng Sở       Các phòng            Trước 05/8/2024
                                                       chuyên môn
2    Phát hành giấy mời             Văn phòng Sở                            01/8/2024
3    Thi đua, khen thưởng           Phòng Tổ chức      Công đoàn ngành
                                    cán bộ

II. KINH PHÍ
Do Sở chi.
"""


def _texts(table: str) -> list[str]:
    first, second = read(BEFORE + table).outline
    assert (second.label, second.heading) == ("II", "KINH PHÍ")
    return [node.text for node in first.children]


def test_cells_at_different_heights_are_one_row_also_over_the_end_of_a_page():
    assert _texts(PROGRAMME) == [
        "Thời gian\tNội dung\tĐơn vị/ cá nhân phụ trách",
        "Buổi sáng – Tập trung toàn trường dưới sân cờ",
        "7h00 - 7h15\tỔn định tổ chức, giới thiệu chương trình\tBan Giám hiệu, Văn phòng",
        (
            "7h15 - 8h15\tChuyên đề 1: Giáo dục lòng yêu nước, truyền thống cách mạng và truyền thống nhà trường\t"
            "Đoàn trường"
        ),
        "8h15 - 9h00\tChuyên đề 2: Hướng dẫn sử dụng các công cụ học tập số an toàn\t",
        "NGÀY 2: THỨ BA, NGÀY 25/8/2026",
        "9h00 - 9h30\tBế mạc\tHiệu trưởng",
    ]


def test_an_empty_cell_keeps_its_column():
    assert _texts(DUTIES) == [
        "TT\tNội dung công việc\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành",
        "1\tXây dựng báo cáo tổng kết\tVăn phòng Sở\tCác phòng chuyên môn\tTrước 05/8/2024",
        "2\tPhát hành giấy mời\tVăn phòng Sở\t\t01/8/2024",
        "3\tThi đua, khen thưởng\tPhòng Tổ chức cán bộ\tCông đoàn ngành\t",
    ]


def test_a_heading_without_rows_is_no_table():
    text = "Thời gian          Nội dung\n\nSáng thứ Hai họp giao ban.\n"
    assert "\t" not in "".join(node.text for node in read(BEFORE + text).walk())
