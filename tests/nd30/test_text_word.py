"""Word files: what a reader of the printed page would see, line by line."""

from __future__ import annotations

from io import BytesIO

import docx as python_docx
import pytest

from diemcau.nd30.text import read_text
from diemcau.nd30.text.word.numbering import as_printed
from tests.nd30.files import W, docx, p, r, tbl, tc, tr, zipped


def lines_of(body: str, **others: str) -> tuple[str, ...]:
    text = read_text(docx(body, **others))
    assert text.source == "docx"
    return text.lines


def numbered(level: int = 0, num: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'


def level(at: int, number_format: str, text: str, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def numbering(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'


# -- paragraphs


def test_a_paragraph_is_a_line_and_a_break_inside_it_makes_two() -> None:
    body = p("KẾ HOẠCH") + f"<w:p>{r('Tổ chức')}<w:r><w:br/></w:r>{r(' Hội nghị')}</w:p>" + p("Căn cứ")
    assert lines_of(body) == ("KẾ HOẠCH", "Tổ chức", "Hội nghị", "Căn cứ")


def test_empty_paragraphs_make_one_blank_line() -> None:
    assert lines_of(p("a") + p() * 5 + p("b")) == ("a", "", "b")


def test_tabs_become_room_and_the_blanks_of_a_number_left_open_stay() -> None:
    body = f"<w:p><w:r><w:tab/></w:r>{r('Số:        /KH-UBND')}<w:r><w:tab/></w:r>{r('Tam Kỳ')}</w:p>"
    assert lines_of(body) == ("Số:        /KH-UBND    Tam Kỳ",)


def test_tracked_changes_are_taken_as_accepted() -> None:
    body = (
        f"<w:p>{r('Giao Sở ')}<w:ins>{r('Nội vụ')}</w:ins><w:del><w:r><w:delText>Tài chính</w:delText></w:r></w:del>"
        f"<w:moveFrom>{r('cũ')}</w:moveFrom><w:moveTo>{r(' chủ trì')}</w:moveTo></w:p>"
    )
    assert lines_of(body) == ("Giao Sở Nội vụ chủ trì",)


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    body = p("Giao Sở ", properties="<w:rPr><w:del/></w:rPr>") + p("Nội vụ") + p("./.")
    assert lines_of(body) == ("Giao Sở Nội vụ", "./.")


def test_hidden_text_is_left_out_and_capitals_are_capitals() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Head"><w:rPr><w:caps/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    ghost, shown = '<w:rStyle w:val="Ghost"/>', '<w:vanish w:val="0"/>'
    body = (
        p("Kế hoạch", properties='<w:pStyle w:val="Head"/>')
        + f"<w:p>{r('Hội nghị')}{r(' ẩn', '<w:vanish/>')}{r(' ẩn', ghost)}{r(' mở', shown)}</w:p>"
        + p("tm. ủy ban", run="<w:caps/>")
    )
    assert lines_of(body, styles=styles) == ("KẾ HOẠCH", "Hội nghị mở", "TM. ỦY BAN")


def test_links_controls_fields_and_symbols_give_what_is_shown() -> None:
    body = (
        f"<w:p><w:hyperlink>{r('a')}</w:hyperlink><w:sdt><w:sdtContent>{r('b')}</w:sdtContent></w:sdt>"
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/></w:r>'
        f"{r('7')}<w:r><w:noBreakHyphen/><w:softHyphen/>"
        '<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="F0B3"/></w:r></w:p>'
    )
    assert lines_of(body) == ("ab7-✓≥",)


def test_text_in_old_fonts_is_converted_by_the_font_alone() -> None:
    font = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}"/>'
    body = (
        p("ñy ban", run=font.format(".VnTimeH"))
        + f"<w:p>{r('U', font.format('VNI-Times'))}{r('yû ban', font.format('VNI-Times'))}{r(' tỉnh')}</w:p>"
        + p("là Ủy ban", run=font.format(".VnTime"))
    )
    assert lines_of(body) == ("ỦY BAN", "Uỷ ban tỉnh", "là Ủy ban")


def test_text_boxes_follow_their_paragraph_and_come_once() -> None:
    box = f"<w:txbxContent>{p('DỰ THẢO')}{p('lần 2')}</w:txbxContent>"
    modern = (
        f"<mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
    )
    older = f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
    both = f"<w:r><mc:AlternateContent>{modern}{older}</mc:AlternateContent></w:r>"
    box = f"<v:textbox><w:txbxContent>{p('MẬT')}</w:txbxContent></v:textbox>"
    only_older = f"<w:r><w:pict><v:shape>{box}</v:shape></w:pict></w:r>"
    assert lines_of(f"<w:p>{r('Số: 1')}{both}</w:p><w:p>{only_older}</w:p>") == ("Số: 1", "DỰ THẢO", "lần 2", "", "MẬT")


def test_footnotes_come_last_numbered_in_order_and_leave_no_mark() -> None:
    notes = "".join(f'<w:footnote w:id="{n}">{p(text)}</w:footnote>' for n, text in ((-1, "—"), (2, "Hai"), (5, "Năm")))
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = f"<w:p>{r('các xã')}{mark.format(5)}{r(', phường')}{mark.format(2)}</w:p>" + p("Nơi nhận:")
    assert lines_of(body, footnotes=notes) == ("các xã, phường", "Nơi nhận:", "", "[1] Năm", "[2] Hai")


# -- automatic numbers


def test_automatic_numbers_are_printed_as_word_prints_them() -> None:
    parts = numbering(
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%2."),
        level(2, "lowerLetter", "%3)"),
        level(3, "bullet", "-"),
    )
    body = "".join(p(text, properties=numbered(at)) for at, text in enumerate(["MỤC ĐÍCH", "Một", "điểm", "gạch"]))
    body += p("hai", properties=numbered(2)) + p("Hai", properties=numbered(1)) + p("điểm", properties=numbered(2))
    body += p("NỘI DUNG", properties=numbered(0)) + p("Một", properties=numbered(1))
    expected = ("I. MỤC ĐÍCH", "1. Một", "a) điểm", "- gạch", "b) hai", "2. Hai", "a) điểm", "II. NỘI DUNG", "1. Một")
    assert lines_of(body, numbering=parts) == expected


def test_a_number_may_hold_the_numbers_above_it() -> None:
    parts = numbering(
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%1.%2."),
        level(2, "decimal", "%1.%2.%3", more="<w:isLgl/>"),
    )
    body = p("x", properties=numbered(2)) + p("y", properties=numbered(2)) + p("z", properties=numbered(1))
    assert lines_of(body, numbering=parts) == ("1.1.1 x", "1.1.2 y", "I.2. z")


def test_a_list_goes_on_under_another_number_unless_it_starts_anew() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    parts = numbering(level(0, "decimal", "%1."), nums=nums)
    body = "".join(p("x", properties=numbered(0, num)) for num in (1, 2, 3, 3, 1))
    assert lines_of(body, numbering=parts) == ("1. x", "2. x", "5. x", "6. x", "3. x")


def test_a_style_brings_its_number_and_zero_takes_it_away() -> None:
    parts = numbering(level(0, "decimal", "Điều %1."))
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="Base"/></w:style>'
    )
    styled = '<w:pStyle w:val="Own"/>'
    body = p("a", properties=styled) + p("b", properties=styled + numbered(0, 0)) + p("c", properties=styled)
    assert lines_of(body, numbering=parts, styles=styles) == ("Điều 1. a", "b", "Điều 2. c")


@pytest.mark.parametrize(
    ("sign", "printed"),
    [
        ("-", "-"),
        ("\uf02d", "-"),
        ("–", "-"),
        ("+", "+"),
        ("\uf0b7", "•"),
        ("\uf0a7", "▪"),
        ("o", "○"),
        ("\uf0d8", "➢"),
        ("\uf0ff", "•"),
    ],
)
def test_bullets_of_symbol_fonts_become_signs_that_every_font_has(sign: str, printed: str) -> None:
    assert lines_of(p("x", properties=numbered()), numbering=numbering(level(0, "bullet", sign))) == (f"{printed} x",)


@pytest.mark.parametrize(
    ("number", "number_format", "printed"),
    [(4, "upperRoman", "IV"), (1994, "lowerRoman", "mcmxciv"), (28, "lowerLetter", "bb"), (3, "upperLetter", "C"),
     (7, "decimalZero", "07"), (7, "none", ""), (0, "upperRoman", "0"),
     (999, "upperLetter", "999"), (7, "chicago", "7")],
)  # fmt: skip
def test_counts_in_the_formats_of_word(number: int, number_format: str, printed: str) -> None:
    assert as_printed(number, number_format) == printed


# -- tables


def test_the_head_of_a_paper_is_read_column_by_column() -> None:
    head = tbl(
        tr(tc("UBND TỈNH QUẢNG NAM"), tc("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
        tr(tc("SỞ NỘI VỤ", ""), tc("Độc lập - Tự do - Hạnh phúc")),
        tr(tc("Số:      /KH-SNV"), tc("Quảng Nam, ngày     tháng 01 năm 2024")),
    )
    assert lines_of(head + p("KẾ HOẠCH")) == (
        "UBND TỈNH QUẢNG NAM",
        "SỞ NỘI VỤ",
        "",
        "Số:      /KH-SNV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Quảng Nam, ngày     tháng 01 năm 2024",
        "KẾ HOẠCH",
    )


def test_recipients_come_before_the_signer_beside_them() -> None:
    foot = tbl(
        tr(tc("Nơi nhận:", "- Như trên;", "- Lưu: VT."), tc("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "", "Lê Trí Thanh"))
    )
    assert lines_of(p("./.") + foot) == (
        "./.", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Lê Trí Thanh",
    )  # fmt: skip


def test_a_row_of_data_is_one_line_of_cells() -> None:
    table = tbl(
        tr(tc("Thời gian"), tc("Nội dung"), tc("Thực hiện")),
        tr(tc("Buổi sáng", properties='<w:gridSpan w:val="3"/>')),
        tr(tc("8h00"), tc("Khai mạc", "- Chào cờ"), tc()),
        tr(tc(properties="<w:vMerge/>"), tc("Báo cáo", properties='<w:gridSpan w:val="2"/>')),
        tr(tc(), tc(), tc()),
        bordered=True,
    )
    assert lines_of(table) == ("Thời gian\tNội dung\tThực hiện", "Buổi sáng", "8h00\tKhai mạc / - Chào cờ", "\tBáo cáo")


def test_rows_deleted_or_hidden_are_left_out() -> None:
    rows = [f"<w:tr><w:trPr><w:{how}/></w:trPr>{tc('x')}{tc('y')}</w:tr>" for how in ("del", "hidden")]
    assert lines_of(tbl(tr(tc("a"), tc("b")), *rows, tr(tc("c"), tc("d")))) == ("a\tb", "c\td")


def test_automatic_numbers_count_down_a_column() -> None:
    parts = numbering(level(0, "decimal", "%1."))
    count = f"<w:tc>{p(properties=numbered())}</w:tc>"
    assert lines_of(tbl(tr(count, tc("x")), tr(count, tc("y"))), numbering=parts) == ("1.\tx", "2.\ty")


def test_a_table_within_a_cell_is_part_of_the_cell() -> None:
    inner = tbl(tr(tc("a"), tc("b")), tr(tc("c"), tc("d")))
    table = tbl(tr(tc("1"), f"<w:tc>{inner}{p('e')}</w:tc>"), tr(tc("2"), tc("f")))
    assert lines_of(table) == ("1\ta b / c d / e", "2\tf")


def test_a_paper_set_as_one_table_is_still_read_piece_by_piece() -> None:
    whole = tbl(
        tr(tc("UBND TỈNH"), tc("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
        tr(tc("Số: 1/KH"), tc("Tam Kỳ, ngày 5 tháng 1 năm 2024")),
        tr(tc("KẾ HOẠCH", "Căn cứ", properties='<w:gridSpan w:val="2"/>')),
        tr(tc("Nơi nhận:", "- Lưu: VT."), tc("CHỦ TỊCH")),
    )
    assert lines_of(whole) == (
        "UBND TỈNH", "Số: 1/KH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Tam Kỳ, ngày 5 tháng 1 năm 2024",
        "KẾ HOẠCH", "Căn cứ", "Nơi nhận:", "- Lưu: VT.", "CHỦ TỊCH",
    )  # fmt: skip


# -- files as programs write them


def test_a_file_of_another_writer_is_read() -> None:
    document = python_docx.Document()
    document.add_paragraph("KẾ HOẠCH", style="Title")
    document.add_paragraph("Sở Nội vụ", style="List Number")
    document.add_paragraph("Sở Tài chính", style="List Number")
    document.add_paragraph("báo cáo", style="List Bullet")
    table = document.add_table(rows=2, cols=2, style="Table Grid")
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ["TT", "Nội\xa0dung", "1", "Khai\xa0mạc"], strict=True
    ):
        cell.text = text
    buffer = BytesIO()
    document.save(buffer)
    assert read_text(buffer.getvalue()).lines == (
        "KẾ HOẠCH", "1. Sở Nội vụ", "2. Sở Tài chính", "• báo cáo", "TT\tNội dung", "1\tKhai mạc",
    )  # fmt: skip


def test_the_strict_form_of_office_open_xml_is_read() -> None:
    plain = docx(p("Kế hoạch"))
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f'<w:document xmlns:w="{strict}"><w:body>{p("Kế hoạch")}</w:body></w:document>'
    assert W not in body
    assert read_text(zipped({"word/document.xml": body})).lines == read_text(plain).lines == ("Kế hoạch",)


def test_the_main_part_is_found_under_any_name() -> None:
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="a" Type="{office}/officeDocument" '
        'Target="/word/document2.xml"/></Relationships>',
        "word/document2.xml": f'<w:document xmlns:w="{W}"><w:body>{p("Kế hoạch")}</w:body></w:document>',
    }
    assert read_text(zipped(parts)).lines == ("Kế hoạch",)


@pytest.mark.parametrize("depth", [1, 60, 80])
def test_nested_tables_and_insertions_are_followed_down(depth: int) -> None:
    table = "<w:tbl><w:tr><w:tc>" * depth + p("Kế hoạch") + "</w:tc></w:tr></w:tbl>" * depth
    inserted = f"<w:p>{'<w:ins>' * depth}{r('Kế hoạch')}{'</w:ins>' * depth}</w:p>"
    assert lines_of(table + inserted) == ("Kế hoạch", "Kế hoạch")
