"""How a clause of a plan falls into products. Pure: a suggestion that a person edits."""

from __future__ import annotations

import re

LONGEST = 500
MOST = 12
_PARTS = re.compile(r";\s*|(?<=[^\d\s.]{2})\.\s+(?=[A-ZĐÀ-Ỹ])|\n+\s*[-+•]\s*")
_AND = re.compile(
    r",\s+(?=(?:xây dựng|chuẩn bị|tham mưu|phát hành|tổng hợp|lập|hướng dẫn|kiểm tra|bố trí|đảm bảo|bảo đảm|"
    r"gửi|trình|phân công|mời|đăng tải|tuyên truyền|in ấn|thực hiện|dự trù|chủ trì|phối hợp)\b)"
)


_LOST = "\ufffd"  # what a bad conversion leaves of a quotation mark
_OPENS, _CLOSES = "“«", "”»"
_HALF = re.compile(r"(?i)(?:chủ trì|phối hợp|chủ động)$")  # says nothing without what follows
_NO_DEED = re.compile(r"(?:UBND|Ủy ban|Sở|Ban|Văn phòng|các|và|Các)\b")  # a list that goes on


def pieces(clause: str) -> list[str]:
    """The products that a clause seems to hold, each with a capital letter; the clause itself where it is one."""
    found = [part for whole in _PARTS.split(clause) for part in _AND.split(whole)]
    clean = [" ".join(part.split()).strip(" .;,-") for part in found]
    joined: list[str] = []
    for part in filter(None, clean):
        if joined and (_HALF.match(joined[-1]) or _NO_DEED.match(part) or _is_open(joined[-1])):
            joined[-1] += f", {part}"
        else:
            joined.append(part)
    return [part[0].upper() + part[1:LONGEST] for part in joined if len(part.split()) >= 2][:MOST]


def _is_open(part: str) -> bool:
    """Whether a quotation goes on in the next part: a name with a comma in it is one name."""
    opened = sum(part.count(sign) for sign in _OPENS) > sum(part.count(sign) for sign in _CLOSES)
    return opened or any(part.count(sign) % 2 for sign in ('"', _LOST))
