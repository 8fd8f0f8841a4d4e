"""PDF by typst: PDF/A-2a and PDF/UA-1 as declared in its metadata, tagged, with subsets of the fonts embedded.

The compiler and its fonts are made once a process (scanning fonts each time is six times slower);
text travels as JSON, so that no sign in it is ever taken for markup.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from diemcau.nd30.model import Document
from diemcau.nd30.writing.layout import MOTTO, NATION, lay_out

HERE = Path(__file__).resolve().parent
FONTS = HERE / "fonts"
STANDARDS = ["a-2a", "ua-1"]


def to_pdf(document: Document, *, made_on: date, qr_svg: str = "", qr_says: str = "") -> bytes:
    """The document as PDF; the same input gives the same bytes.

    Args:
        made_on: the date that the file's metadata carry.
        qr_svg: a QR code to stand under the recipients, with `qr_says` beside it and as its description.
    """
    data = as_data(document, made_on=made_on, qr_svg=qr_svg, qr_says=qr_says)
    compiled = _compiler().compile(sys_inputs={"data": data}, format="pdf", pdf_standards=STANDARDS)
    return bytes(compiled)


def as_data(document: Document, *, made_on: date, qr_svg: str = "", qr_says: str = "") -> str:
    """What the template reads, as JSON."""
    page = lay_out(document)
    data = asdict(page) | {
        "title": page.title or "Văn bản",
        "nation": NATION,
        "motto": MOTTO,
        "made": [made_on.year, made_on.month, made_on.day],
        "qr": qr_svg,
        "qr_says": qr_says,
    }
    return json.dumps(data, ensure_ascii=False)


@cache
def _compiler() -> Any:
    os.environ.setdefault("RAYON_NUM_THREADS", "1")  # letters are many and small: processes gain, threads wait
    import typst  # noqa: PLC0415 -- slow import

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.Compiler(HERE / "page.typ", root=HERE, font_paths=fonts)
