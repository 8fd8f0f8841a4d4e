"""Names of issuing bodies, printed over one line or several (Phụ lục I, phần I, mục II.2)."""

from __future__ import annotations

import re

from diemcau.nd30.reading.rows import plain

_NOUNS = (
    "uy ban|ubnd|hdnd|hoi dong|ubmttq|so|bo|cuc|vu|tong cuc|chi cuc|truong|trung tam|thanh tra|ban|bql|btc|van phong|phong|"
    "doan|hoi|lien hiep|lien doan|cong doan|to|doi|khoa|vien|hoc vien|dai hoc|kho bac|ngan hang|bao hiem|toa an|cong an|"
    "benh vien|tram|chinh phu|thu tuong|quoc hoi|chu tich|dai phat thanh|dai truyen hinh|bao|tap chi|"
    "tap doan|tong cong ty|cong ty|chi nhanh|doanh nghiep|hop tac xa|lien minh|mat tran|quan khu|quan doan|binh chung|"
    "tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|dang bo|chi bo|chi uy|tinh doan|thanh doan|huyen doan|"
    "nha|thu vien|bao tang|hai quan|thue|du an|tieu ban|ban chi dao|ban to chuc|cum|khoi|xi nghiep|quy"
)
_BODY = re.compile(rf"(?:{_NOUNS})\b")
_NOT_BODY = re.compile(
    r"to quoc|to chuc(?! phi)|ban hanh|hoi nghi|khoa hoc|phong,|phong chong|phong ngua|bao chi|bo doi$|doi ngoai|doi moi|"
    r"thue -|quy dinh|quy hoach|hoi nhap|so \d|so:|dang cong san"
)
_OPEN = re.compile(r"(?:\b(?:va|cua|cho|ve|thuoc|theo|tinh|huyen|quan|xa|phuong)|[-–,&])$")
_BARE = re.compile(r"(?:truong|van phong|phong|ban|ban chi dao|ban quan ly|ban to chuc|to cong tac|doan|hoi|cong ty|trung tam|hoi dong)$")


def joined(lines: list[str]) -> list[int]:
    """Say for each printed line which name it belongs to, counted from 0: a line that names no body goes on the one before.

    ["ỦY BAN NHÂN DÂN", "TỈNH LÀO CAI", "SỞ Y TẾ"] gives [0, 0, 1].
    """
    names: list[int] = []
    before = ""
    for line in lines:
        folded = " ".join(plain(line).split()).strip(" .:;|(")
        begins = bool(_BODY.match(folded)) and not _NOT_BODY.match(folded)
        if not names:
            names.append(0)
        elif begins and not _OPEN.search(before) and not _BARE.fullmatch(before):
            names.append(names[-1] + 1)
        else:
            names.append(names[-1])
        before = folded
    return names
