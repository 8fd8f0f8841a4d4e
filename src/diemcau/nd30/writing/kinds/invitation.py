"""Giấy mời (Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.7)."""

from __future__ import annotations

from collections.abc import Sequence

from diemcau.nd30.model import Document
from diemcau.nd30.writing.kinds.parts import Office, Signing, closed, entry, framed, listed, stopped


def invitation(
    office: Office,
    signing: Signing,
    *,
    guest: str,
    event: str,
    chair: str,
    time: str,
    place: str,
    contents: Sequence[str] = (),
    requests: Sequence[str] = (),
    contact: str = "",
) -> Document:
    """A letter of invitation. All personal copies of one letter differ in `guest` alone.

    Args:
        guest: a body, or a person with post and unit.
        event: what the guest comes to, as in running text: "Hội nghị tổng kết …".
        requests: what the guest is asked for: to bring, to come early, to name a deputy.
        contact: whom to ask, with a telephone number.

    Source: mẫu 1.7; what an invitation must say (who chairs, who comes, contents, time, place, requests, contact):
    Quyết định 45/2018/QĐ-TTg.
    """
    notes = [
        *listed("Nội dung", contents),
        *(entry(stopped(request)) for request in requests),
        *([entry(stopped(f"Đầu mối liên hệ: {contact}"))] if contact else []),
    ]
    last = closed(f"{office.name} trân trọng kính mời và rất mong sự có mặt đúng giờ của đại biểu")
    return framed(
        office,
        signing,
        kind="Giấy mời",
        code="GM",
        subject=f"Dự {event}",
        outline=[
            entry(stopped(f"{office.name} trân trọng kính mời: {guest}")),
            entry(stopped(f"Tới dự {event}")),
            entry(stopped(f"Chủ trì: {chair}")),
            entry(stopped(f"Thời gian: {time}")),
            entry(stopped(f"Địa điểm: {place}")),
            *notes,
            entry(last),
        ],
    )
