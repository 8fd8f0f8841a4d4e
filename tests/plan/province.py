"""A small province of the reference kind: three districts, seven communes, some bodies of each tier."""

from __future__ import annotations

from dataclasses import dataclass

from diemcau.directory.domain import BodyKind, Tier
from diemcau.plan.domain.matching import Body, Directory, Roster

DISTRICTS = {"502": ("thành phố", "Tam Kỳ"), "507": ("thị xã", "Điện Bàn"), "517": ("huyện", "Núi Thành")}
COMMUNES = {
    "20335": ("phường", "Tân Thạnh", "502"),
    "20338": ("phường", "Phước Hòa", "502"),
    "20551": ("phường", "Vĩnh Điện", "507"),
    "20554": ("xã", "Điện Tiến", "507"),
    "20965": ("thị trấn", "Núi Thành", "517"),
    "20968": ("xã", "Tam Xuân I", "517"),
    "20971": ("xã", "Tam Tiến", "517"),
}
DEPARTMENTS = ["Sở Nội vụ", "Sở Tài chính", "Sở Thông tin và Truyền thông", "Sở Văn hóa, Thể thao và Du lịch"]
VERTICALS = ["Công an tỉnh Quảng Nam", "Cục Thuế tỉnh Quảng Nam", "Ngân hàng Nhà nước chi nhánh Quảng Nam"]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One organisation by code, before it is a fact or a row of the database."""

    code: str
    name: str
    tier: Tier
    kind: BodyKind
    parent: str = ""
    area: str = ""
    locality: str = ""


def rows() -> list[Row]:
    found = [*_constitutional("49", "tỉnh", "Quảng Nam", Tier.PROVINCE, "")]
    departments = ["Văn phòng Ủy ban nhân dân tỉnh", *DEPARTMENTS]
    found += [_province(name, BodyKind.DEPARTMENT, "49.UBND") for name in departments]
    found += [_province(name, BodyKind.VERTICAL, "") for name in VERTICALS]
    found += [
        _province("Ban Tổ chức Tỉnh ủy", BodyKind.PARTY_BODY, "49.CU"),
        _province("Ban Pháp chế Hội đồng nhân dân tỉnh", BodyKind.COUNCIL_BODY, "49.HDND"),
        _province("Hội Nông dân tỉnh Quảng Nam", BodyKind.MASS_ORGANISATION, "49.MTTQ"),
        _province("Đài Phát thanh và Truyền hình Quảng Nam", BodyKind.PUBLIC_UNIT, "49.UBND"),
    ]
    for code, (locality, name) in DISTRICTS.items():
        found += _constitutional(code, locality, name, Tier.DISTRICT, "49")
        facts = {"tier": Tier.DISTRICT, "parent": f"{code}.UBND", "area": code}
        found.append(Row(code=f"{code}.PNV", name=f"Phòng Nội vụ {locality} {name}", kind=BodyKind.DIVISION, **facts))
    for code, (locality, name, district) in COMMUNES.items():
        found += _constitutional(code, locality, name, Tier.COMMUNE, district)
    return found


def _province(name: str, kind: BodyKind, parent: str) -> Row:
    return Row(code=f"49.{name}", name=name, tier=Tier.PROVINCE, kind=kind, parent=parent, area="49")


def _constitutional(code: str, locality: str, name: str, tier: Tier, above: str) -> list[Row]:
    party = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "thị xã": "Thị ủy", "huyện": "Huyện ủy"}.get(locality)
    facts = {"tier": tier, "area": code, "locality": locality}
    return [
        Row(
            code=f"{code}.{short}",
            name=full,
            kind=kind,
            parent=f"{above}.{short}" if above else "",
            **facts,
        )
        for short, full, kind in (
            ("CU", f"{party} {name}" if party else f"Đảng ủy {locality} {name}", BodyKind.PARTY_COMMITTEE),
            ("HDND", f"Hội đồng nhân dân {locality} {name}", BodyKind.PEOPLE_COUNCIL),
            ("UBND", f"Ủy ban nhân dân {locality} {name}", BodyKind.PEOPLE_COMMITTEE),
            ("MTTQ", f"Ủy ban Mặt trận Tổ quốc Việt Nam {locality} {name}", BodyKind.FRONT),
        )
    ]


def city_rows() -> list[Row]:
    """A centrally run city of two tiers: no districts."""
    found = [*_constitutional("48", "thành phố", "Đà Nẵng", Tier.PROVINCE, "")]
    facts = {"tier": Tier.PROVINCE, "parent": "48.UBND", "area": "48", "kind": BodyKind.DEPARTMENT}
    found.append(Row(code="48.SNV", name="Sở Nội vụ", **facts))
    for code, (locality, name) in {
        "20242": ("phường", "Hải Châu"),
        "20320": ("xã", "Hòa Vang"),
        "20333": ("đặc khu", "Hoàng Sa"),
    }.items():
        found += _constitutional(code, locality, name, Tier.COMMUNE, "48")
    return found


def directory(given: list[Row] | None = None, groups: dict[str, tuple[str, int | None]] | None = None) -> Directory:
    """The facts of these organisations; ids count from 1 in their order. Groups: name → code of its body, people."""
    given = rows() if given is None else given
    ids = {row.code: number for number, row in enumerate(given, start=1)}
    bodies = [
        Body(ids[row.code], row.name, "", (), row.tier, row.kind, ids.get(row.parent), row.area, row.locality)
        for row in given
    ]
    rosters = [
        Roster(number, ids[code], name, people)
        for number, (name, (code, people)) in enumerate((groups or {}).items(), start=1)
    ]
    return Directory(bodies, rosters)
