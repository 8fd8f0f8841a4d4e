"""Cấp: which tier of the state a printed name or heading speaks of.

"Thành phố" is a district's word in a province and the province's own word in a centrally run city; the issuing body
of the document says which: pass `city=True` for a paper of such a city.
"""

from __future__ import annotations

import re

from diemcau.plan.domain.model import Tier

_CENTRAL = re.compile(
    r"(?i)\btrung ương\b(?! (?:đóng|trên địa bàn))|\bTW\b|\bTƯ\b|\bchính phủ\b|\bthủ tướng\b|\bquốc hội\b(?! tỉnh|"
    r" thành phố)|"
    r"\bcấp (?:quốc gia|nhà nước)\b|\bbộ, ngành\b|\bBộ trưởng\b"
)
_MINISTRY = re.compile(r"\bBộ (?!Chỉ huy|Tư lệnh tỉnh|phận|đội|môn|CHQS)[A-ZĐ]")
_PROVINCE = re.compile(
    r"(?i)\btỉnh\b(?! (?:lộ|thành))|\bcấp thành phố\b(?! thuộc)|\btuyến tỉnh\b|\btỉnh [ủu][yỷ]\b|\btỉnh uỷ\b|"
    r"\btỉnh đoàn\b|(?<!các )(?<!và )\bsở\b(?! (?:hữu|dĩ|thích))|"
    r"\bban quản lý (?:các )?khu (?:kinh tế|công nghiệp)|\bban dân tộc\b|\bngành dọc\b"
)
_SETS_OF_PROVINCE = re.compile(
    r"(?i)\b(?:các\s+)?sở\s*,\s*(?:ban|ngành|cơ quan|đoàn)|\bsở ngành\b|\bcác sở\b|\bsở\b|\bban,? ngành\b"
)
_DISTRICT = re.compile(
    r"(?i)\bhuyện\b|\bthị xã\b|\bquận\b|\bthị [ủu][yỷ]\b|\bhuyện [ủu][yỷ]\b|\bhuyện uỷ\b|\bquận [ủu][yỷ]\b|"
    r"\btuyến huyện\b|\bTX\b|(?<=/)thị\b"
)
_CITY = re.compile(r"(?i)\bthành phố\b|\bTP\b|\bthành [ủu][yỷ]\b|\bthành uỷ\b")
_COMMUNE = re.compile(
    r"(?i)(?<!thị )(?<!hợp tác )(?<!thông tấn )\bxã\b(?! hội)|\bphường\b(?! hội)|\bthị trấn\b|\bđặc khu\b|\btuyến xã\b"
)
# What only places a body on the map says nothing of its tier.
_PLACED = re.compile(
    r"(?i)\s+(?:trên địa bàn|trong(?= (?:toàn )?(?:tỉnh|thành phố|huyện))|thuộc|trực thuộc|của(?= (?:tỉnh|thành phố|"
    r"toàn)))\s+.*$"
)
_COMPANY = re.compile(r"(?i)^(?:các\s+)?(?:công ty|tập đoàn|tổng công ty|doanh nghiệp)\b")
_LEVELS = (
    (Tier.COMMUNE, re.compile(r"(?i)\b(?:cấp|tuyến)\s+xã\b|\(cấp xã\)")),
    (Tier.DISTRICT, re.compile(r"(?i)\b(?:cấp|tuyến)\s*\.?\s*(?:huyện|quận)\b")),
    (Tier.PROVINCE, re.compile(r"(?i)\b(?:cấp|tuyến)\s+(?:tỉnh|thành phố)\b(?!, (?:thị|huyện))")),
    (Tier.CENTRAL, re.compile(r"(?i)\b(?:cấp|ở)\s+(?:trung ương|quốc gia)\b")),
)
_BASE = re.compile(
    r"(?i)\bđiểm c[ầâ]u\b.*\b(?:cơ sở|bệnh viện|trung tâm y tế|trường|doanh nghiệp|đơn vị|công ty|trạm)\b|^cơ sở\b|"
    r"^(?:các )?(?:cơ sở khám|doanh nghiệp|trường|đơn vị trực thuộc|bệnh viện)"
)


def tier_of_heading(heading: str, *, city: bool = False) -> Tier | None:
    """The tier that a printed group stands for: 'Cấp tỉnh', 'Các xã, phường, thị trấn (cấp xã)', 'Tuyến huyện'."""
    for tier, pattern in _LEVELS:
        if pattern.search(heading):
            return tier
    if (
        _BASE.search(heading)
        and not _DISTRICT.search(heading)
        and not _COMMUNE.search(heading)
        and not re.search(r"(?i)\b(?:UBND|ủy ban nhân dân)\b", heading)
    ):
        return Tier.OTHER
    return tier_of_name(heading, city=city)


def tiers_in(text: str, *, city: bool = False) -> frozenset[Tier]:
    """Every tier that a text speaks of."""
    found = set()
    if _CENTRAL.search(text) or _MINISTRY.search(text):
        found.add(Tier.CENTRAL)
    if _PROVINCE.search(text) or _SETS_OF_PROVINCE.search(text):
        found.add(Tier.PROVINCE)
    if _COMMUNE.search(text):
        found.add(Tier.COMMUNE)
    if _DISTRICT.search(text):
        found.add(Tier.DISTRICT)
    if _CITY.search(text):
        found.add(Tier.PROVINCE if city and not _DISTRICT.search(text) else Tier.DISTRICT)
    return frozenset(found)


def tier_of_name(name: str, *, city: bool = False) -> Tier | None:
    """The tier of one body; None where the name does not say, or says two.

    The lowest place in a name is the body's own: 'Công an xã A, huyện B' is the commune's.
    """
    if _COMPANY.match(name):
        return Tier.OTHER
    for tier, pattern in _LEVELS:
        if pattern.search(name):
            others = [other for other, level in _LEVELS if other is not tier and level.search(name)]
            return None if others else tier
    own = _PLACED.sub("", name)
    found = tiers_in(own, city=city)
    for tier in (Tier.COMMUNE, Tier.DISTRICT, Tier.PROVINCE, Tier.CENTRAL):
        if tier in found:
            return tier
    return None
