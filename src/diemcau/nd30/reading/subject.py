"""Trích yếu: the lines under the kind that say in a phrase what the document is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diemcau.nd30.model import Lines
from diemcau.nd30.reading.rows import Row, is_upper, plain

_LONGEST = 12  # rows
_OPENS_TEXT = re.compile(
    r"\W*(?:can cu|thuc hien|xet|theo|de (?:kip thoi|thuc hien|trien khai|to chuc|bao dam|dam bao|chuan bi|thong nhat|danh gia|tang cuong)|"
    r"nham|kinh (?:gui|moi|trinh)|trong (?:thoi gian|tinh hinh|nhung nam|nam|thang)|thoi gian qua|hien nay|nhan (?:dip|ky niem)|ngay \d|tiep theo|"
    r"trien khai (?:thuc hien )?(?:quyet dinh|nghi quyet|chi thi|ke hoach|cong van|luat|thong tu)|tren co so|sau khi|do hau qua|"
    r"i[.\-)]|1[.)\-/]|a[.)]|phan (?:thu|i\b)|chuong i\b|dieu 1\b|thoi gian:|dia diem:|thanh phan:|1\. )"
)
_SURE = re.compile(r"\W*(?:can cu|kinh (?:gui|moi|trinh)|i[.\-)]|1[.)\-/]|a[.)]|phan (?:thu|i\b)|chuong i\b|dieu 1\b|thoi gian:|dia diem:|thanh phan:)")
_LETTERHEAD = re.compile(r"(?:uy ban nhan dan|ubnd|chu tich|bo truong|giam doc|thu tuong|hoi dong nhan dan|tong giam doc|hieu truong|cuc truong|ban thuong vu|ban chap hanh|truong ban)\b")
_BODY_ACTS = re.compile(r".{0,90}\b(?:ban hanh|to chuc|xay dung|thong bao|bao cao|tran trong|kinh moi|trien khai|yeu cau|de nghi|lap ke hoach|huong dan)\b")
_CONNECTS = re.compile(r"(?:[,\-–(“\"]|\b(?:va|cua|cho|ve|tai|voi|theo|trong|tren|thuoc|cac|viec|den|tu|nam|thang|ngay|so|o|do|la|de|cong tac|duoc|hoac))$")


def read_subject(rows: Sequence[Row], kind_at: int, rest: str, issuer: str | None) -> tuple[str | None, Lines | None, int]:
    """The subject, its lines, and the row at which the text begins. `rest` is what the kind's own line says of it."""
    taken: list[tuple[int, str]] = [(kind_at, rest)] if rest else []
    body_at = kind_at + 1
    gap = False
    initials = _first_words(issuer)
    for at in range(kind_at + 1, min(len(rows), kind_at + 30)):
        row = rows[at]
        if row.blank:
            gap = gap or not row.page
            if row.edge and taken and not rows[kind_at + 1 : at][-1:] == []:
                gap = True
            continue
        if len(taken) >= _LONGEST or (taken and not _goes_on(row, taken[-1][1], gap, initials)) or (not taken and _opens(rows, at)):
            break
        if row.text.startswith("(") and taken and re.match(r"\((?:ban hanh )?kem theo|\(ban hanh|\(dinh kem", row.plain):
            body_at = at + 1
            gap = False
            while body_at < len(rows) and not rows[body_at].blank and ")" not in rows[body_at - 1].text:
                body_at += 1
            break
        taken.append((at, row.text))
        body_at, gap = at + 1, False
    text = " ".join(text for _, text in taken).strip(" :;|_")
    if not text:
        return None, None, body_at
    return text, (rows[taken[0][0]].number, rows[taken[-1][0]].number), body_at


def _opens(rows: Sequence[Row], at: int) -> bool:
    """Whether the text opens right under the kind, with no subject. A subject too may begin with "Thực hiện …"."""
    row = rows[at]
    if is_upper(row.text) or not _OPENS_TEXT.match(row.plain):
        return False
    if _SURE.match(row.plain):
        return True
    block = []
    for other in rows[at:]:
        if other.blank or len(block) > 6:
            break
        block.append(other.text)
    return len(block) > 4 or block[-1].endswith((".", ";", ":", ","))


def _goes_on(row: Row, before: str, gap: bool, issuer: str) -> bool:
    """Whether a line continues the subject rather than opens the text."""
    upper, upper_before = is_upper(row.text), is_upper(before)
    open_end = bool(_CONNECTS.search(plain(before[-40:])))
    if upper or row.text.endswith(":"):
        if row.text.endswith(":") and _LETTERHEAD.match(row.plain) and not open_end:
            return False
    if upper:
        if _LETTERHEAD.match(row.plain) and not open_end and not upper_before:
            return False
        return upper_before or not gap
    if upper_before and not open_end:
        return False
    if re.match(r"\((?:ban hanh )?kem theo|\(ban hanh|\(dinh kem", row.plain):
        return True
    if row.text[:1].islower():
        return not before.endswith((".", ";")) or not gap
    if _OPENS_TEXT.match(row.plain) and not (open_end and not gap):
        return False
    if gap:
        return open_end
    if issuer and row.plain.startswith(issuer) and _BODY_ACTS.match(row.plain):
        return False
    return open_end or (len(row.text) < 100 and not before.endswith((".", ";", ":")))


def _first_words(issuer: str | None) -> str:
    return " ".join(plain(issuer or "").split()[:2])
