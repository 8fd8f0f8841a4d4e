"""What Word writes as numbers, as points."""

from __future__ import annotations

from lxml import etree

from diemcau.nd30.text.word.styles import W

LARGEST = 4_000.0  # points; Word's largest page is 1,584


def number(element: etree._Element | None, name: str) -> float | None:
    """An attribute that is a number; None where it is none."""
    if element is None:
        return None
    text = element.get(f"{W}{name}", "")
    try:
        found = float(text) if len(text) < 12 else None
    except ValueError:
        return None
    return found if found is not None and abs(found) < 1e9 else None


def points(element: etree._Element | None, *names: str, per: float = 20.0) -> float | None:
    """The first of these attributes that is there, in points; Word counts twentieths of them."""
    found = next((each for name in names if (each := number(element, name)) is not None), None)
    return None if found is None else round(max(-LARGEST, min(LARGEST, found / per)), 2)


def emu(text: str | None) -> float:
    """English Metric Units, of which a point has 12,700."""
    plain = (text or "").lstrip("-")
    return round(min(int(text or 0) / 12_700, LARGEST), 2) if plain.isdecimal() and len(plain) < 12 else 0.0
