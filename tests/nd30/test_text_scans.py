"""Scans: read where Tesseract is installed, refused with the remedy where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from diemcau.kernel.errors import Unreadable
from diemcau.nd30.text import read_text
from diemcau.nd30.text.pages import tesseract
from diemcau.nd30.text.syllables import marked_share
from tests.nd30.files import Sheet, bound, pdf, png

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "plans"
SCANS = (
    "023-syt-kien-giang-1942-sang-kien",
    "031-syt-kien-giang-03-gm-tong-ket-y-te-du-phong",
    "035-syt-kien-giang-02-gm-takeda",
)

needs_ocr = pytest.mark.skipif(
    not tesseract.is_installed(), reason="tesseract-ocr with tesseract-ocr-vie is not installed on this machine"
)
needs_corpus = pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not on this machine")


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setenv("PATH", "")
    tesseract.is_installed.cache_clear()
    yield None
    tesseract.is_installed.cache_clear()


WHITE = png(400, 600, (b"\x00" + b"\xff" * 400) * 600)


@pytest.mark.usefixtures("without_ocr")
@pytest.mark.parametrize("data", [pdf(Sheet().scan()), WHITE], ids=["PDF", "PNG"])
def test_without_ocr_a_scan_is_refused_with_the_remedy(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"chưa cài phần nhận dạng chữ Tesseract .* tesseract-ocr-vie"):
        read_text(data)


@pytest.mark.usefixtures("without_ocr")
def test_without_ocr_the_pages_with_text_are_read_and_the_others_named() -> None:
    sheets = [Sheet().text(60, 60, "Kế hoạch"), Sheet().scan(), Sheet().text(60, 60, "Phụ lục"), *[Sheet().scan()] * 3]
    text = read_text(pdf(*sheets))
    assert (text.lines, text.source) == (("Kế hoạch", "Phụ lục"), "pdf")
    assert text.notes == (
        "Không đọc được trang 2, 4–6 vì là bản quét mà máy này chưa cài phần nhận dạng chữ Tesseract.",
    )


@needs_ocr
@pytest.mark.parametrize("data", [pdf(Sheet().scan()), WHITE], ids=["PDF", "PNG"])
def test_a_scan_of_nothing_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="Không nhận dạng được chữ nào"):
        read_text(data)


@needs_ocr
@needs_corpus
@pytest.mark.parametrize("name", SCANS)
def test_real_scans_are_read(name: str) -> None:
    text = read_text(CORPUS / f"{name}.pdf")
    assert text.source == "ocr"
    assert text.notes[-1].endswith("do máy nhận dạng từ ảnh quét; hãy đối chiếu số, ngày và tên riêng.")
    assert text.lines[0] == "UBND TỈNH KIÊN GIANG"
    words, spelt = marked_share("\n".join(text.lines))
    assert words > 150
    assert spelt > 0.9


def drawn(lines: list[str], shift: int) -> bytes:
    """A page whose letters can be seen, and whose character map says that each is another."""
    content = "\n".join(f"BT /F0 18 Tf 60 {780 - 36 * at} Td ({line}) Tj ET" for at, line in enumerate(lines)).encode()
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <00> <FF>"
        f" endcodespacerange 1 beginbfrange <21> <FF> <{0x21 + shift:04X}> endbfrange endcmap end end"
    ).encode()
    return bound(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 7 0 R >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(cmap), cmap),
            b"<< /Font << /F0 5 0 R >> >>",
        ]
    )


@needs_ocr
def test_a_page_whose_letters_are_broken_is_read_from_its_picture() -> None:
    lines = [f"Phong hop {at} tai toa nha trung tam" for at in range(21, 31)]
    text = read_text(drawn(lines, shift=0x380))
    assert text.source == "ocr"
    assert [line.split()[2] for line in text.lines if line] == [str(at) for at in range(21, 31)]
