"""A printed name taken apart for matching: who of the body, which body, at which tier or place. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from diemcau.plan.domain.bodies import BodyKind, BodyRef, parse_body
from diemcau.plan.domain.matching.facts import key
from diemcau.plan.domain.model import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """`post` is what stands before the body ("Thường trực", "Chủ tịch"), as printed; `noun` the key of the body
    without quantity, tier or unit type: "hội đồng nhân dân", "sở nội vụ", "" for a bare "cấp xã"."""

    text: str
    post: str
    noun: str
    tier: Tier | None
    says_tier: bool  # in its own words, not by the heading it stands under
    is_set: bool
    is_group: bool
    places: tuple[str, ...]


_MANY = (
    r"(?:tất cả|toàn thể|toàn bộ|đại diện|các đồng chí|đồng chí|đ/c|các|những|mỗi|từng|một số|\d{1,3}|một|hai)\b[\s:]*"
)
_POST = (
    r"(?:(?:ban|tập thể)\s+)?(?:thường trực|thường vụ|chấp hành)|(?:ban\s+)?lãnh đạo|phó chủ tịch|chủ tịch|"
    r"phó bí thư|bí thư|phó tổng giám đốc|tổng giám đốc|phó giám đốc|giám đốc|thủ trưởng|phó thủ trưởng|"
    r"người đứng đầu|cấp trưởng|cấp phó|"
    r"phó chánh|chánh(?=[\s,])|phó trưởng|phó cục trưởng|cục trưởng|hiệu trưởng|phó hiệu trưởng|"
    r"viện trưởng|bộ trưởng|thứ trưởng|trưởng|phó|ủy viên|thành viên(?=\s+(?:ủy ban|thường trực))|"
    r"cán bộ|công chức|viên chức|chuyên viên|người"
)
_LEAD = re.compile(rf"(?i)^(?:{_MANY}|(?:{_POST})\b[\s,:]*(?:và\s+|hoặc\s+)?(?:một\s+)?)")
# Words that only say where the body's reach ends; the reader has already taken the tier from them.
_TAIL = re.compile(
    r"\s*\b(?:(?:thuộc|trực thuộc|của|ở|tại|trong|đóng trên|đóng|trên)\s+)?(?:địa bàn\s+)?"
    r"(?:các\s+|từng\s+|mỗi\s+|toàn\s+)?(?:cấp\s+|tuyến\s+)?"
    r"(?:(?:tỉnh|huyện|quận|thị xã|thị trấn|thành phố|đặc khu|phường|xã|thị)(?:\s+(?:các\s+)?|$))+$"
)
# What stands in brackets is an aside ("(cấp xã)", "(báo cáo)"), unless it says that not all are meant.
_ASIDE = re.compile(r"(?i)\s*\((?![^()]*\b(?:trừ|không (?:bao )?gồm|chỉ|riêng|nơi|có)\b)[^()]*\)")
_LEVEL_OF = re.compile(r"\s+cấp (?:tỉnh|huyện|xã|thành phố)\b")
_DANGLING = re.compile(r"\s+(?:có liên quan|liên quan|cấp|các|thuộc|của|trực thuộc)$")


def take_apart(text: str, context: Tier | None, *, city: bool) -> tuple[Printed, ...]:
    """Every body that a printed enumeration names. An office without a body ("Chủ tịch, các PCT UBND tỉnh") goes
    with the body named next."""
    found: list[Printed] = []
    waiting: list[str] = []
    for ref in parse_body(text, context, city=city):
        one = _one(ref, city)
        if one.post and not one.noun and not one.says_tier and ref.kind is BodyKind.PERSON:
            waiting.append(one.post)
            continue
        if waiting:
            one = replace(one, post=", ".join([*waiting, one.post] if one.post else waiting))
            waiting = []
        found.append(one)
    if waiting:
        found.append(_one(parse_body(text, context, city=city)[-1], city))
    return tuple(found)


def _one(ref: BodyRef, city: bool) -> Printed:
    name = _ASIDE.sub("", ref.name)
    if ref.places:
        name = name.partition(":")[0]
    own = next(iter(parse_body(ref.printed, None, city=city)), ref)
    is_group = ref.kind is BodyKind.GROUP
    post = ""
    if is_group:
        noun = key(name)
    else:
        post, name = _post(name)
        noun = key(name)
    return Printed(
        text=ref.printed,
        post=post,
        noun=without_tail(noun),
        tier=ref.tier,
        says_tier=own.tier is not None,
        is_set=ref.is_set,
        is_group=is_group,
        places=ref.places,
    )


def _post(name: str) -> tuple[str, str]:
    """("Chủ tịch, các Phó Chủ tịch", "Ủy ban nhân dân tỉnh"): what stands before the body, and the body."""
    rest = name.strip()
    posts = []
    while lead := _LEAD.match(rest):
        said = lead[0].strip(" ,:")
        if not re.fullmatch(_MANY.rstrip(r"[\s:]*") + r"[\s:]*", lead[0], re.I) or key(said) in {"đại diện"}:
            posts.append(re.sub(r"(?i)\s+(?:và|hoặc|một)$", "", said))
        rest = rest[lead.end() :]
    return " ".join(posts), rest


def without_tail(noun: str) -> str:
    """A key without the words for tier and unit type that end it: "công an cấp huyện" gives "công an"."""
    noun = _LEVEL_OF.sub("", noun)
    for pattern in (_DANGLING, _TAIL, _DANGLING):
        noun = pattern.sub("", noun)
    return noun.strip()
