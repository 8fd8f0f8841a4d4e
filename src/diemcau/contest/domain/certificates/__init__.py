"""A certificate as PDF, landscape, with a QR code to verify it. Pure.

Text travels as JSON, so that no sign in it is taken for markup.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from diemcau.kernel.words import say
from diemcau.nd30.writing.layout import MOTTO, NATION
from diemcau.nd30.writing.typesetter import typesetter

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What stands on one certificate."""

    issuer: str
    person: str  # or the unit
    unit: str
    prize: str
    contest: str
    decision: str
    decided_on: date
    code: str
    link: str  # of the page that verifies it


def certificate_pdf(wording: Wording) -> bytes:
    """One certificate; the same wording gives the same bytes."""
    import zxingcpp  # noqa: PLC0415 -- slow import

    day = wording.decided_on
    written = say("ngày %(day)s tháng %(month)s năm %(year)s", day=f"{day:%d}", month=f"{day:%m}", year=day.year)
    told = {
        "title": say("Giấy chứng nhận: %(person)s", person=wording.person),
        "made": [day.year, day.month, day.day],
        "nation": NATION,
        "motto": MOTTO,
        "issuer": wording.issuer,
        "person": wording.person,
        "unit": wording.unit,
        "prize": wording.prize,
        "contest": say("Cuộc thi “%(title)s”", title=wording.contest),
        "decision": f"{wording.decision} {written}",
        "signed": written.capitalize(),
        "qr": str(zxingcpp.create_barcode(wording.link, zxingcpp.BarcodeFormat.QRCode).to_svg()),
        "code": wording.code,
    }
    return typesetter(HERE / "page.typ").set(sys_inputs={"data": json.dumps(told, ensure_ascii=False)}, format="pdf")
