"""The words of a reminder. A reminder is no document: it has no number and nobody signs it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from diemcau.delegates.domain.progress import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a message goes: by mail, or by another channel that a contact asked for."""

    to: str
    name: str = ""
    channel: str = "email"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One message. `key` is the same for the same occasion on one day, so that pressing twice sends once."""

    key: str
    address: Address
    subject: str
    text: str
    unit: int
    unit_name: str
    places: int
    delegate: int | None = None


def names_wanted(places: Sequence[Place], *, event: str, until: date | None, page: str) -> tuple[str, str]:
    """Subject and text for a unit that has yet to name people."""
    lines = [f"- {place.post}{_how_many(place)}" for place in places]
    asked = f"trước hết ngày {until:%d/%m/%Y}" if until else "sớm"
    text = (
        f"Kính gửi {places[0].unit_name},\n\n"
        f"{event} còn chờ đơn vị cử đại biểu cho các thành phần sau:\n" + "\n".join(lines) + "\n\n"
        f"Đề nghị đơn vị cử {asked}{f' tại: {page}' if page else ''}\n\n"
        "Trân trọng."
    )
    return f"Đề nghị cử đại biểu dự {event}", text


def answer_wanted(place: Place, *, event: str, until: date | None, link: str) -> tuple[str, str]:
    """Subject and text for somebody who has been invited and has not answered."""
    asked = f"trước hết ngày {until:%d/%m/%Y}" if until else "sớm"
    text = (
        f"Kính gửi {place.name},\n\n"
        f"Giấy mời dự {event} đã được gửi đến Quý vị. Kính đề nghị Quý vị trả lời {asked}"
        f"{' bằng đường dẫn riêng sau đây' if link else ''}:\n{link}\n\n"
        "Trân trọng."
    )
    return f"Đề nghị trả lời giấy mời dự {event}", text


def _how_many(place: Place) -> str:
    if place.lacking is None:
        return " (chưa rõ số người)"
    return f" (còn {place.lacking} người)" if place.lacking > 1 else ""
