"""What breaks the decree is found, and what keeps it is left alone."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import typst
from hypothesis import HealthCheck, given, settings

from diemcau.kernel.dates import PartialDate
from diemcau.kernel.errors import Unreadable
from diemcau.nd30.checking import Severity, check
from diemcau.nd30.model import Annex, Basis, Document, Recipient
from diemcau.nd30.writing import pdf as writing_pdf
from diemcau.nd30.writing import to_docx, to_pdf
from diemcau.nd30.writing.typesetter import FONTS
from diemcau.web.cli import main
from tests.nd30.documents import NOWHERE, documents, node
from tests.nd30.test_writing import KINDS, an_invitation, some_minutes

TODAY = date(2024, 1, 9)
BASIS = "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"
DECISION = replace(
    an_invitation(),
    type="QUYẾT ĐỊNH",
    symbol="QĐ-UBND",
    subject="Về việc thành lập Ban Tổ chức Hội nghị",
    bases=(Basis(text=BASIS, number=None, date=PartialDate(2015, 6, 19), lines=NOWHERE),),
    outline=(
        node("Điều 1", None, "Thành lập Ban Tổ chức Hội nghị."),
        node("Điều 2", None, "Các đơn vị thi hành Quyết định này./."),
    ),
    annexes=tuple(
        Annex(
            label=f"Phụ lục {number}",
            title="DANH MỤC NHIỆM VỤ",
            outline=(node("1", None, "Bố trí hội trường."),),
            lines=NOWHERE,
        )
        for number in ("I", "II")
    ),
)
LETTER = replace(
    an_invitation(),
    type=None,
    symbol="UBND-VX",
    subject="Chuẩn bị hội nghị",
    addressees=(Recipient(text="Sở Nội vụ", lines=NOWHERE),),
    outline=(node(None, None, "Ủy ban nhân dân tỉnh đề nghị Sở Nội vụ chuẩn bị nội dung Hội nghị./."),),
)
PLAN = KINDS["kế hoạch"]


def codes(file: bytes) -> list[str]:
    return [fault.code for fault in check(file)]


def docx(document: Document) -> bytes:
    return to_docx(document, made_on=TODAY)


def pdf(document: Document) -> bytes:
    return to_pdf(document, made_on=TODAY)


def altered(file: bytes, part: str, old: str, new: str) -> bytes:
    """The .docx with one text of one of its parts changed."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            content = source.read(name).decode()
            if name == f"word/{part}.xml":
                assert old in content
                content = content.replace(old, new)
            target.writestr(name, content)
    return changed.getvalue()


def restyled(document: Document, style: str, old: str, new: str) -> bytes:
    """The .docx with one thing of one style changed."""
    file = docx(document)
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        styles = archive.read("word/styles.xml").decode()
    start = styles.index(f'<w:name w:val="{style}"/>')
    own = styles[start : styles.index("</w:style>", start)]
    assert old in own
    return altered(file, "styles", own, own.replace(old, new))


EVERY = [*KINDS.values(), some_minutes(), DECISION, LETTER, PLAN]


@pytest.mark.parametrize("document", EVERY, ids=lambda document: document.type or "CÔNG VĂN")
@pytest.mark.parametrize("write", [docx, pdf])
def test_our_own_documents_break_nothing(document, write):
    assert check(write(document)) == ()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(document=documents())
def test_whatever_we_write_has_no_error_of_setting(document):
    """Blank numbers and days are noted; the made-up papers also send Kế hoạch with Kính gửi, which is their matter."""
    errors = [fault for fault in check(docx(document)) if fault.severity is Severity.ERROR]
    setting = ("size", "bold", "italic", "font", "margin", "rule")
    assert [fault for fault in errors if fault.code.startswith(setting)] == []


STYLES = [
    ("quoc-hieu", "Quốc hiệu", an_invitation(), 25, True, False),
    ("tieu-ngu", "Tiêu ngữ", an_invitation(), 27, True, False),
    ("co-quan-chu-quan", "Cơ quan chủ quản", replace(an_invitation(), parent_body="BỘ NỘI VỤ"), 26, False, False),
    ("co-quan-ban-hanh", "Cơ quan ban hành", an_invitation(), 26, True, False),
    ("so-ky-hieu", "Số, ký hiệu", an_invitation(), 26, False, False),
    ("dia-danh-thoi-gian", "Địa danh, thời gian", an_invitation(), 27, False, True),
    ("ten-loai", "Tên loại", an_invitation(), 28, True, False),
    ("trich-yeu", "Trích yếu", an_invitation(), 28, True, False),
    ("trich-yeu-cong-van", "Trích yếu công văn", LETTER, 25, False, False),
    ("can-cu", "Căn cứ", DECISION, 28, False, True),
    ("noi-dung", "Nội dung", an_invitation(), 28, None, None),
    ("muc", "Mục", PLAN, 28, True, False),
    ("chuc-vu-nguoi-ky", "Chức vụ người ký", an_invitation(), 28, True, False),
    ("ho-ten-nguoi-ky", "Họ tên người ký", an_invitation(), 28, True, False),
    ("kinh-gui", "Kính gửi", LETTER, 28, False, False),
    ("noi-nhan", "Nơi nhận", an_invitation(), 24, True, True),
    ("danh-sach-noi-nhan", "Danh sách nơi nhận", an_invitation(), 22, False, False),
    ("phu-luc", "Phụ lục", DECISION, 28, True, False),
    ("ten-phu-luc", "Tiêu đề phụ lục", DECISION, 28, True, False),
]
LOOKS = [
    *((f"size-{part}", style, document, f'<w:sz w:val="{half}"/>', '<w:sz w:val="31"/>')
      for part, style, document, half, _, _ in STYLES),
    *((f"bold-{part}", style, document, "<w:rPr>" + "<w:b/>" * bold, "<w:rPr>" + "<w:b/>" * (not bold))
      for part, style, document, _, bold, _ in STYLES if bold is not None),
    *((f"italic-{part}", style, document, "<w:i/><w:sz" if italic else "<w:sz ", "<w:sz" if italic else "<w:i/><w:sz ")
      for part, style, document, _, _, italic in STYLES if italic is not None),
]  # fmt: skip


@pytest.mark.parametrize(("code", "style", "document", "old", "new"), LOOKS, ids=[look[0] for look in LOOKS])
def test_each_part_has_its_size_weight_and_slope(code, style, document, old, new):
    assert codes(restyled(document, style, old, new)) == [code]


BODY = [
    ("paper", 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'),
    ("margin-top", 'w:top="1247"', 'w:top="850"'),
    ("margin-bottom", 'w:bottom="1134"', 'w:bottom="1701"'),
    ("margin-left", 'w:left="1701"', 'w:left="1134"'),
    ("margin-right", 'w:right="1020"', 'w:right="1440"'),
    ("page-number-first", "<w:titlePg/>", ""),
    ("number-zero", "Số: 05/GM-UBND", "Số: 5/GM-UBND"),
    ("number-blank", "Số: 05/GM-UBND", "Số:     /GM-UBND"),
    ("symbol-kind", "05/GM-UBND", "05/KH-UBND"),
    ("symbol-form", "05/GM-UBND", "05/GM - UBND"),
    ("day-zero", "ngày 09 tháng 01", "ngày 9 tháng 01"),
    ("month-zero", "ngày 09 tháng 01", "ngày 09 tháng 1"),
    ("date-blank", "ngày 09 tháng 01", "ngày     tháng 01"),
    ("place-comma", "Quảng Nam, ngày 09", "Quảng Nam ngày 09"),
    ("place-missing", "Quảng Nam, ngày 09", "ngày 09"),
    ("place-capital", "Quảng Nam, ngày 09", "quảng Nam, ngày 09"),
    ("motto-form", "Độc lập - Tự do - Hạnh phúc", "Độc lập-Tự do-Hạnh phúc"),
    ("noi-nhan-colon", ">Nơi nhận:<", ">Nơi nhận<"),
    ("archive", ">- Lưu: VT, NCKS.<", ">- Sở Tài chính.<"),
    ("recipients-end", ">- Lưu: VT, NCKS.<", ">- Lưu: VT, NCKS;<"),
    ("signer-degree", ">Trần Văn Tân<", ">TS. Trần Văn Tân<"),
    ("ending", "đại biểu./.<", "đại biểu.<"),
]


@pytest.mark.parametrize(("code", "old", "new"), BODY, ids=[code for code, _, _ in BODY])
def test_each_rule_finds_what_breaks_it(code, old, new):
    assert codes(altered(docx(an_invitation()), "document", old, new)) == [code]


def test_another_font_is_named():
    file = altered(docx(an_invitation()), "styles", "Times New Roman", "Arial")
    assert [fault.message for fault in check(file)] == [
        "Phông chữ phải là Times New Roman, ở đây là Arial: “ỦY BAN NHÂN DÂN”."
    ]


@pytest.mark.parametrize(
    ("style", "code"),
    [("Quốc hiệu", "quoc-hieu"), ("Tiêu ngữ", "tieu-ngu"), ("Địa danh, thời gian", "dia-danh-thoi-gian"),
     ("Họ tên người ký", "ho-ten-nguoi-ky")],
)  # fmt: skip
def test_a_part_that_is_missing_is_named(style, code):
    file = docx(an_invitation())
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        text = archive.read("word/document.xml").decode()
    start = text.index(f'<w:pStyle w:val="{"".join(filter(str.isalnum, style))}"/>')
    words = text[text.index("<w:t ", start) : text.index("</w:t>", start)]
    assert f"missing-{code}" in codes(altered(file, "document", words, '<w:t xml:space="preserve">'))


@pytest.mark.parametrize(
    ("code", "document"),
    [
        ("missing-so-ky-hieu", replace(an_invitation(), number=None, symbol=None)),
        ("missing-co-quan-ban-hanh", replace(an_invitation(), issuing_body=None)),
        ("missing-trich-yeu", replace(LETTER, subject=None)),
        ("missing-chuc-vu-nguoi-ky", replace(an_invitation(), signer=None)),
        ("missing-noi-nhan", replace(an_invitation(), recipients=(), archive=None)),
        ("missing-kinh-gui", replace(LETTER, addressees=())),
        ("symbol-letter", replace(LETTER, symbol="CV-UBND")),
        ("number-form", replace(an_invitation(), symbol="GM-UBND")),
        ("annex-number", replace(DECISION, annexes=(replace(DECISION.annexes[0], label="Phụ lục 1"),) * 2)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_document_without_a_part_breaks_the_decree(code, document):
    file = docx(document)
    if code == "number-form":
        file = altered(file, "document", "Số: 05/", "Số 05/")
    assert code in codes(file)


def test_rules_under_motto_body_and_subject_are_asked_for():
    file = altered(docx(an_invitation()), "document", '<w:top w:val="single"', '<w:top w:val="nil"')
    assert codes(file) == ["rule-tieu-ngu", "rule-co-quan-ban-hanh", "rule-trich-yeu"]


def test_a_long_document_without_page_numbers_breaks_the_decree():
    long = replace(an_invitation(), outline=tuple(node(None, None, "Nội dung rất dài. " * 20) for _ in range(20)))
    assert "page-number" not in codes(docx(long))
    assert "page-number" in codes(altered(docx(long), "header1", " PAGE ", " DATE "))


def test_an_article_opens_in_bold():
    assert codes(altered(docx(DECISION), "document", '<w:b w:val="1"/>', '<w:b w:val="0"/>')) == ["bold-dieu"]


# -- the same, as measured on printed pages


def printed(document: Document, tmp_path: Path, old: str, new: str) -> bytes:
    """The PDF by a template with one thing changed."""
    template = writing_pdf.TEMPLATE.read_text()
    assert old in template
    file = tmp_path / "page.typ"
    file.write_text(template.replace(old, new))
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    data = writing_pdf.as_data(document, made_on=TODAY)
    return bytes(typst.Compiler(file, root=tmp_path, font_paths=fonts).compile(sys_inputs={"data": data}, format="pdf"))


LONG = replace(
    an_invitation(),
    outline=tuple(node(None, None, "Các cơ quan, đơn vị chuẩn bị nội dung. " * 12 + "/.") for _ in range(12)),
)
PRINTED = [
    ("paper", 'paper: "a4"', 'paper: "us-letter"'),
    ("margin-left", "left: 30mm", "left: 20mm"),
    ("margin-right", "right: 18mm", "right: 25mm"),
    ("margin-top", "top: 22mm", "top: 12mm"),
    ("margin-bottom", "bottom: 20mm", "bottom: 10mm"),
    ("size-quoc-hieu", 'text(size: 12.5pt, weight: "bold", d.nation)', 'text(size: 11pt, weight: "bold", d.nation)'),
    ("bold-ten-loai", 'text(weight: "bold", d.kind)', 'text(weight: "regular", d.kind)'),
    ("italic-dia-danh-thoi-gian", 'style: "italic", d.place_and_date', 'style: "normal", d.place_and_date'),
    ("size-noi-dung", 'size: 14pt, lang: "vi"', 'size: 12pt, lang: "vi"'),
    ("rule-tieu-ngu", "rule(motto, 100%)", "[]"),
    ("page-number", "if n > 1", "if n > 1000"),
    ("page-number-first", "if n > 1", "if n > 0"),
]


@pytest.mark.parametrize(("code", "old", "new"), PRINTED, ids=[code for code, _, _ in PRINTED])
def test_the_same_is_found_on_printed_pages(code, old, new, tmp_path):
    assert code in codes(printed(LONG, tmp_path, old, new))
    assert code not in codes(pdf(LONG))


# -- the command


def test_the_command_says_each_fault_in_a_sentence_and_exits_with_one(tmp_path, capsys):
    file = tmp_path / "giay-moi.docx"
    file.write_bytes(altered(docx(an_invitation()), "document", "Số: 05/GM-UBND", "Số: 5/GM-UBND"))
    assert main(["nd30", "check", str(file)]) == 1
    assert capsys.readouterr().out == ("LỖI (đoạn 7): Số nhỏ hơn 10 phải ghi thêm số 0 phía trước: 05. [number-zero]\n")
    assert main(["nd30", "check", str(file), "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {"code": "number-zero", "severity": "error", "where": "đoạn 7",
         "message": "Số nhỏ hơn 10 phải ghi thêm số 0 phía trước: 05."}
    ]  # fmt: skip


def test_the_command_exits_with_zero_where_nothing_is_wrong(tmp_path, capsys):
    file = tmp_path / "giay-moi.pdf"
    file.write_bytes(pdf(an_invitation()))
    assert main(["nd30", "check", str(file)]) == 0
    assert capsys.readouterr().out == "Không có chỗ nào trái thể thức.\n"


def test_a_text_has_no_setting_to_check(tmp_path, capsys):
    file = tmp_path / "giay-moi.txt"
    file.write_text("GIẤY MỜI\nDự hội nghị\n")
    assert main(["nd30", "check", str(file)]) == 2
    assert capsys.readouterr().err == (
        "Chỉ kiểm tra được thể thức của tệp .docx hoặc .pdf; hãy gửi tệp văn bản ở một trong hai dạng này.\n"
    )


@pytest.mark.parametrize("cut", [100, 2000])
def test_a_damaged_file_is_refused_in_a_sentence(cut):
    for file in (docx(an_invitation()), pdf(an_invitation())):
        with pytest.raises(Unreadable):
            check(file[:cut])
