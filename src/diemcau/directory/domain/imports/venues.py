"""The sheet of rooms."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from diemcau.directory.domain.imports.lines import Line
from diemcau.directory.domain.imports.references import References, find
from diemcau.directory.domain.imports.report import Report
from diemcau.directory.domain.rows import Snapshot, VenueRow


def read_venues(lines: list[Line], known: Snapshot, wanted: Snapshot, references: References, report: Report) -> None:
    where: dict[tuple[str, str], Line] = {}
    for line in lines:
        if line.bad:
            continue
        organisation = find(line, "organisation", references, report)
        if organisation is None:
            continue
        key = (organisation, line.text("name"))
        if key in where:
            line.complain(report, "name", f"Phòng này đã có ở dòng {where[key].row}. Hãy bỏ một dòng.")
            continue
        where[key] = line
        before = known.venues.get(key) or VenueRow(organisation=key[0], name=key[1])
        facts: dict[str, Any] = {each: line.values[each] for each in ("address", "capacity") if each in line.values}
        wanted.add(replace(before, **facts))
