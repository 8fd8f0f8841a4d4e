"""The index of a conference's file (mục lục văn bản, tài liệu trong hồ sơ). Pure."""

from __future__ import annotations

from collections.abc import Sequence

from diemcau.nd30.model import Document
from diemcau.nd30.writing.kinds import Office, Signing, entry, rows
from diemcau.nd30.writing.kinds.parts import framed

HEADS = ("STT", "Số, ký hiệu", "Ngày", "Cơ quan, đơn vị", "Trích yếu")


def index_document(
    office: Office, lines: Sequence[Sequence[str]], *, event: str, file_code: str, retention: str, keeper: str
) -> Document:
    """The index with what a file's cover says: its code, how long it is kept, who handed it over."""
    return framed(
        office,
        Signing(signer=keeper, title="NGƯỜI LẬP"),
        kind="Mục lục văn bản, tài liệu trong hồ sơ",
        code="ML",
        subject=event,
        outline=[
            entry(f"Số, ký hiệu hồ sơ: {file_code or '…'}"),
            entry(f"Thời hạn bảo quản: {retention or '…'}"),
            entry(f"Tổng số: {len(lines)} văn bản, tài liệu"),
            *rows([HEADS, *lines]),
        ],
    )
