"""Names of issuing bodies, printed over one line or several (Phụ lục I, phần I, mục II.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diemcau.nd30.reading.rows import plain

_NOUNS = (
    "uy ban|ubnd|hdnd|hoi dong|ubmttq|so|bo|cuc|vu|tong cuc|chi cuc|truong|trung tam|thanh tra|ban|bql|btc|van phong|"
    "phong|doan|hoi|lien hiep|lien doan|cong doan|to|doi|khoa|vien|hoc vien|dai hoc|kho bac|ngan hang|bao hiem|"
    "toa an|cong an|benh vien|tram|chinh phu|thu tuong|quoc hoi|chu tich|dai phat thanh|dai truyen hinh|bao|tap chi|"
    "tap doan|tong cong ty|cong ty|chi nhanh|doanh nghiep|hop tac xa|lien minh|mat tran|quan khu|quan doan|binh chung|"
    "bch|"
    "tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|dang bo|chi bo|chi uy|tinh doan|thanh doan|huyen doan|"
    "nha|thu vien|bao tang|hai quan|thue|du an|tieu ban|cum|khoi|xi nghiep|quy"
)
_BODY = re.compile(rf"(?:{_NOUNS})\b")
_NOT_BODY = re.compile(
    r"to quoc|to chuc(?! phi)|ban hanh|hoi nghi|khoa hoc|phong,|phong chong|phong ngua|bao chi|bo doi$|doi ngoai|"
    r"doi moi|thue -|quy dinh|quy hoach|hoi nhap|so \d|so:|dang cong san"
)
_OPEN = re.compile(r"(?:\b(?:va|cua|cho|ve|thuoc|theo|tinh|huyen|quan|xa|phuong)|[-–,&])$")
_TIER = re.compile(r"\b(?:tinh|huyen|quan|xa|phuong)$")
_AFTER_TIER = re.compile(  # what no place is called: after "… TỈNH" these begin a body of their own
    r"(?:so |ban (?:to chuc|chi dao|quan ly|tuyen giao|dan van|noi chinh|dan toc)|van phong|trung tam|hoi dong|chi cuc|"
    r"thanh tra|cong an|benh vien|uy ban|truong (?:thpt|thcs|tieu hoc|mam non|cao dang|dai hoc|chinh tri|trung cap)|"
    r"phong (?:noi vu|giao duc|van hoa|kinh te|tu phap|tai chinh|y te|lao dong)|dang uy|chi bo)"
)
_BARE = re.compile(  # alone on a line, these are the beginning of a name
    r"(?:chu tich|truong|van phong|phong|ban|ban chi dao|ban quan ly|ban to chuc|to cong tac|doan|hoi|cong ty|"
    r"trung tam|hoi dong)$"
)


def names_body(text: str) -> bool:
    """Whether a text begins with the name of a body."""
    words = _words(text)
    return bool(_BODY.match(words)) and not _NOT_BODY.match(words)


def _words(text: str) -> str:
    return " ".join(plain(text).split()).strip(" .:;|(")


def joined(lines: Sequence[str]) -> list[int]:
    """Say for each printed line which name it belongs to, from 0: one that names no body goes on with the last.

    ["ỦY BAN NHÂN DÂN", "TỈNH LÀO CAI", "SỞ Y TẾ"] gives [0, 0, 1].
    """
    names: list[int] = []
    before = ""
    for line in lines:
        words = _words(line)
        begins = names_body(words) and not _stays_open(before, words) and not _BARE.fullmatch(before)
        names.append(names[-1] + begins if names else 0)
        before = words
    return names


def _stays_open(before: str, words: str) -> bool:
    return bool(_OPEN.search(before)) and not (_TIER.search(before) and _AFTER_TIER.match(words))
