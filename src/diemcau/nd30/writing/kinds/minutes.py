"""Biên bản (Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.9)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from diemcau.nd30.model import Document, Node, Signer
from diemcau.nd30.writing.kinds.parts import UNREAD, Office, Signing, closed, entry, framed, listed, stopped


def minutes(
    office: Office,
    signing: Signing,
    *,
    meeting: str,
    began: str,
    ended: str,
    place: str,
    present: Sequence[str],
    chair: str,
    secretary: str,
    course: Iterable[Node],
    word: str = "Cuộc họp",
) -> Document:
    """Minutes of a meeting: no line of place and date; the secretary signs on the left, the chair on the right.

    Args:
        signing: of the chair; its title is what stands under the text, CHỦ TỌA where it is empty.
        secretary: họ và tên of who writes.
        course: what was said and decided, in the order of the meeting.
        word: what the meeting calls itself: Cuộc họp, Hội nghị, Hội thảo.
    """
    document = framed(
        office,
        replace(signing, title=signing.title or "CHỦ TỌA"),
        kind="Biên bản",
        code="BB",
        subject=meeting,
        place=False,
        outline=[
            entry(stopped(f"Thời gian bắt đầu: {began}")),
            entry(stopped(f"Địa điểm: {place}")),
            *listed("Thành phần tham dự", present),
            entry(stopped(f"Chủ trì: {chair}")),
            entry(stopped(f"Thư ký: {secretary}")),
            entry("Nội dung:"),
            *course,
            entry(closed(f"{word} kết thúc vào {ended}")),
        ],
    )
    return replace(document, secretary=Signer(authority=None, title="THƯ KÝ", name=secretary, lines=UNREAD))
