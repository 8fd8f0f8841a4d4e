"""What PDFium knows of a page: words, drawn lines, whether a picture fills it. Only the reading process imports this."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from diemcau.kernel.errors import Unreadable
from diemcau.nd30.text.pages.words import Rule, Word

MOST_PAGES = 600
MOST_LETTERS_OF_A_PAGE = 100_000
MOST_OBJECTS_OF_A_PAGE = 50_000
_THIN = 2.5  # points: what is thinner is a drawn line

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
            turn = _Turn(pdfium.FPDFPage_GetRotation(page))
            width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
            rules, picture = _drawn(page, turn, max(width * height, 1.0))
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
            flags = pdfium.FPDF_ANNOT | pdfium.FPDF_GRAYSCALE
            pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, columns, rows, 0, flags)
            stride = pdfium.FPDFBitmap_GetStride(bitmap)
            dots = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * rows)
            pdfium.FPDFBitmap_Destroy(bitmap)
            if stride != columns:
                dots = b"".join(dots[row * stride : row * stride + columns] for row in range(rows))
            return columns, rows, dots

    @contextmanager
    def _open(self, number: int) -> Iterator[object]:
        page = pdfium.FPDF_LoadPage(self._document, number)
        try:
            yield page
        finally:
            if page:
                pdfium.FPDF_ClosePage(page)


class _Turn:
    """From a PDF's own coordinates (up from the bottom, before turning the page) to ours."""

    def __init__(self, quarters: int) -> None:
        self._quarters = quarters % 4

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        match self._quarters:
            case 1:
                return bottom, left, top, right
            case 2:
                return -right, bottom, -left, top
            case 3:
                return -top, -right, -bottom, -left
            case _:
                return left, -top, right, -bottom


def _words(page: object, turn: _Turn) -> list[Word]:
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
        box = pdfium.FS_RECTF()
        place, at = pdfium.FPDFText_GetLooseCharBox, ctypes.byref(box)

        def letter(index: int) -> tuple[float, float, float, float]:
            place(text_page, index, at)
            return turn.box(box.left, box.bottom, box.right, box.top)

        words = []
        for start, stop in _runs(units, count):
            first, last = letter(start), letter(stop - 1)
            height, length = max(first[3] - first[1], 0.1), stop - start
            if length == 1 or 0.1 < (last[2] - first[0]) / (height * length) < 1.6:
                y0, y1 = min(first[1], last[1]), max(first[3], last[3])
                words.append(Word(_text(units, start, stop), first[0], y0, last[2], y1))
            else:
                words.extend(Word(_text(units, each, each + 1), *letter(each)) for each in range(start, stop))
        return words
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _runs(units: ctypes.Array[ctypes.c_ushort], count: int) -> Iterator[tuple[int, int]]:
    """Where the text between blanks begins and ends. U+0002 and U+FFFE are hyphens that end a line."""
    start = None
    for index, unit in enumerate(units[:count]):
        if unit <= 0x20 and unit != 2 or unit == 0xA0:
            if start is not None:
                yield start, index
            start = None
        elif start is None:
            start = index
    if start is not None:
        yield start, count


def _text(units: ctypes.Array[ctypes.c_ushort], start: int, stop: int) -> str:
    text = bytes(memoryview(units)[start:stop]).decode("utf-16-le", "replace")
    return text.replace("\x02", "-").replace("\ufffe", "-").replace("\uffff", "\ufffd")


def _drawn(page: object, turn: _Turn, area: float) -> tuple[list[Rule], float]:
    """The straight lines of a page, and how much of it the largest picture covers."""
    rules: list[Rule] = []
    picture = 0.0
    sides = [ctypes.c_float() for _ in range(4)]
    for index in range(min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS_OF_A_PAGE)):
        drawn = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            rules.extend(_rules(drawn, turn))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE and pdfium.FPDFPageObj_GetBounds(drawn, *map(ctypes.byref, sides)):
            left, bottom, right, top = (side.value for side in sides)
            picture = max(picture, (right - left) * (top - bottom) / area)
    return rules, min(picture, 1.0)


def _rules(path: object, turn: _Turn) -> Iterator[Rule]:
    """A thin filled box is one line; of anything larger, each upright or level side is."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, ctypes.byref(matrix))
    x, y = ctypes.c_float(), ctypes.c_float()
    part: list[tuple[float, float]] = []
    for index in range(min(pdfium.FPDFPath_CountSegments(path), MOST_OBJECTS_OF_A_PAGE)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = (matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            yield from _sides(part, turn)
            part = []
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            part = []  # a curve: no table is drawn with it
            continue
        part.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            part.append(part[0])
    yield from _sides(part, turn)


def _sides(part: list[tuple[float, float]], turn: _Turn) -> Iterator[Rule]:
    if len(part) < 2:
        return
    across, along = [x for x, _ in part], [y for _, y in part]
    x0, y0, x1, y1 = turn.box(min(across), min(along), max(across), max(along))
    if y1 - y0 <= _THIN or x1 - x0 <= _THIN:
        yield _straightened(x0, y0, x1, y1)
        return
    for (ax, ay), (bx, by) in itertools.pairwise(part):
        if abs(ax - bx) <= _THIN or abs(ay - by) <= _THIN:
            yield _straightened(*turn.box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))


def _straightened(x0: float, y0: float, x1: float, y1: float) -> Rule:
    if y1 - y0 <= x1 - x0:
        return Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
    return Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)
