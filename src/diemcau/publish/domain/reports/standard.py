"""The template that everybody starts from: the layout of the decree with the fields in their places."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from diemcau.nd30.model import Node
from diemcau.nd30.writing import to_docx
from diemcau.nd30.writing.kinds import Office, Signing, entry, report, rows
from diemcau.publish.domain.consolidated import LEAD

_HEAD = ("Hạng", "{{ k.cot_don_vi }}", "{{ k.cot_ket_qua }}", "{{ k.cot_ghi_chu }}")
_ROW = ("{{ d.hang }}", "{{ d.don_vi }}", "{{ d.ket_qua }}", "{{ d.ghi_chu }}")
_NARROW = (0.09, 0.49, 0.16, 0.26)
_WIDE = (0.09, 0.37, 0.14, 0.21, 0.19)
_BEGIN, _END = "⟦danh mục {}⟧", "⟦hết danh mục⟧"
_FIGURES = ("{{ d.hang }}", "{{ d.ket_qua }}")
_CENTRED = ("{{ h.anh }}", "Hình {{ h.so }}", "Bảng {{ k.so }}")


def standard_template(office: Office, signing: Signing, *, made_on: date) -> bytes:
    """As .docx, to be edited in Word: every field stands in it once."""
    document = report(
        office,
        signing,
        subject="Tổng hợp, phân tích kết quả công bố tại {{ hoi_nghi }}",
        to=(),
        text=[entry(line) if isinstance(line, str) else line for line in _text()],
        last="Trên đây là báo cáo tổng hợp, phân tích các kết quả đã công bố",
    )
    return _dressed(to_docx(document, made_on=made_on))


def _text() -> list[str | Node]:
    return [
        LEAD,
        "{{ viet_tay_mo_dau }}",
        "Danh mục bảng:",
        _BEGIN.format("Bảng"),
        "{%p for b in danh_muc_bang %}",
        "- Bảng {{ b.so }}. {{ b.ten }}",
        "{%p endfor %}",
        _END,
        "{%p if danh_muc_hinh %}",
        "Danh mục hình:",
        _BEGIN.format("Hình"),
        "{%p for h in danh_muc_hinh %}",
        "- Hình {{ h.so }}. {{ h.ten }}",
        "{%p endfor %}",
        _END,
        "{%p endif %}",
        "{%p for phan in cac_phan %}",
        entry("", heading="{{ phan.so }}. {{ phan.ten }}"),
        "{%p for k in phan.ket_qua %}",
        entry("", heading="{{ k.thu_tu }}. {{ k.tieu_de }}"),
        "{%p if k.nguon %}",
        "{{ k.nguon }}",
        "{%p endif %}",
        "{%p for cau in k.nhan_xet %}",
        "{{ cau }}",
        "{%p endfor %}",
        "{{ k.viet_tay }}",
        "Bảng {{ k.so }}. {{ k.ten }}",
        "{%p if k.co_nam_truoc %}",
        *_table((*_HEAD, "So với năm trước"), (*_ROW, "{{ d.nam_truoc }}")),
        "{%p else %}",
        *_table(_HEAD, _ROW),
        "{%p endif %}",
        "{%p for h in k.hinh %}",
        "{{ h.anh }}",
        "Hình {{ h.so }}. {{ h.ten }}",
        "{%p endfor %}",
        "{%p endfor %}",
        "{%p endfor %}",
        "{{ viet_tay_ket_luan }}",
    ]


def _table(head: Sequence[str], row: Sequence[str]) -> list[Node]:
    empty = [""] * (len(head) - 1)
    return rows([head, ["{%tr for d in k.dong %}", *empty], row, ["{%tr endfor %}", *empty]])


def _dressed(content: bytes) -> bytes:
    """Pictures, figures, captions in the middle, these counted and listed by Word; columns as wide as they need."""
    from docx import Document  # noqa: PLC0415 -- slow import
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 -- slow import
    from docx.shared import Pt  # noqa: PLC0415 -- slow import

    from diemcau.publish.domain.reports.lists import count_caption, list_captions, style_of_lists  # noqa: PLC0415 -- slow import

    document = Document(io.BytesIO(content))
    style_of_lists(document)
    for paragraph in document.paragraphs:
        if paragraph.text.startswith(_CENTRED):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.first_line_indent = Pt(0)
            paragraph.paragraph_format.keep_with_next = not paragraph.text.startswith("Hình")
            count_caption(paragraph)
        elif paragraph.text.startswith("⟦"):
            list_captions(paragraph)
    for table in document.tables:
        shares = {len(_NARROW): _NARROW, len(_WIDE): _WIDE}.get(len(table.columns))
        if shares:
            _widen(table, shares)
            for cell in (cell for row in table.rows for cell in row.cells if cell.text in _FIGURES):
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _widen(table: Any, shares: Sequence[float]) -> None:
    whole = sum(column.width for column in table.columns)
    for column, share in zip(table.columns, shares, strict=True):
        width = int(whole * share)
        column.width = width
        for cell in column.cells:
            cell.width = width
