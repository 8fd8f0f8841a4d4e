"""What people write into a cell, as a value: dates, yes and no, whole numbers, names of tiers and kinds."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache

from diemcau.directory.domain.vocabulary import BODY_KIND_NAMES, TIER_NAMES, BodyKind, Tier
from diemcau.kernel.vietnamese import fold, nfc

Cell = str | int | float | bool | date | datetime | None
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
_DATE = re.compile(
    r"(?:ngày )?(\d{1,2})(?:[/.\-]| ?tháng )(\d{1,2})(?:[/.\-]| ?năm )(\d{4})(?:,? 0?0:00(?::00)?)?", re.IGNORECASE
)
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]0?0:00(?::00)?)?")
_YES = {"x", "co", "1", "true", "dung", "yes", "✓"}
_NO = {"", "khong", "0", "false", "sai", "no", "-"}


def clean(cell: Cell) -> str:
    """One line of text in NFC, without control characters, outer blanks or the sign that disarms a formula."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y}" if not (cell.hour or cell.minute or cell.second) else f"{cell:%d/%m/%Y %H:%M:%S}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    text = armed(str(cell))
    return nfc(" ".join(_CONTROL.sub("", text).split()))


def disarmed(text: str) -> str:
    """The text as a spreadsheet may hold it: what a program would take for a formula gets a leading apostrophe."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def armed(text: str) -> str:
    """Undo `disarmed`."""
    return text[1:] if text.startswith("'") and _DANGEROUS.match(text[1:]) else text


def as_text(text: str) -> str:
    return text


def as_names(text: str) -> tuple[str, ...]:
    """Several names, parted by semicolons; each once, in their order."""
    return tuple(dict.fromkeys(name for part in text.split(";") if (name := part.strip())))


def as_date(text: str) -> date | None:
    """1/7/2025, 01-07-2025, 01.07.2025, "ngày 01 tháng 7 năm 2025" or 2025-07-01.

    Raises:
        ValueError: anything else, with a Vietnamese sentence.
    """
    if not text:
        return None
    if found := _DATE.fullmatch(text):
        day, month, year = map(int, found.groups())
    elif found := _ISO_DATE.fullmatch(text):
        year, month, day = map(int, found.groups())
    else:
        raise ValueError(f"“{shortened(text)}” không phải là ngày. Ghi theo dạng ngày/tháng/năm, ví dụ 01/07/2025.")
    try:
        value = date(year, month, day)
    except ValueError:
        raise ValueError(f"Không có ngày {shortened(text)} trong lịch. Kiểm tra lại ngày và tháng.") from None
    if not 1900 <= value.year <= 2200:
        raise ValueError(f"Năm {value.year} nằm ngoài khoảng 1900–2200. Kiểm tra lại năm.")
    return value


def as_flag(text: str) -> bool:
    word = fold(text)
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise ValueError(f"“{shortened(text)}” không rõ là có hay không. Ghi “x” nếu có, để trống nếu không.")


def as_count(limit: int) -> Callable[[str], int | None]:
    def read(text: str) -> int | None:
        if not text:
            return None
        digits = text.replace(".", "").replace(" ", "") if re.fullmatch(r"\d{1,3}(?:[. ]\d{3})+", text) else text
        if not re.fullmatch(r"\d{1,9}", digits) or not digits.isascii() or int(digits) > limit:
            raise ValueError(f"“{shortened(text)}” không phải là số nguyên từ 0 đến {limit}.")
        return int(digits)

    return read


_TIERS = {fold(word): tier for tier, name in TIER_NAMES.items() for word in (name, tier.value)} | {
    "tinh": Tier.PROVINCE,
    "huyen": Tier.DISTRICT,
    "xa": Tier.COMMUNE,
    "cap trung uong": Tier.CENTRAL,
    "thanh pho": Tier.PROVINCE,
}
_KINDS = {fold(word): kind for kind, name in BODY_KIND_NAMES.items() for word in (name, kind.value)}


@lru_cache(1000)
def as_tier(text: str) -> Tier:
    tier = _TIERS.get(fold(text))
    if tier is None:
        raise ValueError(
            f"“{shortened(text)}” không phải là một cấp. Chọn một trong: {', '.join(TIER_NAMES.values())}."
        )
    return tier


@lru_cache(1000)
def as_kind(text: str) -> BodyKind:
    kind = _KINDS.get(fold(text))
    if kind is None:
        names = "; ".join(BODY_KIND_NAMES.values())
        raise ValueError(f"“{shortened(text)}” không phải là một loại cơ quan. Chọn một trong: {names}.")
    return kind


def shortened(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else f"{text[:limit]}…"


def written(value: object) -> str:
    """A value as the export writes it and the import reads it back."""
    match value:
        case None | False:
            return ""
        case True:
            return "x"
        case Tier():
            return TIER_NAMES[value]
        case BodyKind():
            return BODY_KIND_NAMES[value]
        case date():
            return f"{value:%d/%m/%Y}"
        case tuple():
            return "; ".join(map(str, value))
        case _:
            return str(value)
