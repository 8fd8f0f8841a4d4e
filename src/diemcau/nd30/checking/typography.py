"""Sizes, styles, fonts, paper, margins, rules, page numbers (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from diemcau.kernel.numbers import trimmed
from diemcau.nd30.checking.components import Part, Parts
from diemcau.nd30.checking.setting import Fault, Line, Margins, Setting, Severity

EVERYWHERE = "toàn văn bản"
A4 = (210.0, 297.0)
SLACK_MM = 1.0  # of a margin or a paper: what printing and rounding make of it
SLACK_PT = 0.3  # of a size
TIMES = re.compile(r"times|tinos|liberation ?serif|nimbus ?rom|termes", re.IGNORECASE)


class Look(NamedTuple):
    """How a part is to look: its name, sizes in points, weight and slope. None: either."""

    name: str
    least: float
    most: float
    bold: bool | None
    italic: bool | None


LOOKS = {
    Part.NATION: Look("Quốc hiệu", 12, 13, True, False),
    Part.MOTTO: Look("Tiêu ngữ", 13, 14, True, False),
    Part.PARENT: Look("Tên cơ quan chủ quản", 12, 13, False, False),
    Part.ISSUER: Look("Tên cơ quan ban hành", 12, 13, True, False),
    Part.NUMBER: Look("Số, ký hiệu", 13, 13, False, False),
    Part.PLACE: Look("Địa danh và thời gian", 13, 14, False, True),
    Part.KIND: Look("Tên loại văn bản", 13, 14, True, False),
    Part.SUBJECT: Look("Trích yếu", 13, 14, True, False),
    Part.LETTER_SUBJECT: Look("Trích yếu của công văn", 12, 13, False, False),
    Part.BASIS: Look("Căn cứ", 13, 14, False, True),
    Part.TEXT: Look("Nội dung", 13, 14, None, None),
    Part.SECTION: Look("Tiêu đề mục", 13, 14, True, False),
    Part.ARTICLE: Look("Điều", 13, 14, None, False),
    Part.AUTHORITY: Look("Quyền hạn, chức vụ của người ký", 13, 14, True, False),
    Part.SIGNER: Look("Họ và tên người ký", 13, 14, True, False),
    Part.ADDRESSED: Look("Kính gửi", 13, 14, False, False),
    Part.RECEIVED: Look("Từ “Nơi nhận”", 12, 12, True, True),
    Part.RECIPIENTS: Look("Danh sách nơi nhận", 11, 11, False, False),
    Part.ANNEX: Look("Từ “Phụ lục” và số thứ tự", 14, 14, True, False),
    Part.ANNEX_TITLE: Look("Tên phụ lục", 13, 14, True, False),
}

# What has a rule under it; Word may hang a drawn line on the paragraph below.
_UNDERLINED = {
    Part.MOTTO: (Part.PLACE,),
    Part.ISSUER: (Part.NUMBER,),
    Part.SUBJECT: (Part.BASIS, Part.ADDRESSED, Part.TEXT),
}


def typography_faults(setting: Setting, parts: Parts) -> Iterator[Fault]:
    """Everything about how the paper is set. A kind of fault is told of a part once, at its first place."""
    yield from _paper(setting)
    for margins in setting.margins:
        yield from _margins(margins)
    yield from _fonts(setting)
    yield from _numbering(setting)
    for part, look in LOOKS.items():
        yield from _looks(part, look, parts[part])
    for part, below in _UNDERLINED.items():
        anchors = [*parts[part], *(line for other in below for line in parts[other][:1])]
        if parts[part] and not any(line.rule for line in anchors):
            name = _inside(LOOKS[part].name)
            yield _fault(f"rule-{part}", f"Dưới {name} phải có đường kẻ ngang nét liền.", parts[part][-1].where)
    article = next((line for line in parts[Part.ARTICLE] if not line.opens_bold), None)
    if article:
        yield _fault("bold-dieu", f"Từ “Điều” và số thứ tự phải là chữ đậm: {_quoted(article)}.", article.where)


def _paper(setting: Setting) -> Iterator[Fault]:
    for width, height in setting.paper:
        short, long = sorted((width, height))  # tables may lie along the paper
        if abs(short - A4[0]) > SLACK_MM or abs(long - A4[1]) > SLACK_MM:
            message = f"Khổ giấy phải là A4 (210 x 297 mm), ở đây là {width:.0f} x {height:.0f} mm."
            yield _fault("paper", message, EVERYWHERE)


_SIDES = (("top", "trên", 20, 25), ("bottom", "dưới", 20, 25), ("left", "trái", 30, 35), ("right", "phải", 15, 20))


def _margins(margins: Margins) -> Iterator[Fault]:
    for side, name, least, most in _SIDES:
        found: float | None = getattr(margins, side)
        if found is not None and not least - SLACK_MM <= found <= most + SLACK_MM:
            yield _fault(
                f"margin-{side}",
                f"Lề {name} phải từ {least} đến {most} mm, ở đây là {trimmed(found, 1)} mm.",
                EVERYWHERE,
            )


def _fonts(setting: Setting) -> Iterator[Fault]:
    seen: set[str] = set()
    for line in setting.lines:
        if line.font and line.font not in seen and not TIMES.search(line.font):
            seen.add(line.font)
            yield _fault(
                "font", f"Phông chữ phải là Times New Roman, ở đây là {line.font}: {_quoted(line)}.", line.where
            )


def _numbering(setting: Setting) -> Iterator[Fault]:
    if setting.numbering.on_first:
        yield _fault("page-number-first", "Trang thứ nhất không hiển thị số trang.", "trang 1")
    if setting.numbering.on_others is False:
        yield _fault(
            "page-number", "Từ trang thứ hai, số trang phải đặt canh giữa trong phần lề trên của văn bản.", "trang 2"
        )


def _looks(part: Part, look: Look, lines: list[Line]) -> Iterator[Fault]:
    size = next(
        (line for line in lines if line.size and not look.least - SLACK_PT <= line.size <= look.most + SLACK_PT), None
    )
    if size and size.size:
        least, most = trimmed(look.least, 1), trimmed(look.most, 1)
        span = least if least == most else f"{least} đến {most}"
        yield _fault(
            f"size-{part}",
            f"{look.name} phải là cỡ chữ {span}, ở đây là {trimmed(size.size, 1)}: {_quoted(size)}.",
            size.where,
        )
    if look.bold is not None and (line := next((line for line in lines if line.bold != look.bold), None)):
        wanted = "chữ đậm" if look.bold else "chữ không đậm"
        yield _fault(f"bold-{part}", f"{look.name} phải là {wanted}: {_quoted(line)}.", line.where)
    if look.italic is not None and (line := next((line for line in lines if line.italic != look.italic), None)):
        wanted = "chữ nghiêng" if look.italic else "chữ đứng"
        yield _fault(f"italic-{part}", f"{look.name} phải là {wanted}: {_quoted(line)}.", line.where)


def _fault(code: str, message: str, where: str) -> Fault:
    return Fault(code=code, severity=Severity.ERROR, message=message, where=where)


def _quoted(line: Line) -> str:
    return f"“{line.text[:60]}{'…' if len(line.text) > 60 else ''}”"


def _inside(name: str) -> str:
    return name[:1].lower() + name[1:] if not name.startswith(("Quốc", "Tiêu ngữ")) else name
