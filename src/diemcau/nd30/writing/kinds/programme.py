"""Chương trình of a meeting: when, what, by whom (Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from diemcau.nd30.model import Document
from diemcau.nd30.writing.kinds.parts import Office, Signing, entry, framed, rows, stopped

HEADING = ("Thời gian", "Nội dung", "Thực hiện")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One row of the programme."""

    time: str  # 08 giờ 00 - 08 giờ 10
    content: str
    by: str = ""


def programme(
    office: Office,
    signing: Signing,
    *,
    event: str,
    time: str,
    place: str,
    sessions: Iterable[Session],
) -> Document:
    """The programme of an event, its sessions in a table."""
    return framed(
        office,
        signing,
        kind="Chương trình",
        code="CTr",
        subject=event,
        outline=[
            entry(stopped(f"Thời gian: {time}")),
            entry(stopped(f"Địa điểm: {place}")),
            *rows([HEADING, *((each.time, each.content, each.by) for each in sessions)]),
        ],
    )
