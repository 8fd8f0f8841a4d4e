"""Read an `.xlsx`: what is inside is looked at before it is opened."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

import openpyxl
from openpyxl.utils import range_boundaries

from diemcau.directory.domain.cells import Cell
from diemcau.directory.domain.files.sheets import MAX_COLUMNS, MAX_ROWS, Misread, RawSheet
from diemcau.kernel.errors import Unreadable

MAX_PARTS = 400
MAX_PART = 24 * 1024 * 1024  # unpacked
MAX_TOTAL = 60 * 1024 * 1024
MAX_RATIO = 300  # a sheet of real data shrinks 10 to 30 times
MAX_SHEETS = 30

_DECLARATIONS = tuple(
    word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be")
)
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]{0,200}?\bref=[\"']([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})[\"']")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_DAMAGED = "Tệp Excel bị hỏng nên không đọc được. Hãy mở bằng Excel, lưu lại rồi gửi lại."


def read_workbook(content: bytes) -> list[RawSheet]:
    """Every visible sheet; formulas as the values that the file keeps of them.

    Raises:
        Unreadable: not a workbook, damaged, or made to exhaust us.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            _look_inside(parts)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # openpyxl warns of charts and styles, which we do not read
                return _sheets(content, parts)
    except Unreadable:
        raise
    except MemoryError:
        raise Unreadable("Tệp cần quá nhiều bộ nhớ để mở. Hãy chia thành nhiều tệp nhỏ hơn.") from None
    except Exception as damage:  # openpyxl raises whatever it stumbles over: KeyError, ValueError, zlib.error …
        raise Unreadable(_DAMAGED) from damage


def _look_inside(parts: zipfile.ZipFile) -> None:
    names = set(parts.namelist())
    entries = parts.infolist()
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise Unreadable("Tệp này không phải bảng tính Excel. Hãy lưu bảng tính dạng .xlsx hoặc .csv rồi gửi lại.")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable("Tệp có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.")
    too_large = any(
        entry.file_size > MAX_PART or entry.file_size > MAX_RATIO * max(entry.compress_size, 4096) for entry in entries
    )
    if too_large or len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise Unreadable("Bên trong tệp có quá nhiều dữ liệu so với một danh bạ. Không mở tệp này.")
    for entry in entries:
        part = parts.read(entry) if entry.filename.endswith((".xml", ".rels", ".vml")) else b""
        if any(declaration in part for declaration in _DECLARATIONS):
            raise Unreadable("Tệp có khai báo XML không được phép (DOCTYPE). Không mở tệp này.")


def _sheets(content: bytes, parts: zipfile.ZipFile) -> list[RawSheet]:
    values = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    formulas = None
    found = []
    for sheet in values.worksheets[:MAX_SHEETS]:
        if sheet.sheet_state != "visible":
            continue
        xml = parts.read(_part(sheet))
        rows = list(_rows(sheet))
        misread = list(_merged(xml))
        if _FORMULA.search(xml):
            formulas = formulas or openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
            misread += _never_computed(sheet, formulas[sheet.title])
        filled = tuple((number, row) for number, row in rows if any(cell not in (None, "") for cell in row))
        if len(filled) > MAX_ROWS:
            raise Unreadable(f"Trang tính “{sheet.title}” có hơn 20.000 dòng. Hãy chia thành nhiều tệp.")
        found.append(RawSheet(title=sheet.title, rows=filled, misread=tuple(misread)))
    return found


def _part(sheet: Any) -> str:
    """The sheet's file in the archive; openpyxl keeps it to itself in read-only mode."""
    path: str = sheet._worksheet_path
    return path.lstrip("/")


def _rows(sheet: Any) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """At most one row more than allowed; the size that the file claims to have is not believed."""
    sheet.reset_dimensions()
    return enumerate(
        sheet.iter_rows(min_row=1, max_row=MAX_ROWS + 16, min_col=1, max_col=MAX_COLUMNS, values_only=True), start=1
    )


def _merged(xml: bytes) -> Iterator[Misread]:
    for found in _MERGED.finditer(xml):
        ref = found[1].decode()
        first_column, first_row, _, _ = range_boundaries(ref)
        if first_column is None or first_row is None:
            continue
        reason = f"Các ô {ref} bị gộp làm một. Hãy bỏ gộp ô và ghi giá trị vào từng dòng."
        yield Misread(row=first_row, column=first_column - 1, reason=reason)


def _never_computed(values: Any, formulas: Any) -> Iterator[Misread]:
    """Formulas of which the file keeps no value: it was written by a program that does not calculate."""
    for (number, seen), (_, meant) in zip_longest(_rows(values), _rows(formulas), fillvalue=(0, ())):
        for column, (value, formula) in enumerate(zip(seen, meant, strict=False)):
            if value is None and isinstance(formula, str) and formula.startswith("="):
                reason = "Ô là công thức chưa có kết quả. Hãy mở tệp bằng Excel, lưu lại, hoặc ghi thẳng giá trị."
                yield Misread(row=number, column=column, reason=reason)
