"""Make an example directory from compact facts: areas, rules of the bodies in each, and invented people.

A province has a thousand bodies that differ only in the name of their area; the facts are the areas.
Every person is invented and marked so; telephone numbers lie in no range that is in use, addresses in
the domain `.example` (RFC 2606).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

from diemcau.directory.domain import cells
from diemcau.directory.domain.rows import (
    AppointmentRow,
    GroupRow,
    MemberRow,
    OrganisationRow,
    PersonRow,
    PositionRow,
    Snapshot,
    VenueRow,
)
from diemcau.directory.domain.vocabulary import BodyKind, Tier
from diemcau.kernel.vietnamese import fold

Line = Mapping[str, str]


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


@dataclass(slots=True)
class _Names:
    domain: str
    parts: Mapping[str, Sequence[str]]
    used: Counter[str] = field(default_factory=Counter)

    def person(self, code: str) -> PersonRow:
        """The same person each time for the same code."""
        dice = Random(code)
        sex = "women" if dice.random() < 0.35 else "men"
        name = " ".join(dice.choice(self.parts[part]) for part in ("family", f"{sex}_middle", f"{sex}_given"))
        address = fold(name).replace(" ", ".")
        self.used[address] += 1
        number = str(self.used[address]) if self.used[address] > 1 else ""
        phone = f"0000 {dice.randrange(1000):03} {dice.randrange(1000):03}"
        email = f"{address}{number}@{self.domain}"
        return PersonRow(code=code, name=name, email=email, phone=phone, is_invented=True)


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
    rules = _Rules(facts.positions)
    made.add(*_positions(made.organisations.values(), rules))
    made.add(*_people(made, facts, rules))
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


class _Rules:
    """Which titles a body has: by tier, kind and the beginning of its name."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._by_body: defaultdict[tuple[Tier, BodyKind], list[Line]] = defaultdict(list)
        for line in lines:
            self._by_body[cells.as_tier(line["Cấp"]), cells.as_kind(line["Loại"])].append(line)

    def of(self, body: OrganisationRow) -> list[Line]:
        lines = self._by_body[body.tier, body.kind]
        return [line for line in lines if body.name.startswith(line["Tên bắt đầu bằng"])]


def _positions(organisations: Iterable[OrganisationRow], rules: _Rules) -> Iterator[PositionRow]:
    for body in organisations:
        for rule in rules.of(body):
            yield PositionRow(
                organisation=body.code,
                title=rule["Chức danh"],
                rank=int(rule["Thứ tự"]),
                is_head=bool(rule["Đứng đầu"]),
            )


def _people(made: Snapshot, facts: Facts, rules: _Rules) -> Iterator[PersonRow | AppointmentRow]:
    names = _Names(facts.domain, facts.names)
    second: list[tuple[str, str, str]] = []
    for body in made.organisations.values():
        for rule in rules.of(body):
            title = rule["Chức danh"]
            if rule["Kiêm"]:
                holder, _, other = rule["Kiêm"].partition(": ")
                area = body.code.rpartition(".")[0]
                second.append((_person_code(f"{area}.{holder}", other, 1), body.code, title))
                continue
            for number in range(1, int(rule["Số người ví dụ"]) + 1):
                person = names.person(_person_code(body.code, title, number))
                yield person
                yield AppointmentRow(person=person.code, organisation=body.code, title=title, since=facts.valid_from)
    for person_code, organisation_code, title in second:
        yield AppointmentRow(person=person_code, organisation=organisation_code, title=title, since=facts.valid_from)


def _person_code(organisation: str, title: str, number: int) -> str:
    initials = "".join(word[0] for word in fold(title).upper().split())
    return f"{organisation}-{initials}{number}"


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
