"""Tell by its content what a file is, and read its sheets."""

from __future__ import annotations

import csv
import io
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator

from diemcau.directory.domain.cells import Cell
from diemcau.directory.domain.columns import TABLES
from diemcau.directory.domain.files.sheets import MAX_BYTES, MAX_COLUMNS, MAX_ROWS, RawSheet
from diemcau.kernel.errors import Unreadable
from diemcau.kernel.numbers import written
from diemcau.kernel.vietnamese import fold

SAVE_AS = "Hãy mở tệp, lưu lại dạng Sổ làm việc Excel (.xlsx) hoặc CSV UTF-8 (.csv) rồi gửi lại."
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HEADINGS = frozenset(heading for table in TABLES for heading in table.by_heading)


def read(content: bytes) -> list[RawSheet]:
    """The sheets of an `.xlsx` or of a `.csv`, told apart by content, never by the file's name.

    Bounded: at most 8 MB sent, 24 MB unpacked a part, 20,000 rows a sheet; nothing is opened before that is known.

    Raises:
        Unreadable: another kind of file, a damaged one, or one that is too large; a Vietnamese sentence.
    """
    if not content.strip():
        raise Unreadable("Tệp không có nội dung. Chưa có gì được nhập.")
    if len(content) > MAX_BYTES:
        raise Unreadable(f"Tệp lớn hơn {MAX_BYTES // 1024 // 1024} MB. Hãy chia thành nhiều tệp nhỏ hơn.")
    if content.startswith(b"PK"):
        from diemcau.directory.domain.files.workbooks import read_workbook  # noqa: PLC0415 -- slow import

        return read_workbook(content)
    for signature, kind in _OTHER_KINDS:
        if content.startswith(signature):
            raise Unreadable(f"{kind} {SAVE_AS}")
    return [_read_csv(_decoded(content))]


_OTHER_KINDS = (
    (b"\xd0\xcf\x11\xe0", "Đây là tệp Excel kiểu cũ (.xls) hoặc tệp có mật khẩu."),
    (b"MZ", "Đây là một chương trình, không phải bảng tính."),
    (b"\x7fELF", "Đây là một chương trình, không phải bảng tính."),
    (b"%PDF", "Đây là tệp PDF, không phải bảng tính."),
    (b"{\\rtf", "Đây là tệp văn bản RTF, không phải bảng tính."),
    (b"\x89PNG", "Đây là tệp ảnh, không phải bảng tính."),
    (b"\xff\xd8\xff", "Đây là tệp ảnh, không phải bảng tính."),
    (b"<", "Đây là tệp HTML hoặc XML, không phải bảng tính."),
)


def _decoded(content: bytes) -> str:
    """UTF-8, UTF-16 with its mark, else Windows-1258, the old Vietnamese code page."""
    try:
        if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            text = content.decode("utf-16")
        elif content.startswith(BOM_UTF8):
            text = content.decode("utf-8-sig")
        else:
            text = _utf8_or_1258(content)
    except UnicodeDecodeError:
        raise Unreadable(f"Không nhận ra bảng mã của tệp. {SAVE_AS}") from None
    if _BINARY.search(text):
        raise Unreadable(f"Tệp này không phải bảng tính. {SAVE_AS}")
    return text


def _utf8_or_1258(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1258")


def _read_csv(text: str) -> RawSheet:
    separator = _separator(text)
    rows: list[tuple[int, tuple[Cell, ...]]] = []
    try:
        for number, cells in enumerate(_records(text, separator), start=1):
            if len(rows) > MAX_ROWS:
                raise Unreadable(f"Tệp có hơn {written(MAX_ROWS)} dòng. Hãy chia thành nhiều tệp.")
            if any(cell.strip() for cell in cells):
                rows.append((number, tuple(cells[:MAX_COLUMNS])))
    except csv.Error:
        raise Unreadable(f"Tệp CSV hỏng: có ô quá dài hoặc dấu ngoặc kép không đóng. {SAVE_AS}") from None
    return RawSheet(title="", rows=tuple(rows))


def _records(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


def _separator(text: str) -> str:
    """Of comma, semicolon and tab the one that finds most known headings in the first lines, else the most frequent."""
    head = text[:20_000].splitlines()[:15]

    def known(separator: str) -> tuple[int, int]:
        parts = (fold(part.strip('" ')) for line in head for part in line.split(separator))
        return sum(part in _HEADINGS for part in parts), sum(line.count(separator) for line in head)

    return max(",;\t", key=known)
