"""What stands at the end of a document, and what no document should stand for."""

from __future__ import annotations

import re
import time

import pytest

from diemcau.kernel.errors import Unreadable
from diemcau.nd30.model import Node, Signer, Text
from diemcau.nd30.reading import MOST_LINES, read_document
from tests.nd30.parts import HEAD, OUTLINE, read, sketch

FOOT = """\
Nơi nhận:                                 TL. CHỦ TỊCH
- Như trên;                            KT. CHÁNH VĂN PHÒNG
- Văn phòng Sở (Bố trí kinh phí,       PHÓ CHÁNH VĂN PHÒNG
phương tiện);
- Lưu: VT, KT(T.Q.Hùng).


                                           Hoàng Ngọc Bích
"""


def test_recipients_and_signer_are_told_apart_in_two_columns():
    document = read(HEAD + OUTLINE + FOOT)
    assert [to.text for to in document.recipients] == ["Như trên", "Văn phòng Sở (Bố trí kinh phí, phương tiện)"]
    assert document.archive == "VT, KT(T.Q.Hùng)"
    lines = document.signer.lines
    assert document.signer == Signer(
        authority="TL. CHỦ TỊCH KT. CHÁNH VĂN PHÒNG", title="PHÓ CHÁNH VĂN PHÒNG", name="Hoàng Ngọc Bích", lines=lines
    )


@pytest.mark.parametrize(
    ("foot", "signer"),
    [
        (
            "Nơi nhận:\n- Như trên;\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n- Lưu: VT.\n\nHoàng Văn Thuân",
            ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        ),
        (
            (
                "|\n*Nơi nhận:*\n- Như trên;\n- Lưu: VT.\n08 KH\n|\n**TM. ỦY BAN\n"
                "NHÂN DÂN**\nCHỦ TỊCH\n**Hoàng Văn Thuân**\n|"
            ),
            ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        ),
        (
            (
                "|Nơi nhận:      |GIÁM ĐỐC        |\n"
                "|- Như trên;    |                |\n|- Lưu: VT.     |Hoàng Văn Thuân |"
            ),
            (None, "GIÁM ĐỐC"),
        ),
        (
            "Nơi nhận: KT. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐỐC\n- Lưu: VT. Hoàng Văn Thuân",
            ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        ),
        (
            "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n(Đã ký)\nHoàng Văn Thuân\nNơi nhận:\n- Như trên,\n- Lưu: VT.",
            ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"),
        ),
        ("Nơi nhận:\n- Như trên;\n- Lưu: VT.\nQ. GIÁM ĐỐC\nPGS.TS. Hoàng Văn Thuân", (None, "Q. GIÁM ĐỐC")),
    ],
)
def test_the_signer_is_read_in_every_layout(foot, signer):
    document = read(HEAD + OUTLINE + foot)
    assert [to.text for to in document.recipients] == ["Như trên"]
    assert document.archive == "VT"
    assert (document.signer.authority, document.signer.title, document.signer.name) == (*signer, "Hoàng Văn Thuân")


def test_a_document_without_a_foot_has_no_signer():
    document = read(HEAD + OUTLINE)
    assert (document.signer, document.recipients, document.archive) == (None, (), None)


def test_annexes_follow_the_foot_with_outlines_of_their_own():
    document = read(
        HEAD + OUTLINE + FOOT + "\nPHỤ LỤC I\nĐỀ CƯƠNG BÁO CÁO\n(Kèm theo Kế hoạch số /KH-UBND ngày /01/2024)\n\n"
        "1. Thông tin chung\na) Tên đơn vị: Sở Nội vụ.\n\nPhụ lục số 02:\nDANH SÁCH ĐẠI BIỂU\n\n1. Sở Nội vụ.\n"
    )
    assert [(annex.label, annex.title) for annex in document.annexes] == [
        ("PHỤ LỤC I", "ĐỀ CƯƠNG BÁO CÁO"),
        ("Phụ lục số 02", "DANH SÁCH ĐẠI BIỂU"),
    ]
    assert sketch(document.annexes[0].outline) == ["1|Thông tin chung|", "  a|Tên đơn vị|Sở Nội vụ."]


def test_page_numbers_are_no_text():
    document = read(
        HEAD + "1. Sở Nội vụ chủ trì xây dựng chương\n2\n\ntrình Hội nghị.\n- 3 -\n2. Sở Tài chính bố trí kinh phí."
    )
    assert sketch(document.outline) == [
        "1||Sở Nội vụ chủ trì xây dựng chương trình Hội nghị.",
        "2||Sở Tài chính bố trí kinh phí.",
    ]


def test_old_and_new_tone_placement_read_alike():
    new, old = (
        read(f"UỶ BAN NHÂN DÂN\nTỈNH X\nCỘNG {word} XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/KH-UBND\n\nKẾ HOẠCH\nHội nghị\n")
        for word in ("HÒA", "HOÀ")
    )
    assert old == new


def test_a_number_of_lines_that_nobody_writes_is_refused_in_a_sentence():
    with pytest.raises(Unreadable, match=re.compile(r"^Văn bản có \d+ dòng, .*\.$")):
        read_document(Text(lines=("a",) * (MOST_LINES + 1), source="txt"))


@pytest.mark.parametrize(
    "lines",
    [
        ("Ủy ban nhân dân tỉnh yêu cầu; " * 300_000,),
        ("|a" * 2_000_000,),
        tuple(f"{' ' * depth}{depth}. Mục {depth}:" for depth in range(1, 5_000)),
        tuple(f"{'.'.join(['1'] * depth)}. Nội dung" for depth in range(1, 2_000)),
        ("Nội dung sau:",) * 20_000,
    ],
    ids=("one long line", "bars", "indents", "numbers", "colons"),
)
def test_monstrous_text_takes_bounded_time_and_depth(lines):
    started = time.process_time()
    document = read_document(Text(lines=lines, source="txt"))
    assert time.process_time() - started < 10
    assert _depth(document.outline) < 40


def _depth(nodes: tuple[Node, ...]) -> int:
    return 1 + max(map(_depth, (node.children for node in nodes))) if nodes else 0
