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


def pieces(clause: str) -> list[str]:
    """The products that a clause seems to hold, each with a capital letter; the clause itself where it is one."""
    found = [part for whole in _PARTS.split(clause) for part in _AND.split(whole)]
    clean = [" ".join(part.split()).strip(" .;,-") for part in found]
    return [part[0].upper() + part[1:LONGEST] for part in clean if len(part.split()) >= 2][:MOST]
