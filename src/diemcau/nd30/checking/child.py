"""The process that measures a PDF's pages, within limits: python -m diemcau.nd30.checking.child < FILE.pdf

It answers with the JSON of a `Setting`, or with {"refused": "a Vietnamese sentence"}.
"""

from __future__ import annotations

import ctypes
import json
import re
import resource
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from math import hypot
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from diemcau.nd30.checking.setting import Line, Margins, Numbering
from diemcau.nd30.text.pages import BROKEN
from diemcau.nd30.text.pages.child import MOST_MEMORY

MOST_SECONDS = 20  # of processor time
MOST_PAGES = 60
MM = 25.4 / 72
JUSTIFIED = 3  # lines that end at one place show where the margin is
ROOM = 2.5  # a gap of so many letter sizes parts two columns
_SCAN = "Tệp PDF là bản quét nên không đo được cỡ chữ, kiểu chữ; hãy kiểm tra bản .docx hoặc .pdf có lớp chữ."
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)


@dataclass(slots=True)
class _Run:
    """Letters on one base line; coordinates in points from the page's bottom left."""

    page: int
    y: float
    x0: float
    x1: float
    letters: list[str] = field(default_factory=list)
    sizes: Counter[float] = field(default_factory=Counter)
    fonts: Counter[str] = field(default_factory=Counter)
    bold: int = 0
    italic: int = 0
    opens_bold: bool = False
    rule: bool = False

    @property
    def text(self) -> str:
        return " ".join("".join(self.letters).split())


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    data = sys.stdin.buffer.read()
    try:
        answer = _answer(data)
    except MemoryError:
        answer = {"refused": BROKEN}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode())
    return 0


def _answer(data: bytes) -> dict[str, Any]:
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return {"refused": BROKEN}
    papers: list[tuple[float, float]] = []
    runs: list[_Run] = []
    numbers: list[bool] = []
    for number in range(min(len(pdf), MOST_PAGES)):
        page = pdf[number]
        width, height = page.get_size()
        papers.append((round(width * MM, 1), round(height * MM, 1)))
        own = [run for run in _runs(page, number + 1) if run.text]
        printed = [run for run in own if _is_number(run, width, height)]
        numbers.append(bool(printed))
        own = [run for run in own if run not in printed]
        for rule in _rules(page):
            _underline(own, rule)
        runs += own
    if not runs:
        return {"refused": _SCAN}
    seen = list(dict.fromkeys(papers))
    # An annex begins its own count: its first page shows no number.
    others = sum(numbers[1:]) > 0 if len(numbers) > 1 else None
    if others is False and _only_annexes_follow(runs):
        others = None
    return {
        "paper": seen,
        "margins": [asdict(_margins(runs, pdf[0].get_size()))],
        "lines": [asdict(_line(run, at)) for at, run in enumerate(runs, start=1)],
        "numbering": asdict(Numbering(on_first=numbers[0], on_others=others)),
    }


def _only_annexes_follow(runs: list[_Run]) -> bool:
    firsts = {run.page: run.text for run in reversed(runs) if run.page > 1}
    return all(text.casefold().startswith("phụ lục") for text in firsts.values())


def _runs(page: Any, number: int) -> Iterator[_Run]:
    text = page.get_textpage()
    run: _Run | None = None
    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    matrix, name, flags = raw.FS_MATRIX(), ctypes.create_string_buffer(128), ctypes.c_int()
    for at in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text, at))
        if letter in "\r\n":
            continue
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        raw.FPDFText_GetCharBox(text, at, left, right, bottom, top)
        raw.FPDFText_GetMatrix(text, at, matrix)
        size = round(raw.FPDFText_GetFontSize(text, at) * hypot(matrix.c, matrix.d) * 2) / 2
        if letter.isspace():
            if run is not None:
                run.letters.append(" ")
            continue
        if run is None or abs(run.y - y.value) > 1.5 or not -2 * size < left.value - run.x1 < ROOM * size:
            if run is not None:
                yield run
            run = _Run(page=number, y=y.value, x0=left.value, x1=right.value)
        length = raw.FPDFText_GetFontInfo(text, at, name, len(name), flags)
        font = _SUBSET.sub("", name.raw[: max(length - 1, 0)].decode("utf-8", "replace"))
        bold = bool(_BOLD.search(font)) or raw.FPDFText_GetFontWeight(text, at) >= 600
        if not run.fonts:
            run.opens_bold = bold
        run.letters.append(letter)
        run.x1 = max(run.x1, right.value)
        run.sizes[size] += 1
        run.fonts[font] += 1
        run.bold += bold
        run.italic += bool(_ITALIC.search(font))
    if run is not None:
        yield run


def _rules(page: Any) -> Iterator[tuple[float, float, float]]:
    """Horizontal lines: left, right, height above the bottom, in points."""
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=5):
        left, bottom, right, top = drawn.get_bounds()
        if right - left > 15 and top - bottom < 3:
            yield left, right, (top + bottom) / 2


def _underline(runs: list[_Run], rule: tuple[float, float, float]) -> None:
    """Give the rule to the nearest line right above it."""
    left, right, y = rule
    above = [run for run in runs if 0 <= run.y - y < 16 and run.x0 < right and run.x1 > left]
    if above:
        min(above, key=lambda run: run.y - y).rule = True


def _is_number(run: _Run, width: float, height: float) -> bool:
    """A page number in the middle of the top margin."""
    middle = abs((run.x0 + run.x1) / 2 - width / 2) < 0.1 * width
    return middle and height - run.y < 25 / MM and bool(re.fullmatch(r"\d{1,3}", run.text))


def _margins(runs: list[_Run], size: tuple[float, float]) -> Margins:
    """As the text of the first page shows them: letters stand a little inside, and a last line may end anywhere."""
    width, height = size
    first = [run for run in runs if run.page == 1]
    body = [run for run in first if len(run.text) > 40] or first
    left = min(run.x0 for run in first) * MM
    ends = sorted((run.x1 for run in body), reverse=True)
    justified = sum(ends[0] - end < 1 for end in ends) >= JUSTIFIED
    right = (width - ends[0]) * MM
    top = (height - max(run.y + max(run.sizes) * 0.9 for run in first)) * MM
    bottom = min(run.y - max(run.sizes) * 0.25 for run in runs) * MM
    return Margins(
        top=round(top, 1),
        bottom=round(min(bottom, 22.5), 1),  # a page may end early: only too little room is certain
        left=round(left, 1),
        right=round(right if justified else min(right, 17.5), 1),
    )


def _line(run: _Run, at: int) -> Line:
    letters = sum(run.fonts.values())
    return Line(
        text=run.text,
        size=run.sizes.most_common(1)[0][0],
        bold=2 * run.bold > letters,
        italic=2 * run.italic > letters,
        font=run.fonts.most_common(1)[0][0] or None,
        page=run.page,
        where=f"trang {run.page}, dòng {at}",
        rule=run.rule,
        opens_bold=run.opens_bold,
    )


if __name__ == "__main__":
    raise SystemExit(main())
