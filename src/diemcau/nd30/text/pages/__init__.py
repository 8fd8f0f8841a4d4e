"""Printed pages: PDFs with a text layer, scanned PDFs, pictures.

words      words with their places, and the lines they form
columns    the head and the foot, which stand in two columns
grid       tables drawn with lines
stamps     page numbers and stamps of signing software
footnotes  what stands below the text of a page
layout     all of these together: from words to the lines of a page
binding    pages put together
pdfium     what PDFium knows of a page: its words
drawing    what PDFium knows of a page: its lines and pictures
child      the process in which strangers' files are opened
tesseract  reading scans
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from time import monotonic
from typing import Any

from diemcau.kernel.errors import Unreadable
from diemcau.nd30.model import Text
from diemcau.nd30.text.lines import CONVERTED, GARBLED, finished
from diemcau.nd30.text.pages import tesseract
from diemcau.nd30.text.pages.binding import bound
from diemcau.nd30.text.pages.layout import Page, read_page
from diemcau.nd30.text.pages.words import lines_of

MOST_SCANNED_PAGES = 40
SECONDS_FOR_SCANS = 180.0
_SECONDS_FOR_THE_CHILD = 120.0  # by the clock; its own limit is of processor time, which a busy machine gives slowly

BROKEN = "Tệp bị hỏng hoặc phức tạp bất thường nên không đọc được; hãy xuất lại tệp .pdf hoặc gửi bản .docx."
_NOT_INSTALLED = (
    "Tệp là bản quét (ảnh chụp trang giấy) mà máy này chưa cài phần nhận dạng chữ Tesseract cho tiếng Việt; "
    "hãy gửi bản .docx, hoặc đề nghị quản trị cài gói tesseract-ocr và tesseract-ocr-vie."
)
_TOO_SLOW = "Việc nhận dạng chữ trong bản quét kéo dài quá mức nên đã dừng; hãy quét rõ hơn hoặc gửi bản .docx."
_NO_WORDS = "Không nhận dạng được chữ nào trong bản quét; hãy quét rõ hơn, đúng chiều rồi gửi lại."


def read_pdf(data: bytes) -> Text:
    """Pages with a text layer are read from it, the others by OCR.

    Raises:
        Unreadable: encrypted, damaged, a scan without OCR, or any reason of `finished`.
    """
    answers = json.loads(_ask(data, "text"))
    pages = {answer["number"]: _page(answer["page"]) for answer in answers}
    scans = [answer["number"] for answer in answers if answer["is_scan"]]
    stamps = [stamp for page in pages.values() for stamp in page.stamps]
    notes = [f"Không đưa vào văn bản dấu chữ ký số: {stamp}." for stamp in dict.fromkeys(stamps)]
    notes += [CONVERTED.format(page) for page in dict.fromkeys(answer["code_page"] for answer in answers) if page]
    if not scans:
        return finished(bound(list(pages.values())), "pdf", notes)
    readable = [number for number in pages if number not in scans]
    if not tesseract.is_installed():
        if any(answer["garbled"] for answer in answers) and not readable:
            raise Unreadable(GARBLED)
        if not any(pages[number].lines for number in readable):
            raise Unreadable(_NOT_INSTALLED)
        notes.append(
            f"Không đọc được {_listed(scans)} vì là bản quét mà máy này chưa cài phần nhận dạng chữ Tesseract."
        )
        return finished(bound([pages[number] for number in readable]), "pdf", notes)
    found = _recognised(data, scans)
    left = [number for number in scans if number not in found]
    if left:
        notes.append(f"Không nhận dạng {_listed(left)} vì bản quét quá dài; hãy tách riêng phần cần đọc.")
    pages = {number: found.get(number, pages[number]) for number in pages if number not in left}
    notes.append(f"Chữ ở {_listed(list(found))} do máy nhận dạng từ ảnh quét; hãy đối chiếu số, ngày và tên riêng.")
    if not any(page.lines for page in pages.values()):
        raise Unreadable(_NO_WORDS)
    return finished(bound([pages[number] for number in sorted(pages)]), "pdf" if readable else "ocr", notes)


def read_picture(data: bytes) -> Text:
    """Raises Unreadable: damaged, too large, no OCR on this machine, no words found."""
    picture = _ask(data, "picture")
    if not tesseract.is_installed():
        raise Unreadable(_NOT_INSTALLED)
    page = _read_scan(picture, SECONDS_FOR_SCANS)
    if page is None:
        raise Unreadable(_TOO_SLOW)
    if not page.lines:
        raise Unreadable(_NO_WORDS)
    note = "Chữ do máy nhận dạng từ ảnh; hãy đối chiếu số, ngày và tên riêng."
    return finished(bound([page]), "ocr", [note])


def _recognised(data: bytes, numbers: Sequence[int]) -> dict[int, Page]:
    """The scanned pages as far as the limits reach; at least one, or else Unreadable."""
    until = monotonic() + SECONDS_FOR_SCANS
    found: dict[int, Page] = {}
    for number in numbers[:MOST_SCANNED_PAGES]:
        if monotonic() > until:
            break
        page = _read_scan(_ask(data, "dots", str(number)), until - monotonic())
        if page is None and not found:
            raise Unreadable(_TOO_SLOW)
        if page:
            found[number] = page
    return found


def _read_scan(picture: bytes, seconds: float) -> Page | None:
    words = tesseract.recognise(picture, max(min(seconds, tesseract.SECONDS_A_PAGE), 1.0))
    if words is None:
        return None
    dirt = [line for line in lines_of(words) if not any(letter.isalnum() for word in line for letter in word.text)]
    specks = {id(word) for line in dirt for word in line}
    return read_page([word for word in words if id(word) not in specks], [], float(picture.split(b" ", 2)[1]))


def _ask(data: bytes, *arguments: str) -> bytes:
    """Have the child open a file; its crash, its limits and its silence mean that the file is broken.

    Raises:
        Unreadable: broken, or refused by the child.
        RuntimeError: a bug of ours.
    """
    command = [sys.executable, "-P", "-m", "diemcau.nd30.text.pages.child", *arguments]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=_SECONDS_FOR_THE_CHILD, check=False, env=environment
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(BROKEN) from None
    if done.returncode < 0:
        raise Unreadable(BROKEN)
    if done.returncode:
        raise RuntimeError(f"Reading a file failed:\n{done.stderr.decode(errors='replace')}")
    if done.stdout.startswith(b'{"refused"'):
        raise Unreadable(json.loads(done.stdout)["refused"])
    return done.stdout


def _page(answer: dict[str, Any]) -> Page:
    return Page(
        lines=answer["lines"],
        opens=answer["opens"],
        closes=answer["closes"],
        notes={int(number): text for number, text in answer["notes"].items()},
        stamps=answer["stamps"],
    )


def _listed(numbers: Sequence[int]) -> str:
    """ "trang 1, 3–5" out of numbers counted from 0, in order."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1] = [spans[-1][0], number]
        else:
            spans.append([number])
    return "trang " + ", ".join("–".join(str(number + 1) for number in span) for span in spans)
