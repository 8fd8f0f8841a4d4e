"""Files that people and attackers send: told apart by content, bounded in time and memory, answered with a sentence."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from time import process_time
from unicodedata import normalize

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diemcau.directory.domain.columns import TABLES
from diemcau.directory.domain.files import MAX_BYTES, csv_file, read, workbook
from diemcau.directory.domain.imports import check
from diemcau.directory.domain.rows import OrganisationRow, Snapshot
from diemcau.kernel.errors import Unreadable

HEADINGS = ["Tên", "Cấp", "Loại", "Có từ ngày"]
ROW = ["Hội A", "Cấp tỉnh", "Đoàn thể", "01/07/2025"]


def made(change: Callable[[openpyxl.Workbook], object] = lambda book: None) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(HEADINGS)
    book.active.append(ROW)
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


WORKBOOK = made()


def repacked(content: bytes, replaced: dict[str, bytes]) -> bytes:
    """The same archive with some of its parts replaced or added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, replaced.get(name, old.read(name)))
        for name in replaced.keys() - set(old.namelist()):
            new.writestr(name, replaced[name])
    return file.getvalue()


def rows_of(content: bytes) -> list[OrganisationRow]:
    found = check(read(content), Snapshot())
    assert found.problems == ()
    return [row for row in found.changes["organisations"].added if isinstance(row, OrganisationRow)]


def reasons(content: bytes) -> list[tuple[int, str, str]]:
    return [(each.row, each.column, each.reason) for each in check(read(content), Snapshot()).problems]


OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "không có nội dung"),
        (b" \n\t ", "không có nội dung"),
        (b"x" * (MAX_BYTES + 1), "lớn hơn 8 MB"),
        (OLD_WORD, r"Excel kiểu cũ \(.xls\) hoặc tệp có mật khẩu"),
        (b"MZ\x90\x00" + bytes(500), "một chương trình"),
        (b"%PDF-1.7\n", "tệp PDF"),
        (b"\x89PNG\r\n\x1a\n", "tệp ảnh"),
        (b"<html><table><tr><td>T\xc3\xaan</td></tr></table>", "HTML"),
        (b"PK\x03\x04 not a zip at all", "bị hỏng"),
        (bytes(range(256)) * 40, "Không nhận ra bảng mã"),
        ("Tên,Cấp,Loại\nHội A".encode("utf-16-be"), "không phải bảng tính"),
        (b'T\xc3\xaan,C\xe1\xba\xa5p\n"never closed', "hỏng"),
        (b"a" * 1_000_000, "hỏng"),
        (b"a,b\nc,d\n", "Không tìm thấy bảng nào"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_with_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        check(read(content), Snapshot())


def test_a_renamed_document_is_told_by_its_content() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("word/document.xml", "<w/>")
    with pytest.raises(Unreadable, match="không phải bảng tính Excel"):
        read(file.getvalue())


def test_a_zip_bomb_is_not_opened() -> None:
    bomb = repacked(made(), {"xl/sharedStrings.xml": b"<sst>" + b"<si><t>a</t></si>" * 2_000_000 + b"</sst>"})
    assert len(bomb) < MAX_BYTES
    tracemalloc.start()
    started = process_time()
    with pytest.raises(Unreadable, match="quá nhiều dữ liệu"):
        read(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert process_time() - started < 2
    assert peak < 10_000_000


def test_a_lying_size_in_the_archive_does_not_help() -> None:
    content = bytearray(made())
    name = b"xl/worksheets/sheet1.xml"
    entry = content.rindex(name) - 46  # the central directory says how large a part is unpacked
    content[entry + 24 : entry + 28] = (50).to_bytes(4, "little")
    with pytest.raises(Unreadable, match="bị hỏng"):
        read(bytes(content))


def test_too_many_parts_are_not_opened() -> None:
    with pytest.raises(Unreadable, match="quá nhiều dữ liệu"):
        read(repacked(made(), {f"xl/extra{n}.bin": b"x" for n in range(500)}))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"])
def test_external_entities_are_not_followed(part: str, encoding: str) -> None:
    xml = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst><si><t>&e;</t></si></sst>'
    with pytest.raises(Unreadable, match="DOCTYPE"):
        read(repacked(made(), {part: xml.encode(encoding)}))


def test_merged_cells_are_named_and_the_title_above_the_table_may_be_merged() -> None:
    def merge(book: openpyxl.Workbook) -> None:
        book.active.append(["Hội B", "Cấp tỉnh", "Đoàn thể"])
        book.active.merge_cells("B2:B3")

    def title(book: openpyxl.Workbook) -> None:
        book.active.insert_rows(1)
        book.active["A1"] = "DANH BẠ"
        book.active.merge_cells("A1:D1")

    assert reasons(made(merge))[0] == (
        2, "Cấp", "Các ô B2:B3 bị gộp làm một. Hãy bỏ gộp ô và ghi giá trị vào từng dòng.",
    )  # fmt: skip
    assert [row.name for row in rows_of(made(title))] == ["Hội A"]


def test_a_formula_is_read_as_its_value_and_one_never_computed_is_named() -> None:
    def formula(book: openpyxl.Workbook) -> None:
        book.active["A2"] = '="Hội "&"A"'

    content = made(formula)
    assert reasons(content) == [
        (2, "Tên", "Ô là công thức chưa có kết quả. Hãy mở tệp bằng Excel, lưu lại, hoặc ghi thẳng giá trị.")
    ]
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        xml = parts.read("xl/worksheets/sheet1.xml")
    computed = xml.replace(b"<v />", b"<v>H\xe1\xbb\x99i A</v>").replace(b"<v></v>", b"<v>H\xe1\xbb\x99i A</v>")
    computed = computed.replace(b'<c r="A2">', b'<c r="A2" t="str">')
    assert computed != xml
    assert [row.name for row in rows_of(repacked(content, {"xl/worksheets/sheet1.xml": computed}))] == ["Hội A"]


def test_a_date_cell_a_number_and_a_date_as_text_are_one_date() -> None:
    def dates(book: openpyxl.Workbook) -> None:
        book.active["D2"] = datetime(2025, 7, 1)  # noqa: DTZ001 -- a cell knows no time zone
        book.active.append(["Hội B", "Cấp tỉnh", "Đoàn thể", "ngày 1 tháng 7 năm 2025"])

    first, second = rows_of(made(dates))
    assert first.valid_from == second.valid_from == date(2025, 7, 1)


def test_hidden_sheets_and_a_size_that_the_file_only_claims_cost_nothing() -> None:
    def far(book: openpyxl.Workbook) -> None:
        book.active["XFD1048576"] = "x"
        book.create_sheet("Ẩn").sheet_state = "hidden"

    started = process_time()
    assert [row.name for row in rows_of(made(far))] == ["Hội A"]
    assert process_time() - started < 3


def test_more_rows_than_allowed_are_refused() -> None:
    lines = [[f"Hội {n}", "Cấp tỉnh", "Đoàn thể"] for n in range(20_100)]
    text = "Tên,Cấp,Loại\n" + "\n".join(",".join(line) for line in lines)
    with pytest.raises(Unreadable, match=r"20\.000 dòng"):
        read(text.encode())


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_comma_separated_values_of_any_usual_kind_are_read(separator: str, encoding: str) -> None:
    text = "\r\n".join(separator.join(line) for line in (HEADINGS, ROW))
    assert [row.name for row in rows_of(text.encode(encoding))] == ["Hội A"]


def test_the_old_vietnamese_code_page_is_read() -> None:
    text = "Tên;Cấp;Loại\r\nHội Nông dân;Cấp tỉnh;Đoàn thể"
    for letter in "ấỉộạể":  # that page has the letter and the tone, not both in one
        shape, tone = normalize("NFD", letter)[:-1], normalize("NFD", letter)[-1]
        if letter in "ộ":
            shape, tone = "o\u0302", "\u0323"  # NFD puts the dot before the roof
        text = text.replace(letter, normalize("NFC", shape) + tone)
    assert [row.name for row in rows_of(text.encode("cp1258"))] == ["Hội Nông dân"]


def test_quoted_cells_may_hold_line_ends_and_separators() -> None:
    text = 'Tên,Cấp,Loại\n"Hội A,\nB","Cấp tỉnh",Đoàn thể\n'
    assert [row.name for row in rows_of(text.encode())] == ["Hội A, B"]


def test_the_template_is_empty_and_explains_every_column() -> None:
    sheets = read(workbook((table, []) for table in TABLES))
    assert [sheet.title for sheet in sheets] == [*(table.title for table in TABLES), "Hướng dẫn"]
    assert all(len(sheet.rows) == 1 for sheet in sheets[:-1])
    explained = {cells[1] for _, cells in sheets[-1].rows if len(cells) > 1}
    assert {column.heading for table in TABLES for column in table.columns} <= explained


def test_an_export_holds_no_formula() -> None:
    evil = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'=1"]
    lines = [[f"X.{n}", text] for n, text in enumerate(evil)]
    organisations = TABLES[0]
    book = openpyxl.load_workbook(io.BytesIO(workbook([(organisations, lines)])))
    cells = [cell for row in book[organisations.title].iter_rows(min_row=2) for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(str(cell.value).startswith(("=", "+", "-", "@")) for cell in cells)
    assert b",=" not in csv_file(organisations, lines)


@given(st.binary(max_size=400) | st.binary(max_size=200).map(lambda rest: b"PK\x03\x04" + rest))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(Unreadable):
        check(read(content), Snapshot())


@given(st.integers(0, 6000), st.binary(min_size=1, max_size=3))
@settings(max_examples=150, deadline=None)
def test_a_damaged_workbook_is_read_or_refused(place: int, damage: bytes) -> None:
    content = WORKBOOK
    broken = content[:place] + damage + content[place + len(damage) :]
    with suppress(Unreadable):
        check(read(broken), Snapshot())
