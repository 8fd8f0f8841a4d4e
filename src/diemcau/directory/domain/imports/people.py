"""The sheets of positions and of people: a person may hold several positions, one line for each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import Any

from diemcau.directory.domain.imports.lines import Line
from diemcau.directory.domain.imports.organisations import EMAIL
from diemcau.directory.domain.imports.references import References, find, made_code
from diemcau.directory.domain.imports.report import Report
from diemcau.directory.domain.rows import AppointmentRow, PersonRow, PositionRow, Snapshot
from diemcau.kernel.vietnamese import fold

_FACTS = ("name", "email", "phone", "is_invented")


def read_positions(
    lines: list[Line], known: Snapshot, wanted: Snapshot, references: References, report: Report
) -> None:
    where: dict[tuple[str, str], Line] = {}
    for line in lines:
        if line.bad:
            continue
        organisation = find(line, "organisation", references, report)
        if organisation is None:
            continue
        key = (organisation, line.text("title"))
        if key in where:
            line.complain(report, "title", f"Chức danh này đã có ở dòng {where[key].row}. Hãy bỏ một dòng.")
            continue
        where[key] = line
        before = known.positions.get(key) or PositionRow(organisation=key[0], title=key[1])
        facts: dict[str, Any] = {key: line.values[key] for key in ("rank", "is_head") if key in line.values}
        if "rank" in facts and facts["rank"] is None:
            facts["rank"] = 100
        wanted.add(replace(before, **facts))


class People:
    """Reads lines of people; remembers who was met, so that two lines may speak of one."""

    def __init__(self, known: Snapshot, wanted: Snapshot, references: References, report: Report) -> None:
        self.known, self.wanted, self.references, self.report = known, wanted, references, report
        self.where: dict[str, Line] = {}
        self.held: dict[tuple[str, str, str, date | None], Line] = {}
        self._by_email: dict[str, str] = {}
        self._by_name: defaultdict[str, list[str]] = defaultdict(list)
        self._seats: defaultdict[str, set[str]] = defaultdict(set)
        self._since: defaultdict[tuple[str, str, str], set[date | None]] = defaultdict(set)
        for person in known.people.values():
            self._meet(person)
        for appointment in known.appointments.values():
            self._remember(appointment)

    def named(self, name: str) -> list[str]:
        """The codes of everybody of this name."""
        return self._by_name.get(fold(name), [])

    def read(self, lines: list[Line]) -> None:
        for line in lines:
            if line.bad:
                continue
            organisation: str | None = ""
            if line.text("organisation"):
                organisation = find(line, "organisation", self.references, self.report)
            if organisation is None:
                continue
            person = self._person(line, organisation)
            if person is not None:
                self._appointment(line, person, organisation)
        self._note_namesakes(lines)

    def _note_namesakes(self, lines: list[Line]) -> None:
        """People of one name whom the file tells apart by nothing but where they work."""
        added = {line.text("name") for line in lines if not line.text("code") and not line.text("email")}
        for name in sorted(added):
            codes = [code for code in self.named(name) if code in self.wanted.people and code not in self.known.people]
            if len(codes) > 1:
                text = f"Có {len(codes)} dòng mới cùng tên {name}, được coi là {len(codes)} người khác nhau. "
                self.report.note("Người", f"{text}Nếu là một người giữ nhiều chức danh, hãy ghi cùng một mã người.")

    def _meet(self, person: PersonRow) -> None:
        if person.email:
            self._by_email.setdefault(person.email.lower(), person.code)
        if person.code not in self._by_name[fold(person.name)]:
            self._by_name[fold(person.name)].append(person.code)

    def _code(self, line: Line, organisation: str) -> str:
        """Given, or that of the same address, or that of the same name in the same organisation; else a new one."""
        if code := line.text("code"):
            return code
        email, name = line.text("email").lower(), line.text("name")
        if email in self._by_email:
            return self._by_email[email]
        for code in self.named(name):
            if organisation in self._seats[code]:
                return code
        return made_code("person", name, email, line.text("phone"), organisation, "" if organisation else line.row)

    def _person(self, line: Line, organisation: str) -> str | None:
        code = self._code(line, organisation)
        facts: dict[str, Any] = {key: line.values[key] for key in _FACTS if key in line.values}
        email = facts.get("email")
        if email and not EMAIL.fullmatch(email):
            line.complain(self.report, "email", f"“{email}” không phải địa chỉ thư điện tử.")
        first = self.where.get(code)
        if first is None:
            before = self.known.people.get(code)
            row = replace(before, **facts) if before else PersonRow(code=code, **facts)
            self.where[code] = line
            self.wanted.add(row)
            self._meet(row)
            return code
        for key, value in facts.items():
            if value and value != getattr(self.wanted.people[code], key):
                reason = f"Cùng một người nhưng khác dòng {first.row}. Hãy ghi như nhau, hoặc để trống ở dòng sau."
                line.complain(self.report, key, reason)
                return None
        return code

    def _appointment(self, line: Line, person: str, organisation: str) -> None:
        title = line.text("title")
        if bool(title) != bool(organisation):
            missing = "title" if organisation else "organisation"
            line.complain(self.report, missing, "Đơn vị và chức danh phải cùng ghi hoặc cùng để trống.")
            return
        if not title:
            return
        if (organisation, title) not in self.known.positions and (organisation, title) not in self.wanted.positions:
            self.wanted.add(PositionRow(organisation=organisation, title=title))
        since, until = line.values.get("since"), line.values.get("until")
        if "since" not in line.values and len(self._since[person, organisation, title]) == 1:
            (since,) = self._since[person, organisation, title]
        key = (person, organisation, title, since if isinstance(since, date) else None)
        if key in self.held:
            line.complain(self.report, "title", f"Dòng {self.held[key].row} đã ghi người này giữ chức danh này.")
            return
        self.held[key] = line
        before = self.known.appointments.get(key)
        ends = until if "until" in line.values or before is None else before.until
        ends = ends if isinstance(ends, date) else None
        if key[3] and ends and ends < key[3]:
            line.complain(self.report, "until", "Ngày thôi giữ đứng trước ngày bắt đầu giữ chức danh.")
            return
        row = AppointmentRow(person=person, organisation=organisation, title=title, since=key[3], until=ends)
        self._remember(row)
        self.wanted.add(row)

    def _remember(self, row: AppointmentRow) -> None:
        self._seats[row.person].add(row.organisation)
        self._since[row.person, row.organisation, row.title].add(row.since)
