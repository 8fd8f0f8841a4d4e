"""The sheet of successions: who followed whom, and since when."""

from __future__ import annotations

from datetime import date, timedelta

from diemcau.directory.domain.imports.lines import Line
from diemcau.directory.domain.imports.references import References, find
from diemcau.directory.domain.imports.report import Report
from diemcau.directory.domain.rows import OrganisationRow, Snapshot, SuccessionRow


def read_successions(
    lines: list[Line], known: Snapshot, wanted: Snapshot, references: References, report: Report
) -> dict[tuple[str, str], SuccessionRow]:
    """Who followed whom; a successor takes over after its predecessor's last day, and exists on that day."""
    found: dict[tuple[str, str], SuccessionRow] = {}
    where: dict[tuple[str, str], Line] = {}
    for line in lines:
        if line.bad:
            continue
        codes = [find(line, key, references, report) for key in ("predecessor", "successor")]
        if None in codes:
            continue
        old, new = references.rows[str(codes[0])], references.rows[str(codes[1])]
        before = known.successions.get((old.code, new.code))
        on = line.values.get("on") or (old.valid_to + timedelta(days=1) if old.valid_to else None)
        decision = line.text("decision") if "decision" in line.values or not before else before.decision
        if old.code == new.code:
            line.complain(report, "successor", "Một đơn vị không kế thừa chính nó.")
        elif (old.code, new.code) in where:
            line.complain(report, "successor", f"Dòng {where[old.code, new.code].row} đã ghi điều này.")
        elif not isinstance(on, date):
            line.complain(report, "predecessor", f"“{old.name}” chưa có ngày kết thúc, nên chưa thể có đơn vị kế thừa.")
        else:
            where[old.code, new.code] = line
            row = SuccessionRow(predecessor=old.code, successor=new.code, on=on, decision=decision)
            found[old.code, new.code] = row
    for key, row in (known.successions | found).items():
        old, new = references.rows[row.predecessor], references.rows[row.successor]
        reason = _why_not(old, new, row.on)
        if reason and key in where:
            where[key].complain(report, "on", reason)
        elif reason and (old.code in wanted.organisations or new.code in wanted.organisations):
            report.problem("Đơn vị", 0, "Đến hết ngày", f"{reason} (“{old.name}” → “{new.name}”)")
    return found


def _why_not(old: OrganisationRow, new: OrganisationRow, on: date) -> str:
    if old.valid_to is None or old.valid_to >= on:
        return f"Đơn vị mới kế thừa từ {on:%d/%m/%Y}, nên đơn vị cũ phải kết thúc trước ngày đó."
    if new.valid_from and new.valid_from > on:
        return f"Đến {new.valid_from:%d/%m/%Y} đơn vị mới mới có, nên không thể kế thừa từ {on:%d/%m/%Y}."
    if new.valid_to and new.valid_to < on:
        return f"Đơn vị mới đã kết thúc ngày {new.valid_to:%d/%m/%Y}, trước khi kế thừa."
    return ""
