"""`diemcau plan open`: a plan into the database, told in words."""

from __future__ import annotations

import pytest

from diemcau.conference.models import Conference
from diemcau.plan import actions
from diemcau.plan.models import PlanDocument
from diemcau.web.cli import main
from tests.plan import plans

pytestmark = pytest.mark.django_db

PLAN = """ỦY BAN NHÂN DÂN
TỈNH QUẢNG NAM

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/KH-UBND          Quảng Nam, ngày 05 tháng 01 năm 2024

KẾ HOẠCH
Tổ chức Hội nghị trực tuyến tổng kết công tác năm 2023

Ủy ban nhân dân tỉnh ban hành Kế hoạch tổ chức Hội nghị như sau:

I. THÀNH PHẦN

* Cấp tỉnh

- Đại diện lãnh đạo các Sở, Ban, ngành;

* Cấp huyện

- Chủ tịch UBND cấp huyện;

II. HÌNH THỨC, THỜI GIAN

1. Hình thức tổ chức: Hội nghị trực tuyến tại các điểm cầu UBND tỉnh, UBND các huyện, thị xã, thành phố.

2. Thời gian: 08 giờ 00 ngày 23/01/2024.

Nơi nhận:
- Các Sở, Ban, ngành;
- UBND các huyện, thị xã, thành phố;
- Lưu: VT.
"""


@pytest.fixture
def bodies():
    return plans.load()


@pytest.fixture
def write(tmp_path):
    def _write(text: str, name: str = "ke-hoach.txt") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return _write


def test_it_opens_a_conference_and_tells_what_came(bodies, write, capsys):
    code = main(["plan", "open", write(PLAN)])

    told = capsys.readouterr().out
    conference = Conference.objects.get()
    assert code == 0
    assert conference.owner == bodies["49.UBND"]
    assert conference.sites.count() == 1 + 3
    assert "Điểm cầu: thêm 4\n" in told
    assert "  + 3 × Điểm cầu cấp huyện" in told
    assert "Đại biểu được mời: thêm 8\n" in told
    assert told.endswith(f"Đã mở hội nghị số {conference.pk}: {conference.short_name}\n")


def test_a_second_time_it_finds_nothing_to_do_and_a_corrected_plan_changes_the_same_conference(bodies, write, capsys):
    main(["plan", "open", write(PLAN)])
    capsys.readouterr()

    again = main(["plan", "open", write(PLAN)])
    said_again = capsys.readouterr().out
    corrected = PLAN.replace("- Chủ tịch UBND cấp huyện;", "- Chủ tịch UBND cấp huyện;\n\n- Lãnh đạo Phòng Nội vụ;")
    code = main(["plan", "open", write(corrected, "ke-hoach-sua.txt")])
    told = capsys.readouterr().out

    assert (again, code, Conference.objects.count()) == (0, 0, 1)
    assert "Hội nghị đã khớp với kế hoạch; không có gì thay đổi." in said_again
    assert "Đại biểu được mời: thêm 3\n" in told
    assert "Điểm cầu" not in told.split("Đơn vị: thêm 3")[0]


def test_unanswered_names_are_listed_and_nothing_is_opened_unless_partly(bodies, write, capsys):
    path = write(PLAN.replace("các Sở, Ban, ngành;\n\n* Cấp huyện", "Sở Thông tin và Tuyên truyền;\n\n* Cấp huyện"))

    code = main(["plan", "open", path])
    told = capsys.readouterr().out
    opened = Conference.objects.count()
    partly = main(["plan", "open", path, "--partly"])

    assert (code, opened) == (1, 0)
    assert "? “Sở Thông tin và Tuyên truyền” (dòng 18)\n      gần giống: Sở Thông tin và Truyền thông" in told
    assert "Chưa áp dụng" in told
    assert (partly, Conference.objects.count(), PlanDocument.objects.count()) == (0, 1, 1)


def test_the_owner_may_be_named(bodies, write, capsys):
    code = main(["plan", "open", write(PLAN), "--owner", "Sở Nội vụ"])
    unknown = main(["plan", "open", write(PLAN), "--owner", "Sở Thủy sản"])

    assert (code, unknown) == (0, 2)
    assert Conference.objects.get().owner == bodies["49.Sở Nội vụ"]
    assert capsys.readouterr().err == (
        "Không có đơn vị tên “Sở Thủy sản” trong danh bạ; hãy ghi tên đầy đủ của đơn vị tổ chức.\n"
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (None, "Không mở được tệp"),
        ("", "rỗng|không có chữ|trống|không đọc"),
        (PLAN.replace("TỈNH QUẢNG NAM", "TỈNH LÀO CAI"), "chưa cho biết đơn vị nào tổ chức"),
    ],
)
def test_what_cannot_be_opened_is_one_sentence_on_standard_error(bodies, write, capsys, tmp_path, text, sentence):
    path = write(text) if text is not None else str(tmp_path / "khong-co.txt")

    code = main(["plan", "open", path])

    said = capsys.readouterr().err
    assert code == 2
    assert len(said.splitlines()) == 1
    assert any(part in said for part in sentence.split("|"))


def test_a_document_that_waits_for_answers_is_used_again(bodies, write):
    path = write(PLAN.replace("các Sở, Ban, ngành;\n\n* Cấp huyện", "Báo Quảng Nam;\n\n* Cấp huyện"))
    main(["plan", "open", path])
    document = PlanDocument.objects.get()
    actions.answer_name(document, "Báo Quảng Nam", [bodies["49.Sở Nội vụ"]], by=None)

    assert main(["plan", "open", path]) == 0
    assert Conference.objects.get().units.filter(organisation=bodies["49.Sở Nội vụ"]).exists()
