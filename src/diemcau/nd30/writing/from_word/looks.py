"""How letters and paragraphs look: what a file mentions, so that what is nearer may overrule what is farther."""

from __future__ import annotations

from typing import Literal, TypedDict

from lxml import etree

from diemcau.nd30.text.word.styles import VAL, W, font_of, switch, value
from diemcau.nd30.writing.from_word.measures import number, points

SMALLEST, LARGEST = 1.0, 200.0  # points
_FIXED = ("courier", "consolas", "mono", "lucida console")


class Letters(TypedDict, total=False):
    """Properties of text; a key that is missing was not mentioned."""

    font: str
    size: float
    bold: bool
    italic: bool
    underline: bool
    strike: bool
    capitals: bool
    small_capitals: bool
    hidden: bool
    raised: Literal["superscript", "subscript", "baseline"]
    colour: str  # six hexadecimal digits, or empty for black
    tracking: float


class Tab(TypedDict):
    """Where a tab leads: points from the margin."""

    at: float
    kind: str
    leader: bool


class Shape(TypedDict, total=False):
    """Properties of a paragraph, lengths in points; a key that is missing was not mentioned."""

    style: str
    align: Literal["left", "center", "right", "justify"]
    left: float
    right: float
    first: float  # of the first line, from `left`; negative hangs
    before: float
    after: float
    line: float
    line_rule: Literal["auto", "exact", "atLeast"]
    keep: bool
    together: bool
    new_page: bool
    outline: int
    contextual: bool
    tabs: list[Tab]
    borders: dict[str, float]  # width of a line, 0 for none
    fill: str
    list_id: str
    list_level: str


_SWITCHES = {
    "b": "bold",
    "i": "italic",
    "strike": "strike",
    "dstrike": "strike",
    "caps": "capitals",
    "smallCaps": "small_capitals",
    "vanish": "hidden",
}
_ALIGN: dict[str, Literal["left", "center", "right", "justify"]] = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
}


def letters_of(properties: etree._Element | None) -> Letters:
    """What a w:rPr mentions."""
    found = Letters()
    if properties is None:
        return found
    for word, ours in _SWITCHES.items():
        on = switch(properties, word)
        if on is not None:
            found[ours] = on  # type: ignore[literal-required] # names from the table above
    if font := font_of(properties):
        found["font"] = font
    if size := points(properties.find(f"{W}sz"), "val", per=2):
        found["size"] = max(SMALLEST, min(LARGEST, size))
    if (underline := value(properties, "u")) is not None:
        found["underline"] = underline != "none"
    if (raised := value(properties, "vertAlign")) in ("superscript", "subscript", "baseline"):
        found["raised"] = raised  # type: ignore[typeddict-item] # one of the three
    if (colour := value(properties, "color")) is not None:
        found["colour"] = hexadecimal(colour)
    if (tracking := points(properties.find(f"{W}spacing"), "val")) is not None:
        found["tracking"] = max(-3.0, min(50.0, tracking))
    return found


def shape_of(properties: etree._Element | None) -> Shape:
    """What a w:pPr mentions."""
    found = Shape()
    if properties is None:
        return found
    if (style := value(properties, "pStyle")) is not None:
        found["style"] = style
    if (align := _ALIGN.get(value(properties, "jc") or "")) is not None:
        found["align"] = align
    _indents(properties.find(f"{W}ind"), found)
    _spacing(properties.find(f"{W}spacing"), found)
    for word, ours in (
        ("keepNext", "keep"), ("keepLines", "together"), ("pageBreakBefore", "new_page"),
        ("contextualSpacing", "contextual"),
    ):  # fmt: skip
        on = switch(properties, word)
        if on is not None:
            found[ours] = on  # type: ignore[literal-required] # names from the table above
    if (outline := number(properties.find(f"{W}outlineLvl"), "val")) is not None:
        found["outline"] = int(outline)
    stops = properties.findall(f"{W}tabs/{W}tab")[:64]
    if stops:
        found["tabs"] = [
            Tab(at=at, kind=each.get(VAL, "left"), leader=each.get(f"{W}leader", "none") not in ("none", ""))
            for each in stops
            if (at := points(each, "pos")) is not None
        ]
    borders = properties.find(f"{W}pBdr")
    if borders is not None:
        found["borders"] = borders_of(borders)
    if (shading := properties.find(f"{W}shd")) is not None:
        found["fill"] = hexadecimal(shading.get(f"{W}fill", ""))
    numbers = properties.find(f"{W}numPr")
    if (list_id := value(numbers, "numId")) is not None:
        found["list_id"] = list_id
    if (level := value(numbers, "ilvl")) is not None:
        found["list_level"] = level
    return found


def borders_of(borders: etree._Element) -> dict[str, float]:
    """The width of each line that is mentioned, in points; 0 where it is expressly none."""
    sides = {"start": "left", "end": "right"}
    found = {}
    for border in borders:
        name = etree.QName(border).localname
        width = points(border, "sz", per=8)
        drawn = border.get(VAL, "none") not in ("none", "nil")
        found[sides.get(name, name)] = max(0.25, min(width or 0.5, 6.0)) if drawn else 0.0
    return found


def hexadecimal(colour: str) -> str:
    """Six digits; empty for automatic, none or anything else."""
    return colour.upper() if len(colour) == 6 and all(each in "0123456789abcdefABCDEF" for each in colour) else ""


def is_fixed(font: str) -> bool:
    """Whether all letters of a font are equally wide."""
    return any(name in font.lower() for name in _FIXED)


def _indents(indents: etree._Element | None, found: Shape) -> None:
    if (left := points(indents, "left", "start")) is not None:
        found["left"] = left
    if (right := points(indents, "right", "end")) is not None:
        found["right"] = right
    hanging, first = points(indents, "hanging"), points(indents, "firstLine")
    if hanging is not None:
        found["first"] = -hanging
    elif first is not None:
        found["first"] = first


def _spacing(spacing: etree._Element | None, found: Shape) -> None:
    if spacing is None:
        return
    for name, automatic in (("before", "beforeAutospacing"), ("after", "afterAutospacing")):
        length = 14.0 if spacing.get(f"{W}{automatic}") in ("1", "true") else points(spacing, name)
        if length is not None:
            found[name] = max(0.0, min(length, 800.0))  # type: ignore[literal-required] # before, after
    line = number(spacing, "line")
    if line:
        rule = spacing.get(f"{W}lineRule", "auto")
        found["line_rule"] = "exact" if rule == "exact" else "atLeast" if rule == "atLeast" else "auto"
        found["line"] = line / 240 if found["line_rule"] == "auto" else line / 20
