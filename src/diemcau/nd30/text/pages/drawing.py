"""What is drawn on a page of a PDF: straight lines and pictures. Only the reading process imports this."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from diemcau.nd30.text.pages.words import Rule

MOST_OBJECTS_OF_A_PAGE = 50_000
_THIN = 2.5  # points: what is thinner is a drawn line


class Turn:
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


def drawn_on(page: object, turn: Turn, area: float) -> tuple[list[Rule], float]:
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


def _rules(path: object, turn: Turn) -> Iterator[Rule]:
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


def _sides(part: list[tuple[float, float]], turn: Turn) -> Iterator[Rule]:
    if len(part) < 2:
        return
    across, along = [x for x, _ in part], [y for _, y in part]
    x0, y0, x1, y1 = turn.box(min(across), min(along), max(across), max(along))
    if y1 - y0 <= _THIN or x1 - x0 <= _THIN:
        yield _straightened(x0, y0, x1, y1)
        return
    for (ax, ay), (bx, by) in pairwise(part):
        if abs(ax - bx) <= _THIN or abs(ay - by) <= _THIN:
            yield _straightened(*turn.box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))


def _straightened(x0: float, y0: float, x1: float, y1: float) -> Rule:
    if y1 - y0 <= x1 - x0:
        return Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
    return Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)
