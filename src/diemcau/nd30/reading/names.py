"""Names of persons, as they stand under a signature."""

from __future__ import annotations

import re

from diemcau.nd30.reading.rows import LOWER, UPPER, plain

LONGEST = 60  # characters of a name with rank and degrees

_RANK = (
    r"(?:GS|PGS|TS|ThS|Ths|BS|BSCKI{1,2}|BS\.?CK\w{0,3}|DS|CN|KS|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|"
    r"Thiếu tướng|Trung tướng|Ông|Bà)[.,]?\s?(?:[.,]\s?)?"
)
_WORD = rf"[{UPPER}{LOWER}][{LOWER}’'-]{{0,7}}"
_NAME = re.compile(rf"(?:{_RANK}){{0,3}}(?P<name>(?:[HKY][’'])?[{UPPER}][{LOWER}’'-]{{0,7}}(?:\s{_WORD}){{1,5}})$")
_CAPITALS = re.compile(rf"[{UPPER}]{{1,7}}(?:\s[{UPPER}]{{1,7}}){{1,4}}$")
_NONE = re.compile(r"\b(?:noi nhan|nhu tren|luu|so|ban|uy|phong|van|cong|tinh|huyen uy|kinh gui|da ky|ky ten)\b")
_NOISE = re.compile(r"^(?:[^\w(“\"]|[ˆ_])+|[\s`'ˆ^~\\|_*]{1,40}$")

SURNAMES = frozenset(
    (  # noqa: SIM905 -- without diacritics; words read as words
        "an ao au bach bam be bui ca cam cao chau chu chung co cu cung dam dang danh dao dau diep dieu dinh "
        "do doan dong du duong gia giang giap ha ha' han hau ho hoang hong hua huynh k k' kha khong khuat "
        "khuc khuong kieu kim kpa ksor la lac lai lam lau le lo lu lua luc luong luu ly ma mac mach mai man "
        "mo mong nay nghiem ngo nguyen nhu nie ninh nong on ong pham phan phi phu phung quach quan quang rcom "
        "ro sai sam siu son sung ta tang tao thach thai than thang thao thi thieu tieu to ton tong tran trang "
        "trieu trinh truong tu tuong ung van vang vi viem vo vong vu vuong xa y"
    ).split(" ")
)


def person_name(text: str) -> str | None:
    """A person's name without rank and degree; None for anything else."""
    text = _NOISE.sub("", text[: LONGEST + 20]).strip(" .,;")
    found = _NAME.match(text)
    if not found or len(text) > LONGEST:
        return None
    name = found["name"]
    words = name.split()
    capitals = sum(word[0].isupper() for word in words)
    if capitals < len(words) - 1 or _NONE.match(plain(name)):
        return None
    return name if has_surname(name) or capitals == len(words) else None


def has_surname(name: str) -> bool:
    return plain(name.split(maxsplit=1)[0]) in SURNAMES


def name_in_capitals(text: str) -> bool:
    """Whether a line of capitals is a name: NGUYỄN VĂN HẢI."""
    return bool(_CAPITALS.fullmatch(text)) and has_surname(text)
