"""The words of a reminder of late work. It is no document: no number, nobody signs. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One message to one address of a unit. `key` is one for the unit, the day and the address."""

    key: str
    address: str
    name: str
    subject: str
    text: str
    organisation: int
    organisation_name: str
    tasks: int


def late_words(event: str, unit: str, late: Sequence[tuple[str, date]], page: str) -> tuple[str, str]:
    """Subject and text for a unit whose tasks are overdue: (what, until when)."""
    lines = "\n".join(f"- {what} (hạn {until:%d/%m/%Y})" for what, until in late)
    text = (
        f"Kính gửi {unit},\n\nCác việc sau phục vụ {event} đã quá hạn:\n{lines}\n\n"
        f"Đề nghị đơn vị báo cáo kết quả tại: {page}\n\nTrân trọng."
    )
    return f"Đề nghị báo cáo {len(late)} việc quá hạn, {event}"[:300], text
