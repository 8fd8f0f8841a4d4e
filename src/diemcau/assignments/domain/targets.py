"""The year's targets in a workbook: read with every fault named, before anything is written. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diemcau.directory.domain.files.sheets import RawSheet
from diemcau.kernel.errors import Unreadable
from diemcau.kernel.vietnamese import fold

MOST = 500
HEADS = {
    "code": ("ma", "ma so", "tt", "stt"),
    "field": ("linh vuc",),
    "text": ("chi tieu", "nhiem vu", "chi tieu, nhiem vu", "noi dung"),
    "goal": ("muc tieu", "muc tieu nam", "ke hoach"),
    "units": ("don vi", "don vi thuc hien", "chu tri"),
    "next_goal": ("muc tieu nam sau",),
    "forecast": ("du bao kho khan", "kho khan"),
    "next_owner": ("trach nhiem nam sau", "trach nhiem"),
}
COLUMNS = ("Mã", "Lĩnh vực", "Chỉ tiêu, nhiệm vụ", "Mục tiêu", "Đơn vị thực hiện", "Mục tiêu năm sau")


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetLine:
    row: int
    facts: dict[str, str]
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTargets:
    lines: tuple[TargetLine, ...]
    faults: tuple[str, ...]


def read_targets(sheets: Sequence[RawSheet]) -> ReadTargets:
    """The first sheet that has the headings; what is wrong with each row, by its number.

    Raises:
        Unreadable: no sheet has the columns, or there are too many rows.
    """
    for sheet in sheets:
        for at, (_number, cells) in enumerate(sheet.rows[:15]):
            columns = _columns([str(cell or "") for cell in cells])
            if {"field", "text", "units"} <= set(columns):
                return _read(sheet.rows[at + 1 :], columns)
    raise Unreadable(
        "Không thấy các cột Lĩnh vực, Chỉ tiêu, Đơn vị thực hiện; chưa lưu gì. Hãy dùng tệp mẫu rồi gửi lại."
    )


def _columns(heads: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, head in enumerate(heads):
        for key, names in HEADS.items():
            if fold(head).strip(" *:") in names:
                found.setdefault(key, at)
    return found


def _read(rows: Sequence[tuple[int, Sequence[object]]], columns: dict[str, int]) -> ReadTargets:
    if len(rows) > MOST:
        raise Unreadable(f"Tệp có hơn {MOST} chỉ tiêu nên chưa lưu gì; hãy chia thành nhiều tệp.")
    lines: list[TargetLine] = []
    faults: list[str] = []
    codes: set[str] = set()
    for number, cells in rows:
        facts = {key: _cell(cells, at) for key, at in columns.items()}
        units = tuple(name.strip() for name in facts.pop("units", "").split(";") if name.strip())
        facts["code"] = (facts.get("code") or str(len(lines) + 1))[:20]
        if not facts["text"]:
            continue
        if facts["code"] in codes:
            faults.append(f"Dòng {number}: mã “{facts['code']}” đã có ở dòng trên.")
        if not facts["field"] or not units:
            faults.append(f"Dòng {number}: thiếu lĩnh vực hoặc đơn vị thực hiện.")
        codes.add(facts["code"])
        lines.append(TargetLine(row=number, facts=facts, units=units))
    if not lines:
        raise Unreadable("Tệp không có chỉ tiêu nào; chưa lưu gì.")
    return ReadTargets(lines=tuple(lines), faults=tuple(faults))


def _cell(cells: Sequence[object], at: int) -> str:
    value = cells[at] if at < len(cells) else None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value if value is not None else "").split())[:1_000]
