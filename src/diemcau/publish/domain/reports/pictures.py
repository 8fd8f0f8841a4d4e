"""Charts in a Word file: a picture for every Word, and the drawing itself for those that show drawings."""

from __future__ import annotations

import io
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Mm
from docxtpl import InlineImage  # type: ignore[import-untyped]

from diemcau.nd30.writing import to_png
from diemcau.publish.domain.charts import Chart

WIDTH_MM = 160
_DRAWING = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/></a:ext></a:extLst>'
)


class Picture(InlineImage):  # type: ignore[misc] # untyped
    """A chart that also says what it shows."""

    def __init__(self, file: Any, chart: Chart) -> None:
        super().__init__(file, io.BytesIO(to_png(chart.svg)), width=Mm(WIDTH_MM))
        self._chart = chart

    def _insert_image(self) -> str:
        drawn: str = super()._insert_image()
        drawn = drawn.replace("<wp:docPr ", f"<wp:docPr descr={quoteattr(self._chart.told)} ", 1)
        return _within_blip(drawn, _DRAWING.format(self._relation()))

    def _relation(self) -> str:
        part = self.tpl.current_rendering_part
        number = sum(each.partname.endswith(".svg") for each in part.package.iter_parts()) + 1
        name = PackURI(f"/word/media/drawing{number}.svg")
        drawing = Part(name, "image/svg+xml", self._chart.svg.encode(), part.package)
        return str(part.relate_to(drawing, RELATIONSHIP_TYPE.IMAGE))

    __str__ = __html__ = _insert_image


def _within_blip(drawn: str, drawing: str) -> str:
    """The drawing as an extension of the picture that stands for it."""
    start = drawn.index("<a:blip")
    end = drawn.index("/>", start)
    return f"{drawn[:end]}>{drawing}</a:blip>{drawn[end + 2 :]}"
