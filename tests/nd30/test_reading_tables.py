"""Tables whose cells an extraction printed one under the other."""

from __future__ import annotations

import pytest

from diemcau.nd30.reading.paragraphs import paragraphs_of
from diemcau.nd30.reading.rows import rows_of

HEADING = "TT\n\nNội dung\n\nĐơn vị thực hiện\n\nGhi chú\n\n"
TWO_ROWS = ["TT\tNội dung\tĐơn vị thực hiện\tGhi chú", "1\tGửi thư mời\tVăn phòng", "2\tChuẩn bị hội trường\tSở Y tế"]


def texts(text: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs_of(rows_of(text.split("\n")))]


@pytest.mark.parametrize(
    "body",
    [
        "1\n\nGửi thư mời\n\nVăn phòng\n\n2\n\nChuẩn bị hội trường\n\nSở Y tế",
        "1.\n\nGửi thư\nmời\n\nVăn phòng\n\n2.\n\nChuẩn bị\nhội trường\n\nSở Y tế",
        "1\nGửi thư mời\nVăn phòng\n2\nChuẩn bị hội trường\nSở Y tế",
        "1\n\nGửi thư mời\n\nVăn phòng\n\n7\n\n2\n\nChuẩn bị hội trường\n\nSở Y tế",  # page 7 ends
        "1.\n2.\n\nGửi thư mời\n\nVăn phòng\n\nChuẩn bị hội trường\n\nSở Y tế",  # numbers in a heap
    ],
)
def test_a_table_taken_apart_is_put_together(body):
    assert texts(HEADING + body) == TWO_ROWS
    after = "\n\nII. TỔ CHỨC THỰC HIỆN\n"
    assert texts(HEADING + body + after)[:-1] == TWO_ROWS


def test_the_heading_over_notes_may_be_printed_last():
    heading = "TT\n\nNội dung\n\nĐơn vị thực hiện\n\n"
    body = "1.\n\nGửi thư mời\n\nVăn phòng\n\n2.\n\nChuẩn bị hội trường\n\nSở Y tế\n\nGhi\nchú"
    assert texts(heading + body) == [TWO_ROWS[0].removesuffix("\tGhi chú"), *TWO_ROWS[1:]]


def test_persons_and_bodies_of_one_cell_are_told_apart():
    body = "1\n\nChấm bài\n\nVũ Việt Linh\nĐỗ Mạnh Cường\n\n2\n\nPhối hợp với\nSở Y tế\n\n"
    body += "Phòng Kế hoạch -\nTài chính\nCông an tỉnh"
    assert texts(HEADING + body)[1:] == [
        "1\tChấm bài\tVũ Việt Linh / Đỗ Mạnh Cường",
        "2\tPhối hợp với Sở Y tế\tPhòng Kế hoạch - Tài chính / Công an tỉnh",
    ]


@pytest.mark.parametrize(
    "body",
    [
        "1\n\nGửi thư mời\n\n2\n\nChuẩn bị hội trường\n\nSở Y tế",  # a cell is empty
        "1\n\nGửi thư mời\n\nVăn phòng\n\nTrước 20/10\n\nXong\n\n2\n\nHội trường\n\nSở Y tế\n\nTrước 25/10",
        "1\n\nGửi thư mời\n\nVăn phòng",  # one row proves nothing
        "",
    ],
)
def test_cells_that_do_not_come_out_even_stay_apart(body):
    assert not any("\t" in text for text in texts(HEADING + body))
