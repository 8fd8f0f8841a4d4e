"""Make an example directory from compact facts: areas, rules of the bodies in each, and invented people.

A province has a thousand bodies that differ only in the name of their area; the facts are the areas.
Every person is invented and marked so; telephone numbers lie in no range that is in use, addresses in
the domain `.example` (RFC 2606).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from diemcau.directory.domain import cells
from diemcau.directory.domain.examples.people import Line, Rules, people, positions
from diemcau.directory.domain.rows import (
    GroupRow,
    MemberRow,
    OrganisationRow,
    Snapshot,
    VenueRow,
)
from diemcau.directory.domain.vocabulary import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The lines of an example's files, each by its Vietnamese headings."""

    domain: str
    names: Mapping[str, Sequence[str]]  # family; men_middle, men_given; women_middle, women_given
    valid_from: date | None = None
    areas: Sequence[Line]
    bodies: Sequence[Line]
    organisations: Sequence[Line]
    positions: Sequence[Line]
    groups: Sequence[Line] = ()
    members: Sequence[Line] = ()
    venues: Sequence[Line] = ()


@dataclass(slots=True)
class _Area:
    code: str  # with its province: 49.20335, because the codes of communes were given out again in 2025
    number: str
    name: str
    locality: str
    tier: Tier
    above: str

    @property
    def words(self) -> dict[str, str]:
        return {"name": self.name, "area": f"{self.locality} {self.name}"}


def example(facts: Facts) -> Snapshot:
    """The whole directory of one province: bodies, positions, invented people, groups, rooms."""
    made = Snapshot()
    areas = _areas(facts.areas)
    for area in areas.values():
        made.add(*_bodies(area, facts))
    made.add(*map(organisation, facts.organisations))
    for row in list(made.organisations.values()):
        if facts.valid_from and row.valid_from is None:
            made.add(replace(row, valid_from=facts.valid_from))
    bodies, rules = list(made.organisations.values()), Rules(facts.positions)
    made.add(*positions(bodies, rules))
    made.add(*people(bodies, rules, domain=facts.domain, names=facts.names, since=facts.valid_from))
    for line in facts.groups:
        for owner, words in _owners(line["Đơn vị"], areas.values()):
            made.add(
                GroupRow(
                    organisation=owner,
                    name=line["Tên nhóm"].format(**words),
                    decision=line["Quyết định thành lập"],
                    valid_from=cells.as_date(line["Có từ ngày"]),
                    valid_to=cells.as_date(line["Đến hết ngày"]),
                )
            )
    made.add(*_members(made, facts.members))
    for line in facts.venues:
        for owner, words in _owners(line["Đơn vị"], areas.values()):
            name = line["Tên phòng"].format(**words)
            capacity = cells.as_count(100_000)(line["Số chỗ"])
            made.add(VenueRow(organisation=owner, name=name, address=line["Địa chỉ"], capacity=capacity))
    return made


def _areas(lines: Iterable[Line]) -> dict[str, _Area]:
    found: dict[str, _Area] = {}
    province = ""
    for line in lines:
        number, above = line["Mã đơn vị hành chính"], line["Thuộc"]
        province = province if above else number
        found[number] = _Area(
            number if not above else f"{province}.{number}",
            number,
            line["Tên"],
            line["Loại địa bàn"],
            cells.as_tier(line["Cấp"]),
            found[above].code if above else "",
        )
    return found


def _bodies(area: _Area, facts: Facts) -> Iterator[OrganisationRow]:
    for rule in facts.bodies:
        if cells.as_tier(rule["Cấp"]) is not area.tier or rule["Loại địa bàn"] not in {"*", area.locality}:
            continue
        parent = rule["Trực thuộc"]
        above = area.above if parent.startswith("^") else area.code
        yield OrganisationRow(
            code=f"{area.code}.{rule['Mã']}",
            name=rule["Tên"].format(**area.words),
            short_name=rule["Tên tắt"].format(**area.words),
            aliases=cells.as_names(rule["Tên khác"].format(**area.words)),
            tier=area.tier,
            kind=cells.as_kind(rule["Loại"]),
            parent=f"{above}.{parent.removeprefix('^')}" if parent else "",
            area_code=area.number,
            locality=area.locality,
            rank=int(rule["Thứ tự"]),
        )


def organisation(line: Line) -> OrganisationRow:
    return OrganisationRow(
        code=line["Mã"],
        name=line["Tên"],
        short_name=line["Tên tắt"],
        aliases=cells.as_names(line["Tên khác"]),
        tier=cells.as_tier(line["Cấp"]),
        kind=cells.as_kind(line["Loại"]),
        parent=line["Trực thuộc"],
        area_code=line["Mã đơn vị hành chính"],
        rank=int(line["Thứ tự"]),
        valid_from=cells.as_date(line.get("Có từ ngày", "")),
    )


def _members(made: Snapshot, lines: Iterable[Line]) -> Iterator[MemberRow]:
    holders: dict[tuple[str, str], str] = {}
    for appointment in made.appointments.values():
        holders.setdefault((appointment.organisation, appointment.title), appointment.person)
    for line in lines:
        seat = (line["Đơn vị của chức danh"], line["Chức danh"])
        yield MemberRow(
            organisation=line["Đơn vị"],
            group=line["Tên nhóm"],
            group_from=cells.as_date(line["Nhóm có từ ngày"]),
            person=holders[seat],
            seat_of=seat[0],
            title=seat[1],
            duty=line["Nhiệm vụ"],
        )


def _owners(pattern: str, areas: Iterable[_Area]) -> Iterator[tuple[str, dict[str, str]]]:
    """`49.UBND` is itself; `{H}.UBND` is that of every district, `{X}.UBND` of every commune."""
    if not pattern.startswith("{"):
        yield pattern, {}
        return
    tier = {"{H}": Tier.DISTRICT, "{X}": Tier.COMMUNE}[pattern[:3]]
    for area in areas:
        if area.tier is tier:
            yield f"{area.code}{pattern[3:]}", area.words
