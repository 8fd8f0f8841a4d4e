"""What PDFium knows of a page: words, drawn lines, whether a picture fills it. For the reading process alone."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from diemcau.kernel.errors import Unreadable
from diemcau.nd30.text.pages.drawing import Turn, drawn_on
from diemcau.nd30.text.pages.words import Rule, Word

MOST_PAGES = 600
MOST_LETTERS_OF_A_PAGE = 100_000

_LOCKED = "Tệp PDF được đặt mật khẩu nên không đọc được; hãy bỏ mật khẩu rồi gửi lại."
DAMAGED = "Tệp PDF bị hỏng nên không mở được; hãy xuất lại tệp PDF hoặc gửi bản .docx."
_TOO_LONG = f"Tệp PDF có hơn {MOST_PAGES} trang nên không được đọc; hãy tách riêng văn bản cần đọc rồi gửi lại."


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page. `picture` is the share of the page that its largest picture covers, from 0 to 1."""

    width: float
    height: float
    words: list[Word]
    rules: list[Rule]
    picture: float


class Pdf:
    """An open document; the memory that it was opened from is kept for as long."""

    def __init__(self, data: bytes) -> None:
        pdfium.FPDF_InitLibrary()
        self._data = data
        self._document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not self._document:
            locked = pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
            raise Unreadable(_LOCKED if locked else DAMAGED)
        self.pages = pdfium.FPDF_GetPageCount(self._document)
        if self.pages < 1:
            raise Unreadable(DAMAGED)
        if self.pages > MOST_PAGES:
            raise Unreadable(_TOO_LONG)

    def sheet(self, number: int) -> Sheet | None:
        """Page `number`, counted from 0; None where the file has none that can be opened."""
        with self._open(number) as page:
            if not page:
                return None
            turn = Turn(pdfium.FPDFPage_GetRotation(page))
            width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
            rules, picture = drawn_on(page, turn, max(width * height, 1.0))
            return Sheet(width=width, height=height, words=_words(page, turn), rules=rules, picture=picture)

    def grey(self, number: int, dpi: float, most_dots: int) -> tuple[int, int, bytes] | None:
        """Page `number` as grey dots: width, height, one byte a dot; coarser than `dpi` where it would be too large."""
        with self._open(number) as page:
            if not page:
                return None
            width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
            scale = min(dpi / 72, (most_dots / max(width * height, 1.0)) ** 0.5)
            columns, rows = max(int(width * scale), 1), max(int(height * scale), 1)
            bitmap = pdfium.FPDFBitmap_CreateEx(columns, rows, pdfium.FPDFBitmap_Gray, None, 0)
            if not bitmap:
                raise MemoryError
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, columns, rows, 0xFFFFFFFF)
            pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, columns, rows, 0, pdfium.FPDF_GRAYSCALE)
            stride = pdfium.FPDFBitmap_GetStride(bitmap)
            dots = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * rows)
            pdfium.FPDFBitmap_Destroy(bitmap)
            if stride != columns:
                dots = b"".join(dots[row * stride : row * stride + columns] for row in range(rows))
            return columns, rows, dots

    @contextmanager
    def _open(self, number: int) -> Iterator[object]:
        """A page with what is stuck onto it made part of it: so the e-office stamps number, date and signature."""
        page = pdfium.FPDF_LoadPage(self._document, number)
        if page and pdfium.FPDFPage_GetAnnotCount(page) > 0:
            pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
            pdfium.FPDF_ClosePage(page)
            page = pdfium.FPDF_LoadPage(self._document, number)
        try:
            yield page
        finally:
            if page:
                pdfium.FPDF_ClosePage(page)


def _words(page: object, turn: Turn) -> list[Word]:
    """Runs of letters that PDFium puts together; runs that bend back on themselves are given letter by letter."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return []
    try:
        count = min(pdfium.FPDFText_CountChars(text_page), MOST_LETTERS_OF_A_PAGE)
        if count <= 0:
            return []
        units = (ctypes.c_ushort * (count + 1))()
        pdfium.FPDFText_GetText(text_page, 0, count, units)
        letters = "".join(map(chr, units[:count]))  # one for each place, whatever lies beyond 16 bits in two
        box = pdfium.FS_RECTF()
        place, at = pdfium.FPDFText_GetLooseCharBox, ctypes.byref(box)

        def letter(index: int) -> tuple[float, float, float, float]:
            place(text_page, index, at)
            return turn.box(box.left, box.bottom, box.right, box.top)

        words = []
        for run in _RUN.finditer(letters):
            start, stop = run.span()
            first, last = letter(start), letter(stop - 1)
            height, length = max(first[3] - first[1], 0.1), stop - start
            if length == 1 or 0.1 < (last[2] - first[0]) / (height * length) < 1.6:
                y0, y1 = min(first[1], last[1]), max(first[3], last[3])
                words.append(Word(_text(run[0]), first[0], y0, last[2], y1))
            else:
                words.extend(Word(_text(letters[each]), *letter(each)) for each in range(start, stop))
        return words
    finally:
        pdfium.FPDFText_ClosePage(text_page)


_RUN = re.compile("[^\x00\x01\x03-\x20\xa0]+")
_HYPHENS = str.maketrans("\x02\ufffe\uffff", "--\ufffd")  # PDFium's signs for a hyphen that ends a line


def _text(letters: str) -> str:
    if letters.isascii() and "\x02" not in letters:
        return letters
    return letters.translate(_HYPHENS).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
