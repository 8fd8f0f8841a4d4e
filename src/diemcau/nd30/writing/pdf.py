"""PDF by typst: PDF/A-2a and PDF/UA-1 as declared in its metadata, tagged, with subsets of the fonts embedded.

Text travels as JSON, so that no sign in it is ever taken for markup.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path

from diemcau.nd30.model import Document
from diemcau.nd30.writing.glyphs import drawn
from diemcau.nd30.writing.layout import MOTTO, NATION, lay_out
from diemcau.nd30.writing.typesetter import typesetter

TEMPLATE = Path(__file__).resolve().parent / "page.typ"
STANDARDS = ["a-2a", "ua-1"]


def to_pdf(document: Document, *, made_on: date, qr_svg: str = "", qr_says: str = "") -> bytes:
    """The document as PDF; the same input gives the same bytes.

    Args:
        made_on: the date that the file's metadata carry.
        qr_svg: a QR code to stand under the recipients, with `qr_says` beside it and as its description.
    """
    data = as_data(document, made_on=made_on, qr_svg=qr_svg, qr_says=qr_says)
    return typesetter(TEMPLATE).set(sys_inputs={"data": data}, format="pdf", pdf_standards=STANDARDS)


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
    return drawn(json.dumps(data, ensure_ascii=False))
