"""The setting of a .docx, from its XML: what Word would apply to each paragraph."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO

from lxml import etree

from diemcau.nd30.checking.setting import Line, Margins, Numbering, Setting
from diemcau.nd30.text.word.package import open_parts
from diemcau.nd30.text.word.styles import W, draws, switch, value

TWIPS_A_MM = 1440 / 25.4
MOST_OF_A_HEADER = 1_000_000  # bytes
LONG = 1_800  # letters of a text that surely takes two pages
_DEEPEST = 20
_DRAWN = re.compile(r"[\s_─━—–-]*[_─━—–-]{4,}[\s_─━—–-]*")
_LINE_SHAPES = ("line", "straightConnector1")
_CONNECTOR = "_t32"  # VML's straight connector
_PAGE_FIELD = re.compile(rb"\bPAGE\b")


def setting_of_word(data: bytes) -> Setting:
    """Raises Unreadable: as `open_parts` does."""
    parts = open_parts(data)
    sections = list(parts.document.iter(f"{W}sectPr"))
    lines = tuple(_lines(parts.document, _Look(parts.styles)))
    return Setting(
        paper=tuple(dict.fromkeys(_paper(section) for section in sections)),
        margins=tuple(dict.fromkeys(_margins(section) for section in sections)),
        lines=lines,
        numbering=_numbering(data, sections, long=sum(len(line.text) for line in lines) > LONG),
    )


def _lines(document: etree._Element, look: _Look) -> Iterator[Line]:
    """Paragraphs in order; one that holds only a drawn line is a rule of the one before."""
    last: Line | None = None
    for at, paragraph in enumerate(document.iter(f"{W}p"), start=1):
        text = " ".join("".join(piece.text or "" for piece in paragraph.iter(f"{W}t")).split())
        if not text or _DRAWN.fullmatch(text):
            if last and (text or _is_rule(paragraph)):
                last = replace(last, rule=True)
            continue
        if last:
            yield last
        last = look.of(paragraph, text, f"đoạn {at}")
    if last:
        yield last


def _is_rule(paragraph: etree._Element) -> bool:
    borders = paragraph.find(f"{W}pPr/{W}pBdr")
    if borders is not None and draws(borders):
        return True
    for element in paragraph.iter():
        name = etree.QName(element).localname
        drawn = element.get("prst") in _LINE_SHAPES or (name == "line" and element.get("to"))
        if drawn or (name == "shape" and element.get("type", "").endswith(_CONNECTOR)):
            return True
    return False


@dataclass(slots=True)
class _Tally:
    letters: int = 0
    bold: int = 0
    italic: int = 0


class _Look:
    """What the styles and the paragraphs themselves make of the letters."""

    def __init__(self, styles: etree._Element | None) -> None:
        every = styles.findall(f"{W}style") if styles is not None else []
        self._styles = {style.get(f"{W}styleId", ""): style for style in every}
        normal = (style.get(f"{W}styleId", "") for style in every if style.get(f"{W}type") == "paragraph"
                  and style.get(f"{W}default") in ("1", "true"))  # fmt: skip
        self._normal = next(normal, None)
        self._defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if styles is not None else None

    def of(self, paragraph: etree._Element, text: str, where: str) -> Line:
        own = paragraph.find(f"{W}pPr")
        base = self._chain(value(own, "pStyle") or self._normal)
        tally = _Tally()
        sizes: dict[float | None, int] = {}
        fonts: dict[str | None, int] = {}
        opens_bold: bool | None = None
        for run in paragraph.iter(f"{W}r"):
            letters = sum(not letter.isspace() for piece in run.iter(f"{W}t") for letter in piece.text or "")
            if not letters:
                continue
            properties = run.find(f"{W}rPr")
            chain = [properties, *self._chain(value(properties, "rStyle")), *base, self._defaults]
            bold = _switched(chain, "b")
            opens_bold = bold if opens_bold is None else opens_bold
            tally.letters += letters
            tally.bold += letters * bold
            tally.italic += letters * _switched(chain, "i")
            size, font = _size(chain), _font(chain)
            sizes[size] = sizes.get(size, 0) + letters
            fonts[font] = fonts.get(font, 0) + letters
        borders = own.find(f"{W}pBdr") if own is not None else None
        return Line(
            text=text,
            size=max(sizes, key=lambda each: sizes[each]) if sizes else None,
            bold=2 * tally.bold > tally.letters,
            italic=2 * tally.italic > tally.letters,
            font=max(fonts, key=lambda each: fonts[each]) if fonts else None,
            page=1,
            where=where,
            rule=(borders is not None and draws(borders)) or _is_rule(paragraph),
            opens_bold=bool(opens_bold),
        )

    def _chain(self, style_id: str | None) -> list[etree._Element | None]:
        chain: list[etree._Element | None] = []
        while style_id in self._styles and len(chain) < _DEEPEST:
            style = self._styles[style_id]
            chain.append(style.find(f"{W}rPr"))
            style_id = value(style, "basedOn")
        return chain


def _switched(chain: Iterable[etree._Element | None], name: str) -> bool:
    return next((on for each in chain if (on := switch(each, name)) is not None), False)


def _size(chain: Iterable[etree._Element | None]) -> float | None:
    found = next((size for each in chain if (size := value(each, "sz"))), "20")
    return int(found) / 2 if found.isdecimal() and len(found) < 5 else None


def _font(chain: Iterable[etree._Element | None]) -> str | None:
    """The font's name; None where a theme names it."""
    for properties in chain:
        fonts = properties.find(f"{W}rFonts") if properties is not None else None
        if fonts is None:
            continue
        if fonts.get(f"{W}asciiTheme") or fonts.get(f"{W}hAnsiTheme"):
            return None
        if name := fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii"):
            return name
    return None


# -- pages


def _mm(text: str | None) -> float | None:
    return round(int(text) / TWIPS_A_MM, 1) if text and text.lstrip("-").isdecimal() and len(text) < 7 else None


def _paper(section: etree._Element) -> tuple[float, float]:
    size = section.find(f"{W}pgSz")
    found = (_mm(size.get(f"{W}w")), _mm(size.get(f"{W}h"))) if size is not None else (None, None)
    return (found[0] or 215.9, found[1] or 279.4)  # Word's own: Letter


def _margins(section: etree._Element) -> Margins:
    margins = section.find(f"{W}pgMar")
    top, bottom, left, right = (
        _mm(margins.get(f"{W}{side}")) if margins is not None else None for side in ("top", "bottom", "left", "right")
    )
    return Margins(top=top and abs(top), bottom=bottom and abs(bottom), left=left, right=right)


def _numbering(data: bytes, sections: list[etree._Element], *, long: bool) -> Numbering:
    """Whether a header prints the page's number, and whether the first page is spared."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        headers = [info for info in archive.infolist() if re.fullmatch(r"word/header\d*\.xml", info.filename)]
        numbered = any(
            info.file_size < MOST_OF_A_HEADER and _PAGE_FIELD.search(archive.read(info)) for info in headers[:50]
        )
    spared = bool(sections) and all(switch(section, "titlePg") for section in sections[:1])
    return Numbering(on_first=numbered and not spared, on_others=numbered if numbered or long else None)
