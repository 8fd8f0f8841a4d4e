"""From the office's wording to the letter of one guest. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from diemcau.kernel.dates import PartialDate
from diemcau.nd30.model import Document
from diemcau.nd30.writing.kinds import Office, Signing, invitation

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
ANSWER_BY_CODE = "Quét mã để trả lời giấy mời"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Everything that all copies of one letter share."""

    office_name: str
    office_short: str
    office_place: str
    office_above: str = ""
    event: str
    chair: str
    starts_on: date | None
    clock: time | None = None
    place: str
    contents: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    contact: str = ""
    authority: str = ""
    signer_title: str
    signer: str
    recipients: tuple[str, ...] = ()
    archive: str = "VT"
    number: int | None = None
    signed_on: date | None = None
    takes_place_of: str = ""  # "số 05/GM-UBND ngày 09/01/2024"
    change_reason: str = ""


def letter(wording: Wording, guest: str) -> Document:
    """The letter to one guest: Nghị định 30/2020/NĐ-CP, mẫu 1.7."""
    requests = list(wording.requests)
    if wording.takes_place_of:
        why = f"; lý do: {wording.change_reason}" if wording.change_reason else ""
        requests.append(f"Giấy mời này thay thế Giấy mời {wording.takes_place_of}{why}")
    return invitation(
        Office(
            name=wording.office_name,
            short=wording.office_short,
            place=wording.office_place,
            above=wording.office_above or None,
        ),
        Signing(
            signer=wording.signer,
            title=wording.signer_title,
            authority=wording.authority or None,
            number=wording.number,
            date=_partial(wording.signed_on),
            recipients=wording.recipients,
            archive=wording.archive,
        ),
        guest=guest,
        event=wording.event,
        chair=wording.chair,
        time=when(wording.starts_on, wording.clock),
        place=wording.place,
        contents=wording.contents,
        requests=requests,
        contact=wording.contact,
    )


def when(day: date | None, clock: time | None) -> str:
    """08 giờ 00, thứ Ba, ngày 23 tháng 01 năm 2024."""
    if day is None:
        return "hội nghị hoãn, thời gian mới sẽ được thông báo sau"
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    words = f"{WEEKDAYS[day.weekday()]}, ngày {day.day:02} tháng {month} năm {day.year}"
    return f"{clock:%H} giờ {clock:%M}, {words}" if clock else words


def guest(name: str, title: str, unit: str) -> str:
    """Họ tên, chức vụ, đơn vị; a title that names its body already is not followed by it again."""
    if not title:
        return f"{name}, {unit}"
    return f"{name}, {title}" if unit.casefold() in title.casefold() else f"{name}, {title}, {unit}"


def _partial(day: date | None) -> PartialDate | None:
    return PartialDate(day.year, day.month, day.day) if day else None
