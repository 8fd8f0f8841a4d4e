"""The chairman's certificate of merit (Bằng khen) as PDF: whole on white paper, or what the stock leaves open. Pure.

Order and words after điều 28 of Nghị định 50/2006/NĐ-CP: motto, whose it is, "TẶNG", "BẰNG KHEN", name, deed; below on
the left decision and number in the golden book, on the right place, day, office and 35 mm for signature and seal. The
state emblem is not ours to draw: it stands on the stock. docs/sources.md.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from diemcau.kernel.words import say
from diemcau.nd30.writing.layout import MOTTO, NATION
from diemcau.nd30.writing.typesetter import typesetter

TEMPLATE = Path(__file__).resolve().parent / "merit.typ"


class Stock(StrEnum):
    """What is printed on the sheet already."""

    WHITE = "white"
    FRAMED = "framed"
    WORDED = "worded"


class Sheet(StrEnum):
    A4 = "a4"
    A3 = "a3"
    DECREE = "400x300"  # of the decree of 2006


SIZES = {Sheet.A4: (297, 210), Sheet.A3: (420, 297), Sheet.DECREE: (400, 300)}  # mm, lying


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Where and on what it is printed; lengths in mm, tops from the upper edge, None as the template has it."""

    sheet: Sheet
    stock: Stock
    shift_right: int = 0
    shift_down: int = 0
    name_top: int | None = None
    foot_top: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Merit:
    """What stands on one."""

    authority: str
    person: str  # or the collective
    unit: str
    deed: str
    decision: str
    decided_on: date
    number: int
    place: str
    signed_on: date
    office: str  # may have two lines: KT. CHỦ TỊCH / PHÓ CHỦ TỊCH
    signer: str
    code: str
    link: str


def merit_pdf(merit: Merit, form: Form) -> bytes:
    """One certificate of merit; the same words in the same form give the same bytes."""
    import zxingcpp  # noqa: PLC0415 -- slow import

    wide, high = SIZES[form.sheet]
    signed = merit.signed_on
    told = {
        "title": say("Bằng khen: %(person)s", person=merit.person),
        "made": [signed.year, signed.month, signed.day],
        "wide": wide,
        "high": high,
        "stock": form.stock.value,
        "right": form.shift_right,
        "down": form.shift_down,
        "name_top": form.name_top,
        "foot_top": form.foot_top,
        "nation": NATION,
        "motto": MOTTO,
        "authority": merit.authority.upper(),
        "person": merit.person,
        "unit": merit.unit,
        "deed": merit.deed,
        "decision": say("Quyết định số: %(number)s %(day)s", number=merit.decision, day=_day(merit.decided_on)),
        "number": say("Số sổ vàng: %(number)s", number=merit.number),
        "signed": f"{merit.place}, {_day(signed)}",
        "office": [line.strip().upper() for line in merit.office.splitlines() if line.strip()],
        "signer": merit.signer,
        "qr": str(zxingcpp.create_barcode(merit.link, zxingcpp.BarcodeFormat.QRCode).to_svg()),
        "code": merit.code,
    }
    return typesetter(TEMPLATE).set(sys_inputs={"data": json.dumps(told, ensure_ascii=False)}, format="pdf")


def _day(day: date) -> str:
    return say("ngày %(day)s tháng %(month)s năm %(year)s", day=f"{day:%d}", month=f"{day:%m}", year=day.year)
