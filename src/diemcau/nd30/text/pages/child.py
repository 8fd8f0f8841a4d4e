"""The process that opens PDFs and pictures: strangers' files meet PDFium and Pillow here, within limits.

    python -m diemcau.nd30.text.pages.child text < FILE.pdf        every page's lines, as JSON
    python -m diemcau.nd30.text.pages.child dots 0 < FILE.pdf      page 0 as a picture (PGM)
    python -m diemcau.nd30.text.pages.child picture < FILE.png     the same picture as PGM

A file that cannot be read is answered by {"refused": "a Vietnamese sentence"}. A crash, or an end by one of the limits,
tells the parent that the file is broken; an ordinary Python error is a bug of ours, and the parent says so.
"""

from __future__ import annotations

import json
import resource
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from diemcau.kernel.errors import Unreadable
from diemcau.nd30.text.pages import BROKEN
from diemcau.nd30.text.pages.layout import Page, hidden_margin, read_page
from diemcau.nd30.text.pages.words import in_unicode, whole_words

if TYPE_CHECKING:
    from PIL import Image

MOST_MEMORY = 400 * 1024 * 1024
MOST_SECONDS = 8  # of processor time
DPI = 300
MOST_DOTS = 12_000_000  # A4 at 300 dpi has 8.7 million
MOST_DOTS_OF_A_PICTURE = 60_000_000

_FEW_LETTERS = 60  # a scan may carry a page number or a stamp as text
_MOSTLY_PICTURE = 0.4  # of the page
_PICTURE_TOO_LARGE = "Ảnh quá lớn nên không được đọc; hãy quét lại ở mức 300 dpi rồi gửi lại."
_PICTURE_DAMAGED = "Tệp ảnh bị hỏng nên không mở được; hãy quét lại rồi gửi ảnh .png, .jpg hoặc tệp .pdf."


def main(arguments: list[str]) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    data = sys.stdin.buffer.read()
    try:
        match arguments:
            case ["text"]:
                answer = _text(data)
            case ["dots", number]:
                answer = _dots(data, int(number))
            case ["picture"]:
                answer = _picture(data)
            case _:
                raise SystemExit(__doc__)
    except Unreadable as error:
        answer = json.dumps({"refused": error.message}).encode()
    except MemoryError:
        answer = json.dumps({"refused": BROKEN}).encode()
    sys.stdout.buffer.write(answer)
    return 0


def _text(data: bytes) -> bytes:
    from diemcau.nd30.text.pages.pdfium import Pdf
    from diemcau.nd30.text.syllables import legible

    pdf = Pdf(data)
    answers: list[dict[str, object]] = []
    pages: dict[int, Page] = {}
    for number in range(pdf.pages):
        sheet = pdf.sheet(number)
        if sheet is None:
            continue
        words, code_page = in_unicode(whole_words(sheet.words))
        page = pages[number] = read_page(words, sheet.rules, sheet.width)
        text = "\n".join(page.lines)
        garbled = not legible(text)
        is_scan = garbled or (sheet.picture > _MOSTLY_PICTURE and sum(map(str.isalnum, text)) < _FEW_LETTERS)
        answer = {"number": number, "is_scan": is_scan, "garbled": garbled, "page": asdict(page)}
        answers.append(answer | {"code_page": code_page and code_page.value})
    for answer, (number, page) in zip(answers, pages.items(), strict=True):
        margin = hidden_margin(page, list(pages.values()))
        if margin is not None and (sheet := pdf.sheet(number)):
            words, _ = in_unicode(whole_words(sheet.words))
            answer["page"] = asdict(read_page(words, sheet.rules, sheet.width, margin=margin))
    return json.dumps(answers, ensure_ascii=False).encode()


def _dots(data: bytes, number: int) -> bytes:
    from diemcau.nd30.text.pages.pdfium import DAMAGED, Pdf

    dots = Pdf(data).grey(number, DPI, MOST_DOTS)
    if dots is None:
        raise Unreadable(DAMAGED)
    return _pgm(*dots)


def _picture(data: bytes) -> bytes:
    from io import BytesIO

    from PIL import Image, ImageOps

    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
            if image.width * image.height > MOST_DOTS_OF_A_PICTURE:
                raise Unreadable(_PICTURE_TOO_LARGE)
            scale = (MOST_DOTS / (image.width * image.height)) ** 0.5
            size = (max(int(image.width * scale), 1), max(int(image.height * scale), 1))
            if scale < 1:
                image.draft("L", size)
            grey = _on_white(image)
            if scale < 1:
                grey.thumbnail(size)
            grey = ImageOps.autocontrast(ImageOps.exif_transpose(grey), cutoff=1)
            return _pgm(grey.width, grey.height, grey.tobytes())
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise Unreadable(_PICTURE_DAMAGED) from error


def _on_white(image: Image.Image) -> Image.Image:
    """Grey, with whatever shines through shown white."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        from PIL import Image

        clear = image.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(ground, clear).convert("L")
    return image.convert("L")


def _pgm(columns: int, rows: int, dots: bytes) -> bytes:
    return b"P5 %d %d 255\n" % (columns, rows) + dots


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
