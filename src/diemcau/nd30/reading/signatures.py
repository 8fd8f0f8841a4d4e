"""Quyền hạn, chức vụ và họ tên của người ký (Phụ lục I, phần I, mục II.7)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diemcau.nd30.model import Signer
from diemcau.nd30.reading.names import name_in_capitals, person_name
from diemcau.nd30.reading.rows import UPPER, Row, is_upper, plain

LONGEST = 90  # characters of a line of authority or title

Part = tuple[int, str, bool]  # row, words, whether they stand in the signer's column

AUTHORITY = re.compile(
    r"(?:t\s?/?\s?m|kt|tl|tuq|t\.u\.q|t/l|k/t|tu)\s?\.\s?(?=\w)|(?:t\s?/\s?m|k\s?/\s?t|t\s?/\s?l)\s+(?=\w)"
)
_TITLE = re.compile(
    r"(?:q\.?\s+|quyen\s+)?(?:pho|chu tich|giam doc|tong giam doc|hieu truong|vien truong|truong|chanh|bo truong|"
    r"thu truong|thu tuong|bi thu|cuc truong|vu truong|chi cuc truong|tong|doi truong|chu nhiem|uy vien|thong doc|"
    r"chi huy|chinh uy|tu lenh|chu toa|thu ky|ke toan|tham phan|chanh an|nguoi|lanh dao|dai dien|thuong truc|giam|"
    r"khoa truong|to truong)\b"
)
_SECRETARY = re.compile(r"(?:thu ky|nguoi (?:ghi|lap)(?: bien ban)?)\b")
_SIGNED = re.compile(
    r"\W*\((?:da ky|ky|ky ten|chu ky|ky, ghi|ky ghi|dong dau).{0,40}\)\W*$|\W*(?:da ky|\[?da ky\]?)\W*$"
)
_NOISE = re.compile(rf"^(?:[^\w(“\"]|[ˆ_])+|(?<=[{UPPER}])[\s`'ˆ^~\\|_*]{{1,40}}$")


def looks_signed(text: str) -> bool:
    """Whether a line is a signer's authority or title: KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC."""
    words = plain(text[:60])
    return len(text) < LONGEST and is_upper(text) and bool(AUTHORITY.match(words) or _TITLE.match(words))


def is_signed_mark(text: str) -> bool:
    """(Đã ký)"""
    return bool(_SIGNED.match(plain(text[:60])))


def read_signers(parts: Sequence[Part], rows: Sequence[Row]) -> tuple[Signer | None, Signer | None]:
    """Who signs, and the secretary beside the chair of a biên bản (Phụ lục III, mẫu 1.9)."""
    if not any(_SECRETARY.match(plain(text[:60])) and is_upper(text) for _, text, _ in parts):
        return _read_signer(parts, rows), None
    columns = [_column(parts, 0), _column(parts, 1)] if _side_by_side(parts) else _stacks(parts)
    signers = [signer for column in columns if (signer := _read_signer(column, rows))]
    secretary = next((one for one in signers if _SECRETARY.match(plain(one.title or ""))), None)
    others = [one for one in signers if one is not secretary]
    return (others[0], secretary) if others else (secretary, None)


def _side_by_side(parts: Sequence[Part]) -> bool:
    titles = [at for at, text, _ in parts if looks_signed(text)]
    return len(titles) > len(set(titles))


def _column(parts: Sequence[Part], which: int) -> list[Part]:
    """The left parts or the right ones; what stands alone on its line is where its place says."""
    of_row: dict[int, list[Part]] = {}
    for part in parts:
        of_row.setdefault(part[0], []).append(part)
    return [row[min(which, len(row) - 1)] for row in of_row.values() if len(row) > 1 or int(row[0][2]) == which]


def _stacks(parts: Sequence[Part]) -> list[list[Part]]:
    """One stack after the other: each ends with a name."""
    stacks: list[list[Part]] = [[]]
    for part in parts:
        stacks[-1].append(part)
        if person_name(part[1]) and any(looks_signed(text) for _, text, _ in stacks[-1]):
            stacks.append([])
    return stacks


def _read_signer(parts: Sequence[Part], rows: Sequence[Row]) -> Signer | None:
    """The first stack of authority, title and name.

    Args:
        parts: what is left of the foot, in order: row, words, whether they stand in the signer's column.
    """
    stack = _Stack()
    for index, (at, text, right) in enumerate(parts):
        alone = right or len(parts) <= 3 or index == len(parts) - 1 or at == 0 or rows[at - 1].blank
        if stack.take(at, text, alone=alone):
            break
    if not stack.taken:
        return None
    return Signer(
        authority=" ".join(stack.authority) or None,
        title=" ".join(stack.title) or None,
        name=stack.name,
        lines=(rows[min(stack.taken)].number, rows[max(stack.taken)].number),
    )


class _Stack:
    def __init__(self) -> None:
        self.authority: list[str] = []
        self.title: list[str] = []
        self.name: str | None = None
        self.taken: list[int] = []

    def take(self, at: int, part: str, *, alone: bool) -> bool:
        """Add a line; True when the name closes the stack."""
        text = part if part.startswith("(") else _NOISE.sub("", part[: 2 * LONGEST]).strip(" .|")
        if not text or is_signed_mark(text):
            return False
        if is_upper(text, 0.75) and len(text) < LONGEST and not text.startswith("("):
            return self._take_capitals(at, text)
        name = person_name(text)
        if name and (alone or self.title or self.authority):
            self.name = name
            self.taken.append(at)
        return self.name is not None

    def _take_capitals(self, at: int, text: str) -> bool:
        words = plain(text[:60])
        if AUTHORITY.match(words):
            self.authority.append(text)
        elif _TITLE.match(words):
            self.title.append(text)
        elif self.title and name_in_capitals(text):
            self.name = text
        elif self.title:
            self.title.append(text)
        elif self.authority:
            self.authority[-1] = f"{self.authority[-1]} {text}"  # TM. ỦY BAN / NHÂN DÂN
        else:
            return False
        self.taken.append(at)
        return self.name is not None
