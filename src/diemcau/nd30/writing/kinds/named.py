"""Documents with a printed kind and a free text (Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from diemcau.nd30.model import Document, Node, Recipient
from diemcau.nd30.writing.kinds.parts import UNREAD, Office, Signing, closed, entry, framed


def plan(office: Office, signing: Signing, *, subject: str, opening: str, parts: Iterable[Node]) -> Document:
    """Kế hoạch: an opening with what it rests on, then its parts (I., II., …)."""
    last = f"Trên đây là Kế hoạch {lowered(subject)}, yêu cầu các cơ quan, đơn vị triển khai thực hiện"
    return framed(
        office,
        signing,
        kind="Kế hoạch",
        code="KH",
        subject=subject,
        outline=[entry(opening), *parts, entry(closed(last))],
    )


def notice(office: Office, signing: Signing, *, subject: str, text: Iterable[Node], last: str) -> Document:
    """Thông báo: also the conclusions of a meeting, due within 5 working days (Quyết định 45/2018/QĐ-TTg)."""
    return framed(
        office,
        signing,
        kind="Thông báo",
        code="TB",
        subject=subject,
        outline=[*text, entry(closed(last))],
    )


def report(
    office: Office, signing: Signing, *, subject: str, to: Sequence[str], text: Iterable[Node], last: str
) -> Document:
    """Báo cáo; one that goes up names in Kính gửi whom it goes to."""
    document = framed(
        office,
        signing,
        kind="Báo cáo",
        code="BC",
        subject=subject,
        outline=[*text, entry(closed(last))],
    )
    return replace(document, addressees=tuple(Recipient(text=each, lines=UNREAD) for each in to))


def lowered(text: str) -> str:
    """The first letter small, as inside a sentence."""
    return text[:1].lower() + text[1:]
