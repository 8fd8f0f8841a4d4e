"""References to organisations as a plan prints them, ready to be matched to a directory by a later layer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from diemcau.plan.domain.abbreviations import body_key, expand
from diemcau.plan.domain.letters import UPPER
from diemcau.plan.domain.model import Tier
from diemcau.plan.domain.names import split_names
from diemcau.plan.domain.tiers import tier_of_name


class BodyKind(StrEnum):
    """Loại cơ quan, by what it does in the system and not by its rank."""

    PEOPLES_COMMITTEE = "peoples_committee"  # UBND
    PEOPLES_COUNCIL = "peoples_council"  # HĐND, its Thường trực and its Ban
    ASSEMBLY = "assembly"  # Quốc hội, Đoàn ĐBQH
    PARTY_COMMITTEE = "party_committee"  # Tỉnh ủy, Huyện ủy, Đảng ủy
    PARTY_ORGAN = "party_organ"  # Ban Tổ chức Tỉnh ủy, Văn phòng Huyện ủy
    FRONT = "front"  # Ủy ban Mặt trận Tổ quốc
    MASS_ORGANISATION = "mass_organisation"  # Hội, Đoàn, Liên đoàn Lao động
    OFFICE = "office"  # Văn phòng UBND, Văn phòng Đoàn ĐBQH và HĐND
    DEPARTMENT = "department"  # Sở, Thanh tra tỉnh, Ban Dân tộc
    DIVISION = "division"  # Phòng của huyện hay của Sở
    VERTICAL = "vertical"  # cơ quan ngành dọc
    MINISTRY = "ministry"
    GROUP = "group"  # Ban Chỉ đạo, Tổ giúp việc, Hội đồng thi đua
    SERVICE = "service"  # đơn vị sự nghiệp: Trung tâm, Bệnh viện, Trường
    MEDIA = "media"  # Đài, Báo, Cổng thông tin
    ENTERPRISE = "enterprise"
    PERSON = "person"  # an office holder named instead of the body
    MIXED = "mixed"  # 'các cơ quan, đơn vị, địa phương'
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRef:
    """One body, or one set of bodies.

    `places` are the units named after a set ('UBND các phường: A, B'); `unit_types` the types that the set names
    ('xã', 'phường'), empty where it says only the tier ('cấp xã') or is no set.
    """

    printed: str
    name: str  # abbreviations written out
    kind: BodyKind
    tier: Tier | None
    is_set: bool
    standing: bool = False  # Thường trực, Ban Thường vụ: the body's standing members
    unit_types: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def of_each(self) -> bool:
        """Whether it stands for the same body in every unit of its tier: 'Phòng Nội vụ' under 'Cấp huyện'."""
        return self.tier in UNIT_TYPES and not self.places and not _PLACED.search(self.name)

    @property
    def key(self) -> str:
        """What two printings of one body share."""
        return body_key(re.sub(r"(?i)^(?:các|những)\s+", "", self.printed))


UNIT_TYPES = {
    Tier.DISTRICT: ("huyện", "quận", "thị xã", "thành phố"),
    Tier.COMMUNE: ("xã", "phường", "thị trấn", "đặc khu"),
}

_KINDS = (
    # The first that fits decides: what is said first in a name, and the narrow before the wide.
    (
        BodyKind.PERSON,
        (
            r"^(?:các |những )?(?:đồng chí|đ/c|ông|bà|thầy|cô|chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|thủ trưởng|"
            r"chánh|phó|bộ trưởng|thứ trưởng|bí thư|hiệu trưởng|trưởng|tổng giám đốc|tổng biên tập|thủ tướng|"
            r"giáo viên|người đứng đầu|cục trưởng|viện trưởng)\b"
        ),
    ),
    (
        BodyKind.GROUP,
        (
            r"\b(?:ban chỉ đạo|ban chỉ huy|tổ giúp việc|tổ công tác|tổ biên tập|ban tổ chức(?! (?:tỉnh|thành|huyện|"
            r"thị|quận|đảng|trung))|hội đồng (?!nhân dân|thành viên|quản trị)|đoàn (?:kiểm tra|thanh tra|giám sát|"
            r"công tác)|tiểu ban|ban bầu cử|ủy ban bầu cử|tổ bầu cử|ban giám khảo|ban giám hiệu|ban giám đốc|"
            r"tổ thẩm định)\b|^(?:các )?tổ (?!chức|dân)"
        ),
    ),
    (BodyKind.OFFICE, r"^(?:lãnh đạo )?văn phòng (?!(?:tỉnh|thành|huyện|thị|quận|đảng) ?[uủ][yỷ]|trung ương)"),
    (
        BodyKind.PARTY_ORGAN,
        (
            r"^(?:các )?(?:ban|văn phòng|ủy ban kiểm tra|cơ quan|đảng ủy khối|trường chính trị)\b.*\b(?:tỉnh|thành|"
            r"huyện|thị|quận) [uủ][yỷ]\b|^ban (?:tuyên giáo|dân vận|nội chính)\b|^văn phòng trung ương"
        ),
    ),
    (BodyKind.PEOPLES_COUNCIL, r"\bhội đồng nhân dân\b"),
    (BodyKind.PEOPLES_COMMITTEE, r"\bủy ban nhân dân\b"),
    (BodyKind.FRONT, r"\bmặt trận\b"),
    (
        BodyKind.PARTY_COMMITTEE,
        (r"\b(?:tỉnh|thành|huyện|thị|quận|đảng) [uủ][yỷ]\b|\bcấp ủy\b|\bđảng bộ\b|\bchi bộ\b|\bcơ quan đảng\b"),
    ),
    (BodyKind.ASSEMBLY, r"\bđại biểu quốc hội\b|^quốc hội"),
    (
        BodyKind.VERTICAL,
        (
            r"\bngành dọc\b|^(?:bộ chỉ huy|công an|cục|chi cục thuế|kho bạc|bảo hiểm xã hội|ngân hàng|tòa án|"
            r"viện kiểm sát|bộ đội|kiểm toán|quản lý thị trường|quân sự|biên phòng|ban chỉ huy quân sự|hải quan|thuế|"
            r"chi nhánh ngân hàng)\b"
        ),
    ),
    (
        BodyKind.DEPARTMENT,
        (r"^(?:các |mỗi )?(?:sở|thanh tra(?! viên)|ban dân tộc|ban quản lý|ban,? ngành)\b|\bsở, (?:ban, )?ngành\b"),
    ),
    (BodyKind.MINISTRY, r"^(?:các )?bộ (?!phận|môn|đội)"),
    (BodyKind.DIVISION, r"^(?:các |lãnh đạo )?(?:phòng|khoa|bộ phận|đội)\b"),
    (BodyKind.MEDIA, r"^(?:các )?(?:đài|báo|cổng|thông tấn|cơ quan (?:báo|thông tấn|truyền thông|thông tin))\b"),
    (
        BodyKind.MASS_ORGANISATION,
        (
            r"^(?:các )?(?:hội|liên đoàn|liên hiệp|liên minh|công đoàn|đoàn|tỉnh đoàn|huyện đoàn|thành đoàn|đoàn thể|"
            r"tổ chức chính trị|tổ chức đoàn)"
        ),
    ),
    (
        BodyKind.SERVICE,
        (
            r"^(?:các )?(?:trung tâm|bệnh viện|trường|trạm|học viện|đại học|viện|nhà trường|chi cục|ban quản lý dự án|"
            r"quỹ|hạt)\b"
        ),
    ),
    (
        BodyKind.ENTERPRISE,
        (
            r"^(?:các )?(?:công ty|tập đoàn|tổng công ty|doanh nghiệp|viễn thông|bưu điện|điện lực|vnpt|viettel|"
            r"xí nghiệp|hợp tác xã)\b"
        ),
    ),
    (BodyKind.MIXED, r"^(?:các |những )?(?:cơ quan|đơn vị|địa phương|tổ chức|ngành|cấp)\b"),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)
_SET = re.compile(
    r"(?i)\b(?:các|những|mỗi|từng|tất cả|toàn thể)\b|\bcấp (?:tỉnh|huyện|xã|thành phố)\b|^(?:sở|ban|cơ quan|đơn vị|"
    r"địa phương|doanh nghiệp),|"
    r"\b(?:huyện|xã|phường|thị xã|quận)\s*[,/]|\bngành dọc\b|^(?:sở|ban)?,? ?ban,? ngành"
)
_STANDING = re.compile(r"(?i)^(?:các đồng chí\s+)?(?:ban )?thường (?:trực|vụ)\b")
_NAMED_PLACES = re.compile(r"(?i)(?:xã|phường|huyện|thành phố|thị xã|thị trấn|đặc khu|quận)\s*:\s*(?P<places>\S.*)$")
_TYPE = re.compile(
    r"(?i)(?<![\w])(thị xã|thị trấn|thành phố|đặc khu|huyện|quận|phường|(?<!hợp tác )xã(?! hội)|thị(?= [/,]|/|,)|TX|"
    r"TP)(?![\w])"
)
_OF_PLACE = re.compile(rf"^\s+[{UPPER}]")
_PLACED = re.compile(rf"(?i:\b(?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu))\s+(?!Hội|Đảng)[{UPPER}]")
_PARTY_TYPES = (("huyện", "huyện"), ("quận", "quận"), ("thị", "thị xã"), ("thành", "thành phố"))
_SPELT = {"tx": "thị xã", "tp": "thành phố", "thị": "thị xã"}


def parse_body(text: str, tier_context: Tier | None = None, *, city: bool = False) -> tuple[BodyRef, ...]:
    """Read a printed enumeration into references, in its order.

    Args:
        text: names as printed: 'các Sở, Ban, ngành và UBND cấp xã'.
        tier_context: the tier that the text stands under; taken where a name does not say its own.
        city: whether 'thành phố' means the province's own tier (a centrally run city).
    """
    return tuple(_one(name, tier_context, city) for name in split_names(text))


@lru_cache(maxsize=4096)
def _one(printed: str, context: Tier | None, city: bool) -> BodyRef:
    name = expand(printed)
    named = _NAMED_PLACES.search(name)
    places = tuple(part.strip(" .") for part in re.split(r"\s*,\s*|\s+và\s+", named["places"])) if named else ()
    head = name[: named.start("places")].rstrip(" :") if named else name
    is_set = bool(_SET.search(head)) or bool(places)
    tier = tier_of_name(head, city=city)
    kind = body_kind(head)
    if tier is None or (kind is BodyKind.DIVISION and context is not None):
        tier = context if tier is None else tier
    return BodyRef(
        printed=printed,
        name=name,
        kind=kind,
        tier=tier,
        is_set=is_set,
        standing=bool(_STANDING.match(head)),
        unit_types=_unit_types(head) if tier in UNIT_TYPES else (),
        places=places,
    )


def body_kind(name: str) -> BodyKind:
    """The kind of a body by its written-out name."""
    plain = re.sub(
        r"(?i)^(?:đại diện|lãnh đạo|các đồng chí)\s+|^(?:ban )?thường (?:trực|vụ)\s+",
        "",
        name.replace("Uỷ", "Ủy").replace("uỷ", "ủy"),
    )
    plain = re.sub(r"\s*\([^()]*\)", "", plain)
    plain = re.split(r"(?i)\s+(?:trực thuộc|thuộc)\s", plain)[0]
    for kind, pattern in _COMPILED:
        if pattern.search(plain):
            return kind
    return BodyKind.OTHER


def _unit_types(name: str) -> tuple[str, ...]:
    """The types named without a place: 'UBND các xã, phường' gives both, 'UBND xã Bình An' none."""
    types = [full for short, full in _PARTY_TYPES if re.search(rf"(?i)\b{short} (?:ủy|uỷ)", name)]
    if types:
        return tuple(types)
    for found in _TYPE.finditer(name):
        if _OF_PLACE.match(name[found.end() :]) or re.search(r"(?i)\b(?:cấp|tuyến)\s+$", name[: found.start()]):
            continue
        word = found[0].lower()
        types.append(_SPELT.get(word, word))
    return tuple(dict.fromkeys(types))
