"""The sheets of groups and of their members."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import Any

from diemcau.directory.domain.cells import shortened
from diemcau.directory.domain.imports.lines import Line
from diemcau.directory.domain.imports.people import People
from diemcau.directory.domain.imports.references import References, find
from diemcau.directory.domain.imports.report import Report
from diemcau.directory.domain.rows import GroupKey, GroupRow, MemberKey, MemberRow, Snapshot

GroupsByName = defaultdict[tuple[str, str], list[GroupKey]]


def by_name(known: Snapshot) -> GroupsByName:
    found: GroupsByName = defaultdict(list)
    for key in known.groups:
        found[key[:2]].append(key)
    return found


def _chosen(line: Line, key: str, found: list[GroupKey]) -> GroupKey | None:
    """By its first day where the file states one, else the only one of that name."""
    if line.values.get(key) is not None or (key in line.values and len(found) > 1):
        return next((each for each in found if each[2] == line.values[key]), None)
    return found[0] if len(found) == 1 else None


def read_groups(
    lines: list[Line], known: Snapshot, wanted: Snapshot, references: References, names: GroupsByName, report: Report
) -> None:
    """Put the groups of the lines into `wanted`, and their names into `names`."""
    where: dict[GroupKey, Line] = {}
    for line in lines:
        organisation = None if line.bad else find(line, "organisation", references, report)
        if organisation is None:
            continue
        name, begins = line.text("name"), line.values.get("valid_from")
        same = names[organisation, name]
        key: GroupKey = (organisation, name, begins if isinstance(begins, date) else None)
        if "valid_from" not in line.values and len(same) == 1:
            key = same[0]
        if key in where:
            line.complain(report, "name", f"Nhóm này đã có ở dòng {where[key].row}. Hãy bỏ một dòng.")
            continue
        where[key] = line
        before = known.groups.get(key) or GroupRow(organisation=organisation, name=name, valid_from=key[2])
        facts: dict[str, Any] = {each: line.values[each] for each in ("decision", "valid_to") if each in line.values}
        row = replace(before, **facts)
        if row.valid_from and row.valid_to and row.valid_to < row.valid_from:
            line.complain(report, "valid_to", "Ngày cuối cùng đứng trước ngày bắt đầu. Kiểm tra lại hai ngày.")
            continue
        wanted.add(row)
        if key not in same:
            same.append(key)


class Members:
    """Reads lines of members; knows every roster, on which a person and a position stand once each."""

    def __init__(
        self,
        known: Snapshot,
        wanted: Snapshot,
        references: References,
        names: GroupsByName,
        people: People,
        report: Report,
    ) -> None:
        self.known, self.wanted, self.references = known, wanted, references
        self.names, self.people, self.report = names, people, report
        self._rosters: dict[tuple[GroupKey, str], MemberKey] = {}
        for key in known.members:
            self._enrol(key)

    def read(self, lines: list[Line]) -> None:
        where: dict[MemberKey, Line] = {}
        for line in lines:
            if line.bad:
                continue
            group, person, seat = self._group(line), self._person(line), self._seat(line)
            if group is None or person is None or seat is None:
                continue
            key: MemberKey = (group, person, *seat)
            if not person and not seat[1]:
                reason = "Chưa ghi thành viên: ghi mã người, họ tên, hoặc đơn vị và chức danh."
                line.complain(self.report, "person", reason)
            elif key in where:
                line.complain(self.report, "person", f"Thành viên này đã có ở dòng {where[key].row}. Hãy bỏ một dòng.")
            elif clash := self._enrol(key):
                line.complain(self.report, clash, "Người hoặc chức danh này đã là thành viên của nhóm.")
            else:
                where[key] = line
                self._want(key, line)

    def _want(self, key: MemberKey, line: Line) -> None:
        (organisation, group, group_from), person, seat_of, title = key
        before = self.known.members.get(key)
        self.wanted.add(
            MemberRow(
                organisation=organisation,
                group=group,
                group_from=group_from,
                person=person,
                seat_of=seat_of,
                title=title,
                duty=line.text("duty") if "duty" in line.values or before is None else before.duty,
            )
        )

    def _enrol(self, key: MemberKey) -> str:
        """Put a member on the roster; name the column that clashes with another member."""
        group, person, seat_of, title = key
        for column, who in (("person", person), ("title", f"{seat_of}\x1f{title}" if title else "")):
            if who and self._rosters.setdefault((group, f"{column} {who}"), key) != key:
                return column
        return ""

    def _group(self, line: Line) -> GroupKey | None:
        organisation = find(line, "organisation", self.references, self.report)
        if organisation is None:
            return None
        found = self.names[organisation, line.text("group")]
        key = _chosen(line, "group_from", found)
        if key is None:
            several = f" Có {len(found)} nhóm tên này: ghi đúng cột “Nhóm có từ ngày”." if len(found) > 1 else ""
            reason = f"Đơn vị này không có nhóm “{shortened(line.text('group'))}” như đã ghi.{several}"
            line.complain(self.report, "group", reason)
        return key

    def _person(self, line: Line) -> str | None:
        code, name = line.text("person"), line.text("name")
        if code:
            if code in self.known.people or code in self.wanted.people:
                return code
            reason = f"Không có người mang mã “{shortened(code)}” trong danh bạ và trong tệp."
            line.complain(self.report, "person", reason)
            return None
        if not name:
            return ""
        found = self.people.named(name)
        if len(found) == 1:
            return found[0]
        several = f"Có {len(found)} người tên “{name}”. Hãy ghi mã người."
        line.complain(self.report, "name", several if found else f"Không có người tên “{name}”.")
        return None

    def _seat(self, line: Line) -> tuple[str, str] | None:
        text, title = line.text("seat_of"), line.text("title")
        if not text and not title:
            return "", ""
        if not text or not title:
            reason = "Đơn vị của chức danh và chức danh phải cùng ghi hoặc cùng để trống."
            line.complain(self.report, "title", reason)
            return None
        organisation = find(line, "seat_of", self.references, self.report)
        if organisation is None:
            return None
        if (organisation, title) not in self.known.positions and (organisation, title) not in self.wanted.positions:
            reason = f"Đơn vị này không có chức danh “{shortened(title)}”. Thêm ở trang “Chức danh”."
            line.complain(self.report, "title", reason)
            return None
        return organisation, title
