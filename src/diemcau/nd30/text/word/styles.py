"""What a style says about the text that bears it: shown or hidden, capitals, font, number, borders."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from diemcau.nd30.text.word.package import WORD

W = f"{{{WORD}}}"
VAL = f"{W}val"
_DEEPEST = 20


def value(parent: etree._Element | None, child: str) -> str | None:
    """`w:val` of a child; None where there is no such child or value."""
    found = parent.find(f"{W}{child}") if parent is not None else None
    return found.get(VAL) if found is not None else None


def switch(properties: etree._Element | None, name: str) -> bool | None:
    """An on/off property: on when merely present; None when not mentioned."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return None if found is None else found.get(VAL, "1") not in ("0", "false", "off", "none")


class Styles:
    """The styles of one document, each inheriting from what it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        every = root.findall(f"{W}style") if root is not None else []
        self._by_id = {style.get(f"{W}styleId", ""): style for style in every}
        defaults = [style for style in every if style.get(f"{W}default") in ("1", "true")]
        self._default = {style.get(f"{W}type", ""): style.get(f"{W}styleId", "") for style in defaults}
        self._of_all = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self._switches: dict[tuple[str | None, str], bool] = {}
        self._fonts: dict[str | None, str] = {}

    def _chain(self, style_id: str | None, kind: str = "paragraph") -> Iterator[etree._Element]:
        """A style, then those it is based on, however the file goes round in circles."""
        for _ in range(_DEEPEST):
            style = self._by_id.get(style_id or self._default.get(kind, ""))
            if style is None:
                return
            yield style
            style_id = value(style, "basedOn")
            if style_id is None:
                return

    def switch(self, style_id: str | None, name: str) -> bool:
        """Whether text of this style is `caps`, `vanish` …"""
        key = (style_id, name)
        if key not in self._switches:
            found = (switch(style.find(f"{W}rPr"), name) for style in self._chain(style_id))
            self._switches[key] = next((on for on in found if on is not None), False)
        return self._switches[key]

    def font(self, style_id: str | None) -> str:
        """The font for letters outside ASCII; empty when none is named."""
        if style_id not in self._fonts:
            properties = [style.find(f"{W}rPr") for style in self._chain(style_id)] + [self._of_all]
            self._fonts[style_id] = next(filter(None, map(font_of, properties)), "")
        return self._fonts[style_id]

    def numbering(self, style_id: str | None) -> tuple[str | None, str | None]:
        """`numId` and `ilvl` that a paragraph style brings along."""
        num_id = level = None
        for style in self._chain(style_id):
            properties = style.find(f"{W}pPr/{W}numPr")
            num_id = num_id or value(properties, "numId")
            level = level or value(properties, "ilvl")
        return num_id, level

    def is_bordered(self, style_id: str | None) -> bool:
        """Whether a table style draws lines inside the table."""
        for style in self._chain(style_id, "table") if style_id else ():
            borders = style.find(f"{W}tblPr/{W}tblBorders")
            if borders is not None:
                return draws(borders)
        return False


def font_of(properties: etree._Element | None) -> str:
    fonts = properties.find(f"{W}rFonts") if properties is not None else None
    return "" if fonts is None else fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii") or ""


def draws(borders: etree._Element) -> bool:
    """Whether any of these borders is a visible line."""
    return any(border.get(VAL, "none") not in ("none", "nil") for border in borders)
