"""One printed entry of a list of participants: which bodies, who comes from each, how many."""

from __future__ import annotations

import re
from dataclasses import dataclass

from diemcau.plan.domain.letters import UPPER
from diemcau.plan.domain.model import Count
from diemcau.plan.domain.names import split_names, starts_body

_INVITED = re.compile(
    r"(?i)^(?:(?:trân trọng )?kính mời|mời(?: các)?(?=\s*:?\s+"
    r"(?:đồng chí|ông|bà|lãnh đạo|đại diện|bí thư|chủ tịch|giám đốc|thủ trưởng|thường trực)))\s*:?\s+|^là\s+"
)
_ROLE = (
    r"ủy viên|uỷ viên|các ủy viên|tổ trưởng|tổ phó|đại diện|đại điện|lãnh đạo|ban lãnh đạo|thủ trưởng|người đứng đầu|"
    r"thành viên|"
    r"các thành viên|toàn thể|cán bộ|"
    r"công chức|viên chức|chuyên viên|"
    r"chuyên trách|nhân viên|người lao động|kế toán(?: trưởng| trướng)?|văn thư|giáo viên|giảng viên|học viên|"
    r"học sinh|sinh viên|phóng viên|điều phối|"
    r"chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|tổng giám đốc|chánh|phó chánh|trưởng|phó trưởng|phó|bí thư|"
    r"phó bí thư|hiệu trưởng|phó hiệu trưởng|"
    r"bác sĩ|y sĩ|dược sĩ|kỹ thuật viên|"
    r"điều dưỡng|đồng chí|các đồng chí|đ/c|ông|bà|thư ký|đại biểu|trưởng các|cb|nguyên|chỉ huy|tư lệnh|"
    r"bộ trưởng|thứ trưởng|đảng viên|"
    r"báo cáo viên|tuyên truyền viên|người|thợ|vận động viên|cục trưởng|chi cục trưởng|viện trưởng|trạm trưởng|"
    r"hội viên|đoàn viên|cộng tác viên|tình nguyện viên"
)
_STARTS_ROLE = re.compile(rf"(?i)^(?:\d{{1,3}}\s*%?\s*(?:\([^)]{{0,40}}\)\s*)?)?(?:(?:các|những)\s+)?(?:{_ROLE})\b")
_NEXT_ROLE = re.compile(rf"(?i)\s*(?:[,;]|\b(?:và|hoặc)\b)\s*(?=(?:\d{{1,3}}\s+)?(?:các\s+)?(?:{_ROLE})\b)")
_ONLY_ROLE = re.compile(rf"(?i)^(?:\d{{1,3}}\s+)?(?:{_ROLE})(?:\s+(?:{_ROLE}|và|các|,|cấp|có liên quan))*\s*$")
_AND = re.compile(r"(\s*,\s*|\s+và\s+|\s*;\s*)")
_OPEN_COLON = re.compile(r"(?:[^():]|\([^()]{0,600}\)){1,600}:")
_COUNTED = re.compile(
    r"(?<!\w)(\d{1,3})\s+(?:đồng chí|người|đại biểu|cán bộ|lãnh đạo|chuyên viên|công chức|viên chức|đội|bác|học|"
    r"đại diện|kế toán)"
)
_GROUP = re.compile(
    r"(?i)^(?:các\s+|toàn thể\s+|tất cả\s+)?(?:thành viên|đồng chí thành viên|tổ giúp việc|ban chỉ đạo|"
    r"ban tổ chức(?! (?:tỉnh|thành|huyện))|hội đồng(?! nhân dân)|"
    r"ban giám đốc|ban giám hiệu|tổ (?!trưởng|phó)|đoàn kiểm tra|ban chấp hành|ban thường vụ|thường trực|thường vụ|"
    r"toàn thể|tập thể)"
)
_SEVERAL = re.compile(
    r"(?i)\b(?:các|những)\s+(?:đồng chí|phó|chuyên viên|cán bộ|công chức|trưởng|thành phần|giảng viên|giáo viên)\b|"
    r"^(?:cán bộ|công chức|viên chức|chuyên viên)\b"
)
_ASIDE = re.compile(
    r"(?i)\s*\((?:chủ trì|đồng chủ trì|nếu có|(?:khoảng )?\d+ [^()]{2,20})\)|\s*:\s*(?:khoảng )?\d+ (?:người|"
    r"đại biểu|đồng chí)\s*$"
)
_QUOTA = re.compile(r"(?i)\s*[;,]\s*mỗi\s[^,;:]{2,40}?\s\d{1,3}\s[^,;]{2,40}")  # '…; mỗi khoa 01 đội' is no body
_TOTAL = re.compile(  # '2.500 đại biểu, gồm: …'
    r"(?i)^(?:khoảng |gần |dự kiến |tổng (?:số |cộng )?)*\d[\d.]*\s+(?:đại biểu|người|đồng chí|học viên|thành viên)\s*"
    r"[,:(]?\s*(?:bao )?gồm(?: có)?\s*:?\s+"
)
_SET_HEAD = re.compile(r"(?i)^(?:các|những)\s|\b(?:sở|xã|phường|huyện|thành phố|thị xã|đặc khu)$")
_PERSON = re.compile(rf"^(?i:(?:các\s+)?(?:đồng chí|đ/c|ông|bà|thầy|cô))\.?\s*:?\s+(?=[{UPPER}]\w*\s+[{UPPER}])")
_SENT = re.compile(r"(?P<who>[^:;]{4,160}?)\s+cử\s+(?P<roles>\d{1,3}\s[^:;]{3,200})$")  # Mỗi đơn vị cử 05 cán bộ
_CHARGE = re.compile(r"(?i)\s+(?:phụ trách|được phân công|trực tiếp|làm công tác)\s.*$")  # what the person does
_PLAIN_NOUN = re.compile(r"(?i)(?:sở|phòng|cơ quan)(?:\s*$|\s+(?:các|những|của|thuộc)\b)")  # Trưởng phòng | các phòng
_TITLE_OF = re.compile(
    r"(?i)^(?P<title>(?:phó )?(?:chủ tịch|bí thư|trưởng|giám đốc|"
    r"chánh văn phòng)(?: thường trực)?)\s+(?P<organ>(?:UBND|HĐND|UBMTTQ\w*|ủy ban nhân dân|hội đồng nhân dân))\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    text: str
    bodies: tuple[str, ...]
    roles: tuple[str, ...]
    count: Count | None


def read_attendance(printed: str) -> Attendance:
    """Take one entry apart.

    'Đại diện lãnh đạo: Sở A; Sở B', 'Sở A: đại diện lãnh đạo, chuyên viên' and 'Chủ tịch UBND các xã' are all read:
    bodies and roles are told apart by how they begin.
    """
    text = " ".join(_INVITED.sub("", printed.strip()).split()).strip(" ;.,`'ˆ{}|")
    bodies, roles = _parts(_QUOTA.sub("", _ASIDE.sub("", _TOTAL.sub("", text))))
    return Attendance(text=text, bodies=bodies, roles=roles, count=_count(text, bodies, roles))


def _parts(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    person = _PERSON.match(text)
    if person:
        return _of_person(text)
    sent = _SENT.match(text)
    if sent and starts_body(sent["who"]):
        return split_names(sent["who"]), _roles(sent["roles"])
    left, colon, right = (part.strip() for part in _partition(text))
    if colon and right:
        if _ONLY_ROLE.match(left) or (_STARTS_ROLE.match(left) and _body_at(left) is None):
            inner_bodies, inner_roles = _unprefixed(right)
            return inner_bodies or (split_names(right) if starts_body(right) else ()), (*_roles(left), *inner_roles)
        if _STARTS_ROLE.match(right) or _STARTS_ROLE.match(re.sub(r"(?i)^các\s+", "", right)):
            sent_by, who = _unprefixed(left) if _STARTS_ROLE.match(left) else ((), ())
            return sent_by or split_names(left), (*who, *_roles(right))
        if starts_body(left) and not _SET_HEAD.search(left):
            return split_names(left), _roles(right)
    return _unprefixed(text)


def _partition(text: str) -> tuple[str, str, str]:
    """At the first colon outside brackets."""
    colon = _OPEN_COLON.match(text)
    return (text[: colon.end() - 1], ":", text[colon.end() :]) if colon else (text, "", "")


def _unprefixed(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """'Lãnh đạo Phòng Nội vụ và chuyên viên': each role, and the bodies from where they begin."""
    bodies: list[str] = []
    roles: list[str] = []
    for segment in _NEXT_ROLE.split(text):
        if not _STARTS_ROLE.match(segment):
            bodies.extend(split_names(segment) if starts_body(segment) else ())
            continue
        at = _body_at(segment)
        if at is None:
            roles.extend(_roles(segment))
            continue
        front = re.sub(r"(?i)\s+(?:của|thuộc|tại|ở)$", "", segment[:at].strip(" ,:"))
        titled = _TITLE_OF.match(segment)
        roles.append(f"{titled['title']} {titled['organ']}" if titled else front)
        named = _CHARGE.sub("", segment[at:])
        bodies.extend(split_names(re.sub(r"(?i)^(cấp \w+)\s+(?:có )?liên quan$", r"\1", named)))
    return tuple(dict.fromkeys(bodies)), tuple(dict.fromkeys(role for role in roles if role))


def _body_at(text: str) -> int | None:
    """Where the first body is named after the role words."""
    for space in re.finditer(r"\s+", text):
        if text.startswith("Thường trực", space.end()) and re.search(
            r"(?i)(?:chủ tịch|bí thư|trưởng)$", text[: space.start()]
        ):
            continue  # 'Phó Chủ tịch Thường trực' is one title
        if (starts_body(text, space.end()) and not _PLAIN_NOUN.match(text[space.end() : space.end() + 16])) or re.match(
            r"(?:UBND|HĐND|Thường trực|thường trực|cấp (?:xã|huyện|tỉnh))\b", text[space.end() :]
        ):
            return space.end()
    return None


def _roles(text: str) -> tuple[str, ...]:
    pieces: list[str] = []
    joint = ""
    for at, piece in enumerate(_AND.split(text)):
        if at % 2:
            joint = piece
        elif pieces and not (_STARTS_ROLE.match(piece) or starts_body(piece)):
            pieces[-1] = f"{pieces[-1]}{joint}{piece}"
        elif piece.strip(" .;:,"):
            pieces.append(piece.strip(" .;:,"))
    return tuple(dict.fromkeys(pieces))


def _of_person(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """'đồng chí Nguyễn Văn A, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh': each title with its body."""
    roles: list[str] = []
    bodies: list[str] = []
    for title in re.split(r"\s*[,;:–-]\s+", text)[1:]:
        at = _body_at(title)
        if _STARTS_ROLE.match(title):
            roles.append(title)
            if at is not None:
                bodies.extend(split_names(title[at:]))
    return tuple(dict.fromkeys(bodies)), tuple(roles) or (text.split(",", maxsplit=1)[0],)


def _count(text: str, bodies: tuple[str, ...], roles: tuple[str, ...]) -> Count | None:
    numbers = [int(number) for number in _COUNTED.findall(text)]
    if numbers:
        return Count.ONE if sum(numbers) == 1 else Count.SEVERAL
    if _PERSON.match(text):
        return Count.ONE
    if (
        _GROUP.match(text)
        or any(_GROUP.match(role) for role in roles)
        or (not roles and bodies and all(_GROUP.match(body) for body in bodies))
    ):
        return Count.GROUP
    if len(roles) > 1 or _SEVERAL.search(text):
        return Count.SEVERAL
    if re.match(r"(?i)^(?:100\s*%|học sinh|sinh viên|người dân|toàn)", text):
        return Count.GROUP
    return Count.ONE if roles else None
