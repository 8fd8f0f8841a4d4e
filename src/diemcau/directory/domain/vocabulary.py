"""The words of the directory: tiers, kinds of bodies, roles."""

from __future__ import annotations

from enum import StrEnum


class Tier(StrEnum):
    """Cấp: where a body stands in the state."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    OTHER = "other"


TIER_NAMES = {
    Tier.CENTRAL: "Trung ương",
    Tier.PROVINCE: "Cấp tỉnh",
    Tier.DISTRICT: "Cấp huyện",
    Tier.COMMUNE: "Cấp xã",
    Tier.OTHER: "Khác",
}


class BodyKind(StrEnum):
    """Loại cơ quan: which sets of a plan a body belongs to."""

    PEOPLE_COMMITTEE = "people_committee"
    PEOPLE_COUNCIL = "people_council"
    COUNCIL_BODY = "council_body"  # Ban của HĐND, Văn phòng Đoàn ĐBQH và HĐND
    PARTY_COMMITTEE = "party_committee"
    PARTY_BODY = "party_body"  # ban, văn phòng của cấp ủy
    FRONT = "front"
    MASS_ORGANISATION = "mass_organisation"
    DEPARTMENT = "department"  # sở, ban, ngành; văn phòng UBND
    DIVISION = "division"  # phòng thuộc UBND cấp huyện
    VERTICAL = "vertical"  # cơ quan ngành dọc
    PUBLIC_UNIT = "public_unit"  # đơn vị sự nghiệp: đài, trường, bệnh viện
    ENTERPRISE = "enterprise"
    MINISTRY = "ministry"
    OTHER = "other"


BODY_KIND_NAMES = {
    BodyKind.PEOPLE_COMMITTEE: "Ủy ban nhân dân",
    BodyKind.PEOPLE_COUNCIL: "Hội đồng nhân dân",
    BodyKind.COUNCIL_BODY: "Cơ quan của HĐND",
    BodyKind.PARTY_COMMITTEE: "Cấp ủy",
    BodyKind.PARTY_BODY: "Cơ quan của cấp ủy",
    BodyKind.FRONT: "Mặt trận Tổ quốc",
    BodyKind.MASS_ORGANISATION: "Đoàn thể",
    BodyKind.DEPARTMENT: "Sở, ban, ngành",
    BodyKind.DIVISION: "Phòng, ban cấp huyện",
    BodyKind.VERTICAL: "Cơ quan ngành dọc",
    BodyKind.PUBLIC_UNIT: "Đơn vị sự nghiệp",
    BodyKind.ENTERPRISE: "Doanh nghiệp",
    BodyKind.MINISTRY: "Bộ, cơ quan ngang bộ",
    BodyKind.OTHER: "Khác",
}


class Role(StrEnum):
    """Vai: what an account may do, held for one conference or for one organisation."""

    ORGANISER = "organiser"
    OFFICE = "office"
    TECHNICIAN = "technician"
    UNIT_CONTACT = "unit_contact"
    APPRAISER = "appraiser"
    CHAIR = "chair"
    SECRETARY = "secretary"


ROLE_NAMES = {
    Role.ORGANISER: "Ban tổ chức",
    Role.OFFICE: "Văn phòng",
    Role.TECHNICIAN: "Kỹ thuật",
    Role.UNIT_CONTACT: "Đầu mối đơn vị",
    Role.APPRAISER: "Tổ thẩm định",
    Role.CHAIR: "Chủ trì",
    Role.SECRETARY: "Thư ký",
}
