"""The sheet of organisations: which row each line means, and whether the outcome can be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from diemcau.directory.domain.imports.lines import Line
from diemcau.directory.domain.imports.references import References, find, made_code
from diemcau.directory.domain.imports.report import Report
from diemcau.directory.domain.names import name_key
from diemcau.directory.domain.rows import OrganisationRow, Snapshot

EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>.]+(?:\.[^@\s,;<>.]+)+")
_CIRCLE = "Đơn vị này, qua các đơn vị cấp trên, lại trực thuộc chính nó. Sửa lại cột “Trực thuộc”."


def read_organisations(
    lines: list[Line], known: Snapshot, references: References, report: Report
) -> dict[str, OrganisationRow]:
    """The rows that the lines describe, by code; lines with problems are left out."""
    wanted: dict[str, OrganisationRow] = {}
    where: dict[str, Line] = {}
    for line, code in _identified(lines, known, references, report):
        if code in where:
            line.complain(report, "code", f"Đơn vị này đã có ở dòng {where[code].row}. Hãy bỏ một dòng.")
            continue
        where[code] = line
        wanted[code] = _row(code, line, known.organisations.get(code))
        references.add(wanted[code])
    for code, row in wanted.items():
        if "parent" in where[code].values:
            wanted[code] = replace(row, parent=_parent(where[code], references, report))
            references.add(wanted[code])
    _check_rows(wanted, where, report)
    _check_together(known.organisations | wanted, wanted, where, report)
    return wanted


def _identified(lines: list[Line], known: Snapshot, references: References, report: Report) -> list[tuple[Line, str]]:
    """Each good line with the code of the row that it means; parents before children that are known by name."""
    found: list[tuple[Line, str]] = []
    pending: list[Line] = []
    for line in lines:
        if line.bad:
            references.leave_out(line)
            continue
        code = line.text("code") or references.by_organ_id(line.text("organ_id")) or ""
        if code:
            found.append((line, code))
        else:
            pending.append(line)
    for line, code in found:
        if code not in known.organisations:
            references.add(_row(code, line, None))
    while pending:
        names = {name_key(line.text("name")) for line in pending}
        waits = [name_key(line.text("parent")) in names for line in pending]
        ready = [line for line, waiting in zip(pending, waits, strict=True) if not waiting]
        if not ready:
            for line in pending:
                line.complain(report, "parent", _CIRCLE)
            return found
        for line in ready:
            meant = _code_by_name(line, known, references, report)
            if meant is not None:
                found.append((line, meant))
                if meant not in known.organisations:
                    references.add(_row(meant, line, None))
        pending = [line for line, waiting in zip(pending, waits, strict=True) if waiting]
    return found


def _code_by_name(line: Line, known: Snapshot, references: References, report: Report) -> str | None:
    """The row of this name under the same parent, or a new code; None when several would do."""
    name, begins = line.text("name"), line.values.get("valid_from")
    parent = None
    if "parent" in line.values:
        try:
            parent = references.find(line.text("parent")) if line.text("parent") else ""
        except ValueError:
            parent = ""  # complained of when parents are read
    same = [
        known.organisations[code]
        for code in references.named(name)
        if code in known.organisations
        and name_key(known.organisations[code].name) == name_key(name)
        and (parent is None or known.organisations[code].parent == parent)
    ]
    if isinstance(begins, date):
        same = [row for row in same if row.valid_to is None or row.valid_to >= begins]
    exact = [row for row in same if "valid_from" in line.values and row.valid_from == begins]
    alive = [row for row in same if row.valid_to is None]
    for choice in (exact, alive, same):
        if len(choice) == 1:
            return choice[0].code
    if same:
        codes = ", ".join(row.code for row in same[:4])
        line.complain(report, "code", f"Có {len(same)} đơn vị tên này trong danh bạ. Hãy ghi mã: {codes}.")
        return None
    return made_code("organisation", name, parent, begins)


def _row(code: str, line: Line, before: OrganisationRow | None) -> OrganisationRow:
    """The row before, with every value that the file states; its parent is read later."""
    facts: dict[str, Any] = {key: value for key, value in line.values.items() if key not in {"code", "parent"}}
    if "rank" in facts and facts["rank"] is None:
        facts["rank"] = 1000
    if "aliases" in facts:
        facts["aliases"] = tuple(alias[:200] for alias in facts["aliases"])
    return replace(before, **facts) if before else OrganisationRow(code=code, **facts)


def _parent(line: Line, references: References, report: Report) -> str:
    return (find(line, "parent", references, report) or "") if line.text("parent") else ""


def _check_rows(wanted: Mapping[str, OrganisationRow], where: Mapping[str, Line], report: Report) -> None:
    for code, row in wanted.items():
        line = where[code]
        if row.email and not EMAIL.fullmatch(row.email):
            line.complain(report, "email", f"“{row.email}” không phải địa chỉ thư điện tử.")
        if row.valid_from and row.valid_to and row.valid_to < row.valid_from:
            line.complain(report, "valid_to", "Ngày cuối cùng đứng trước ngày bắt đầu. Kiểm tra lại hai ngày.")


def _check_together(
    everybody: Mapping[str, OrganisationRow],
    wanted: Mapping[str, OrganisationRow],
    where: Mapping[str, Line],
    report: Report,
) -> None:
    names: dict[tuple[str, str, date | None], str] = {}
    organ_ids: dict[str, str] = {}
    for code, row in [(c, r) for c, r in everybody.items() if c not in wanted] + list(wanted.items()):
        twin = names.setdefault((row.name, row.parent, row.valid_from), code)
        if twin != code:
            reason = f"Đã có đơn vị cùng tên, cùng cấp trên, cùng ngày bắt đầu (mã {twin}). Ghi mã đó hoặc bỏ dòng này."
            where[code].complain(report, "name", reason)
        if row.organ_id:
            owner = organ_ids.setdefault(row.organ_id, code)
            if owner != code:
                reason = f"Mã định danh này là của “{everybody[owner].name}” (mã {owner})."
                where[code].complain(report, "organ_id", reason)
    safe: set[str] = set()
    for code in wanted:
        path: list[str] = []
        above = code
        while above and above not in safe and above not in path:
            path.append(above)
            above = everybody[above].parent if above in everybody else ""
        if above and above in path:
            where[code].complain(report, "parent", _CIRCLE)
        safe.update(path)
