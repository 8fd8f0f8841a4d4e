"""Invented people in the positions of an example's bodies."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

from diemcau.directory.domain import cells
from diemcau.directory.domain.rows import AppointmentRow, OrganisationRow, PersonRow, PositionRow
from diemcau.directory.domain.vocabulary import BodyKind, Tier
from diemcau.kernel.vietnamese import fold

Line = Mapping[str, str]


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


class Rules:
    """Which titles a body has: by tier, kind and the beginning of its name."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._by_body: defaultdict[tuple[Tier, BodyKind], list[Line]] = defaultdict(list)
        for line in lines:
            self._by_body[cells.as_tier(line["Cấp"]), cells.as_kind(line["Loại"])].append(line)

    def of(self, body: OrganisationRow) -> list[Line]:
        lines = self._by_body[body.tier, body.kind]
        return [line for line in lines if body.name.startswith(line["Tên bắt đầu bằng"])]


def positions(organisations: Iterable[OrganisationRow], rules: Rules) -> Iterator[PositionRow]:
    for body in organisations:
        for rule in rules.of(body):
            yield PositionRow(
                organisation=body.code,
                title=rule["Chức danh"],
                rank=int(rule["Thứ tự"]),
                is_head=bool(rule["Đứng đầu"]),
            )


def people(
    bodies: Iterable[OrganisationRow],
    rules: Rules,
    *,
    domain: str,
    names: Mapping[str, Sequence[str]],
    since: date | None,
) -> Iterator[PersonRow | AppointmentRow]:
    """As many people for each position as its rule says; who holds a second office comes from another body."""
    invent = _Names(domain, names)
    second: list[tuple[str, str, str]] = []
    for body in bodies:
        for rule in rules.of(body):
            title = rule["Chức danh"]
            if rule["Kiêm"]:
                holder, _, other = rule["Kiêm"].partition(": ")
                area = body.code.rpartition(".")[0]
                second.append((_person_code(f"{area}.{holder}", other, 1), body.code, title))
                continue
            for number in range(1, int(rule["Số người ví dụ"]) + 1):
                person = invent.person(_person_code(body.code, title, number))
                yield person
                yield AppointmentRow(person=person.code, organisation=body.code, title=title, since=since)
    for person_code, organisation_code, title in second:
        yield AppointmentRow(person=person_code, organisation=organisation_code, title=title, since=since)


def _person_code(organisation: str, title: str, number: int) -> str:
    initials = "".join(word[0] for word in fold(title).upper().split())
    return f"{organisation}-{initials}{number}"
