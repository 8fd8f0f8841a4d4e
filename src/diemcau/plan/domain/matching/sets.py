"""Names that mean a set of bodies ("các Sở, Ban, ngành") or nobody in particular ("các đơn vị liên quan"). Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

from diemcau.directory.domain import BodyKind, Tier
from diemcau.plan.domain.matching.printed import Printed
from diemcau.plan.domain.matching.scope import Scope

_MASS = (BodyKind.FRONT, BodyKind.MASS_ORGANISATION)

# The first pattern that fits the whole noun decides: the kinds of the set, and the tier where the name says none.
_SETS: tuple[tuple[re.Pattern[str], tuple[BodyKind, ...], Tier | None], ...] = tuple(
    (re.compile(pattern), kinds, tier)
    for pattern, kinds, tier in (
        (r"(?:cơ quan|đơn vị|cơ quan đơn vị|khối)?\s*(?:trung ương )?ngành dọc.*", (BodyKind.VERTICAL,), None),
        (r"(?:cơ quan|đơn vị) trung ương(?: đóng)?", (BodyKind.VERTICAL,), None),
        (
            r"sở (?:ban )*(?:ngành )?(?:hội )?đoàn thể(?: chính trị xã hội)?",
            (BodyKind.DEPARTMENT, *_MASS),
            Tier.PROVINCE,
        ),
        (r"sở(?: ban| ngành)*(?: cơ quan)?(?: thuộc ủy ban nhân dân)?", (BodyKind.DEPARTMENT,), Tier.PROVINCE),
        (r"(?:cơ quan|đơn vị) chuyên môn(?: thuộc ủy ban nhân dân)?", (BodyKind.DEPARTMENT, BodyKind.DIVISION), None),
        (r"ban ngành(?: hội)? đoàn thể", (BodyKind.DEPARTMENT, BodyKind.DIVISION, *_MASS), None),
        (r"(?:ban ngành|ngành)", (BodyKind.DEPARTMENT, BodyKind.DIVISION), None),
        (r"phòng(?: ban)*(?: ngành)?(?: chuyên môn)?(?: thuộc ủy ban nhân dân)?", (BodyKind.DIVISION,), Tier.DISTRICT),
        (r"(?:mặt trận )?(?:hội )?(?:đoàn thể|tổ chức) chính trị xã hội", (BodyKind.MASS_ORGANISATION,), None),
        (r"(?:hội )?đoàn thể", (BodyKind.MASS_ORGANISATION,), None),
        (
            r"(?:cơ quan|ban)(?: tham mưu giúp việc)? (?:đảng|(?:của )?(?:tỉnh|thành|huyện) ủy)",
            (BodyKind.PARTY_BODY,),
            None,
        ),
        (r"ban (?:của )?hội đồng nhân dân", (BodyKind.COUNCIL_BODY,), None),
        (r"bộ(?: ban)?(?: ngành)?(?: cơ quan ngang bộ)?", (BodyKind.MINISTRY,), Tier.CENTRAL),
        (r"đơn vị sự nghiệp(?: công lập)?(?: thuộc ủy ban nhân dân)?", (BodyKind.PUBLIC_UNIT,), None),
    )
)  # fmt: skip

_OPEN = re.compile(
    r"(?:(?:cơ quan|đơn vị|tổ chức|địa phương|cá nhân|tập thể|thành phần|bộ phận|doanh nghiệp|bộ|ngành|ban ngành|phòng|"
    r"sở)\s*)*"
    r"(?:khác|có|nêu trên|trên|chức năng|tham mưu|(?:tổ chức|hoạt động) trên địa bàn)*"
)
_AS_ABOVE = re.compile(r"(?i)^(?:như (?:trên|điều|kính gửi|phần|tp\b|thành phần)|lưu\b|lưu:|vt\b|văn thư)")
_LOCAL = {
    "địa phương",
    "chính quyền địa phương",
    "ủy ban nhân dân địa phương",
    "ủy ban nhân dân các địa phương",
}
_UNNAMED = {"cơ quan", "đơn vị", "tổ chức", "cá nhân", "tập thể", "thành phần", "bộ phận", "doanh nghiệp"}


def is_open(name: Printed) -> bool:
    """Whether a name means nobody in particular: "các cơ quan, đơn vị liên quan", "Như Điều 3"."""
    if _AS_ABOVE.match(name.text):
        return True
    if re.search(r"(?i)\bliên quan\b", name.text) and name.noun and _OPEN.fullmatch(name.noun):
        return True
    return any(name.noun.startswith(word) for word in _UNNAMED) and bool(_OPEN.fullmatch(name.noun))


def members_of_set(name: Printed, scope: Scope) -> list[int] | None:
    """The members of a named set; None where the name is no set that we know."""
    if name.noun in _LOCAL:
        return scope.of_kind(Tier(name.tier.value) if name.tier else scope.below, BodyKind.PEOPLE_COMMITTEE)
    for pattern, kinds, usual in _SETS:
        if not pattern.fullmatch(name.noun):
            continue
        if name.noun.startswith("phòng") and not name.is_set:
            return None
        tier = name.tier.value if name.tier else usual or scope.owner.tier
        found = scope.of_kind(tier, *kinds)
        if name.noun == "sở":
            found = [o for o in found if scope.directory.bodies[o].name.casefold().startswith("sở ")]
        return sorted(found, key=_order(scope))
    return None


def starting_with(name: Printed, scope: Scope) -> list[int]:
    """ "các bệnh viện": every body of the scope whose name begins so."""
    if not name.noun:
        return []
    found = [
        organisation
        for core, organisations in scope.directory.by_core.items()
        if core.startswith(f"{name.noun} ")
        for organisation in scope.within(organisations)
        if not name.says_tier or scope.directory.bodies[organisation].tier == name.tier
    ]
    return sorted(dict.fromkeys(found), key=_order(scope))


def _order(scope: Scope) -> Callable[[int], int]:
    """The directory's own order: by rank."""
    return {organisation: place for place, organisation in enumerate(scope.directory.bodies)}.__getitem__
