"""Trích yếu: the lines under the kind that say in a phrase what the document is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diemcau.nd30.model import Lines
from diemcau.nd30.reading.flow import UNWRAPPED, stays_open
from diemcau.nd30.reading.labels import Level, find_label
from diemcau.nd30.reading.rows import Row, is_upper, plain

LONGEST = 12  # rows of a subject
REACH = 30  # rows under the kind in which it stands

_SURE = (
    r"can cu|kinh (?:gui|moi|trinh)|i[.\-)]|1[.)\-/]|a[.)]|phan (?:thu|i\b)|chuong i\b|dieu 1\b|thoi gian:|dia diem:|"
    r"thanh phan:"
)
_OPENS_FOR_SURE = re.compile(rf"\W*(?:{_SURE})")
_OPENS = re.compile(
    rf"\W*(?:{_SURE}|thuc hien|xet|theo|nham|trong (?:thoi gian|tinh hinh|nhung nam|nam|thang)|thoi gian qua|hien nay|"
    r"de (?:kip thoi|thuc hien|trien khai|to chuc|bao dam|dam bao|chuan bi|thong nhat|danh gia|tang cuong)|"
    r"nhan (?:dip|ky niem)|ngay \d|tiep theo|tren co so|sau khi|do hau qua|"
    r"trien khai (?:thuc hien )?(?:quyet dinh|nghi quyet|chi thi|ke hoach|cong van|luat|thong tu))"
)
_INVITES = re.compile(r".{0,90}\b(?:kinh|tran trong) moi\b\s*(?::|$)")  # … trân trọng kính mời: opens the text
_AUTHORITY = re.compile(
    r"(?:uy ban nhan dan|ubnd|chu tich|bo truong|giam doc|thu tuong|hoi dong nhan dan|tong giam doc|hieu truong|"
    r"cuc truong|ban thuong vu|ban chap hanh|truong ban)\b"
)
_ACTS = re.compile(
    r".{0,90}\b(?:ban hanh|to chuc|xay dung|thong bao|bao cao|tran trong|kinh moi|trien khai|yeu cau|de nghi|"
    r"lap ke hoach|huong dan)\b"
)
_WANTS_NUMBER = re.compile(r"\b(?:ngày|tháng|năm|số)$", re.IGNORECASE)
_ATTACHED = re.compile(r"\((?:ban hanh )?kem theo|\(ban hanh|\(dinh kem")


def read_subject(
    rows: Sequence[Row], kind_at: int, rest: str, issuer: str | None
) -> tuple[str | None, Lines | None, int]:
    """The subject, its lines, and the row at which the text begins. `rest` is what the kind's own line says of it."""
    taken: list[tuple[int, str]] = [(kind_at, rest)] if rest else []
    body_at, gap = kind_at + 1, False
    initials = " ".join(plain(issuer or "").split()[:2])
    for at in range(kind_at + 1, min(len(rows), kind_at + REACH)):
        row = rows[at]
        if row.blank:
            gap = gap or not row.page
            continue
        if taken and _ATTACHED.match(row.plain):
            body_at = _after_bracket(rows, at)
            break
        begins = _opens(rows, at) if not taken else not _goes_on(row, taken[-1][1], initials, gap=gap)
        if begins or len(taken) >= LONGEST:
            break
        taken.append((at, row.text))
        body_at, gap = at + 1, False
    text = " ".join(text for _, text in taken).strip(" :;|_")
    if not text:
        return None, None, body_at
    return text, (rows[taken[0][0]].number, rows[taken[-1][0]].number), body_at


def _after_bracket(rows: Sequence[Row], at: int) -> int:
    """The row after '(Ban hành kèm theo …)', which may take several."""
    while ")" not in rows[at].text and at + 1 < len(rows) and rows[at + 1].text:
        at += 1
    return at + 1


def _opens(rows: Sequence[Row], at: int) -> bool:
    """Whether the text opens right under the kind, with no subject. A subject too may begin with "Thực hiện …"."""
    row = rows[at]
    if is_upper(row.text):
        return False
    if _INVITES.match(row.plain):
        return True
    if not _OPENS.match(row.plain):
        return False
    if _OPENS_FOR_SURE.match(row.plain):
        return True
    block: list[str] = []
    for other in rows[at : at + 6]:
        if other.blank:
            break
        block.append(other.text)
    return len(block) > 4 or block[-1].endswith((".", ";", ":", ","))


def _is_first(row: Row) -> bool:
    """The first entry of a text: I. CĂN CỨ, A. MỤC ĐÍCH."""
    label = find_label(row.text)
    return label is not None and label.values == (1,) and label.level <= Level.NUMBER


def _goes_on(row: Row, before: str, issuer: str, *, gap: bool) -> bool:
    """Whether a line continues the subject rather than opens the text."""
    open_end = stays_open(before) and (row.text[0].isdigit() or not _WANTS_NUMBER.search(before))
    upper, upper_before = is_upper(row.text), is_upper(before)
    if len(row.text) > UNWRAPPED and row.text[0].isupper() and not upper:
        return False  # a whole paragraph on one line
    introduces = row.text.endswith(":") or (upper and not upper_before)
    if introduces and not open_end and _AUTHORITY.match(row.plain):
        return False
    if upper:
        return (upper_before or not gap) and not _is_first(row)
    if upper_before and not open_end:
        return False
    if row.text[0].islower():
        return not (gap and before.endswith((".", ";")))
    if gap or _OPENS.match(row.plain):
        return open_end and not (gap and _OPENS.match(row.plain))
    if issuer and row.plain.startswith(issuer) and _ACTS.match(row.plain):
        return False
    return open_end or (len(row.text) < 100 and not before.endswith((".", ";", ":")))
