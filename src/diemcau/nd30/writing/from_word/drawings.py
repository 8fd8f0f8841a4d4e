"""What is drawn: pictures, lines, boxes of text. A picture is opened once, so that none can spoil the whole paper."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from diemcau.nd30.text.word.inline import chosen
from diemcau.nd30.text.word.styles import W
from diemcau.nd30.writing.from_word.measures import emu
from diemcau.nd30.writing.from_word.model import Picture, Rule
from diemcau.nd30.writing.from_word.package import Package, Part

MOST_BYTES, MOST_PIXELS, MOST_PICTURES = 20 * 2**20, 40_000_000, 300
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_VML = "{urn:schemas-microsoft-com:vml}"
_LINES = ("line", "straightConnector1")
_FORMATS = {"PNG": "png", "JPEG": "jpg", "GIF": "gif", "WEBP": "webp"}


class Pictures:
    """The pictures of one file by the name under which the typesetter finds them."""

    def __init__(self, package: Package) -> None:
        self.files: dict[str, bytes] = {}
        self._package = package
        self._names: dict[str, str] = {}

    def file(self, part: str) -> str:
        """Its name; empty for one that cannot be shown."""
        if part not in self._names and len(self._names) < MOST_PICTURES:
            content = self._package.content(part, MOST_BYTES)
            ending = _ending(content)
            name = f"{len(self.files)}.{ending}" if ending else ""
            if name:
                self.files[name] = content
            self._names[part] = name
        return self._names.get(part, "")


def pictures_in(drawing: etree._Element, part: Part, pictures: Pictures) -> Iterator[Picture]:
    """Each picture, drawn sharply where the file has it so."""
    for placed in _all(drawing, f"{_PLACED}inline", f"{_PLACED}anchor"):
        blips = list(placed.iter(f"{_DRAWING}blip"))
        extent, name = placed.find(f"{_PLACED}extent"), placed.find(f"{_PLACED}docPr")
        for blip in blips[:1]:
            sharp = next(blip.iter(_SVG), None)
            ids = [each.get(f"{_REL}embed", "") for each in (sharp, blip) if each is not None]
            files = (pictures.file(part.targets[each][1]) for each in ids if each in part.targets)
            told = (name.get("descr") or name.get("title") or "") if name is not None else ""
            yield Picture(
                file=next(filter(None, files), ""),
                width=emu(extent.get("cx")) if extent is not None else 0,
                height=emu(extent.get("cy")) if extent is not None else 0,
                told=told,
            )
    for image in _all(drawing, f"{_VML}imagedata"):
        target = part.targets.get(image.get(f"{_REL}id", ""))
        style = next((each.get("style", "") for each in image.iterancestors(f"{_VML}shape")), "")
        width, height = _css(style, "width"), _css(style, "height")
        if target and width and height:
            yield Picture(file=pictures.file(target[1]), width=width, height=height, told="")


def rules_in(drawing: etree._Element) -> Iterator[Rule]:
    """Straight lines: those under the name of the country and of the office are often drawn."""
    for anchor in _all(drawing, f"{_PLACED}anchor", f"{_PLACED}inline"):
        shape = next(anchor.iter(f"{_DRAWING}prstGeom"), None)
        extent = anchor.find(f"{_PLACED}extent")
        if shape is None or shape.get("prst") not in _LINES or extent is None:
            continue
        line = next(anchor.iter(f"{_DRAWING}ln"), None)
        yield Rule(
            right=emu(anchor.findtext(f"{_PLACED}positionH/{_PLACED}posOffset")),
            down=emu(anchor.findtext(f"{_PLACED}positionV/{_PLACED}posOffset")),
            width=emu(extent.get("cx")),
            height=emu(extent.get("cy")),
            thick=max(0.5, min(emu(line.get("w")) if line is not None else 0.5, 6.0)),
        )
    for line in _all(drawing, f"{_VML}line"):
        (x, y), (to_x, to_y) = (_pair(line.get(each, "")) for each in ("from", "to"))
        yield Rule(right=x, down=y, width=to_x - x, height=to_y - y, thick=0.5)


def boxes_in(drawing: etree._Element) -> Iterator[etree._Element]:
    """The outermost boxes of text, each once."""
    yield from _all(drawing, f"{W}txbxContent")


def _all(drawing: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """Elements of these tags, not those inside one another, of alternatives the one that is shown."""
    if drawing.tag in tags:
        yield drawing
        return
    for child in chosen(drawing) if drawing.tag == _MC else drawing:
        yield from _all(child, *tags)


def _ending(content: bytes) -> str:
    """How its file ends; empty for what is no picture, damaged or too large."""
    if _is_plain_svg(content):
        return "svg"
    from PIL import Image  # noqa: PLC0415 -- slow import

    try:
        with Image.open(BytesIO(content), formats=list(_FORMATS)) as image:
            if image.width * image.height > MOST_PIXELS or image.mode == "CMYK":
                return ""
            image.load()
            return _FORMATS[image.format or ""]
    except Exception:  # Pillow raises whatever a damaged picture makes it stumble over
        return ""


def _is_plain_svg(content: bytes) -> bool:
    """A drawing that names nothing outside itself."""
    if b"<svg" not in content[:2000] or b"<!" in content.replace(b"<!--", b""):
        return False
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError:
        return False
    addresses = (str(text) for node in root.iter("*") for name, text in node.items() if str(name).endswith("href"))
    return all(each.startswith("#") for each in addresses)


def _css(style: str, name: str) -> float:
    """A length of a VML style, in points."""
    for each in style.split(";"):
        key, _, length = each.partition(":")
        if key.strip() == name:
            return _length(length)
    return 0.0


def _pair(text: str) -> tuple[float, float]:
    x, _, y = text.partition(",")
    return _length(x), _length(y)


def _length(text: str) -> float:
    text = text.strip()
    for unit, points in (("pt", 1.0), ("in", 72.0), ("mm", 72 / 25.4), ("cm", 72 / 2.54), ("px", 0.75)):
        if text.endswith(unit):
            try:
                return max(-2000.0, min(float(text.removesuffix(unit)) * points, 2000.0))
            except ValueError:
                return 0.0
    return 0.0
