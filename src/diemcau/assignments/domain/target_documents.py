"""The year's targets in the document that set them: in its tables, and under its headings of goals. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from diemcau.assignments.domain.targets import MOST, ReadTargets, TargetLine
from diemcau.kernel.errors import Unreadable
from diemcau.kernel.vietnamese import fold
from diemcau.nd30.model import Document, Node, Text
from diemcau.nd30.reading import read_document

_GOALS = re.compile(r"\b(?:chi tieu|muc tieu)\b")
_GENERAL = re.compile(r"\bmuc tieu (?:chung|tong quat)\b")
_GOAL = re.compile(r"(?i)(?:(?:trên|dưới|ít nhất|tối thiểu|tối đa|không quá|từ)\s+)?\d+(?:[.,]\d+)*\s*%(?:\s*trở lên)?")
_CALLED = re.compile(r"(?i)(?:đơn vị|cơ quan)\s+(?:chủ trì|thực hiện)[^:;()]{0,20}:\s*(?P<units>[^.()]+)\.?")
_LEADING = re.compile(r"\((?P<units>[^()]{3,200}?)\s+chủ trì[^()]*\)")
_BODY = (
    r"(?:[Cc]ác|[Ss]ở|[Bb]an|[Ủủ]y|[Uu]ỷ|UBND|[Vv]ăn phòng|[Tt]hanh tra|[Cc]ông an|[Cc]ục|[Cc]hi cục|[Bb]ộ|[Hh]uyện)\b"
)
_BETWEEN = re.compile(rf"\s*;\s*|,\s*(?={_BODY})|\s+và\s+(?={_BODY})")
_NUMBER = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVXLC]{1,6}|[a-zđ])\s*[.)]?\s*")
_COLUMNS = (  # which words of a head say what stands below it; the first that fits
    ("next_goal", re.compile(r"\b(?:muc tieu|chi tieu|ke hoach) nam sau\b")),
    ("forecast", re.compile(r"\bkho khan\b")),
    ("next_owner", re.compile(r"\btrach nhiem nam sau\b")),
    ("with", re.compile(r"\bphoi hop\b")),
    ("units", re.compile(r"\b(?:chu tri|thuc hien|don vi|co quan|phu trach|trach nhiem)\b")),
    ("when", re.compile(r"\b(?:thoi gian|thoi han|tien do|hoan thanh)\b")),
    ("text", re.compile(r"\b(?:nhiem vu|noi dung|chi tieu|muc tieu|cong viec)\b")),
    ("goal", re.compile(r"\b(?:san pham|ket qua|dau ra|chi tieu|muc tieu|ke hoach)\b")),
    ("code", re.compile(r"^(?:tt|stt|ma|ma so)$")),
)
_NOT_KEPT = frozenset({"units", "with", "when", "code"})
_LONGEST_ROW = 6_000


@dataclass(slots=True)
class _Table:
    """The table that is being read: what its columns hold, and under which heading of it we are."""

    columns: tuple[str, ...] = ()
    within: str = ""
    above: str = ""  # the annex's or section's own heading
    found: list[dict[str, str]] = field(default_factory=list)


def read_target_document(text: Text) -> ReadTargets:
    """Every entry under a heading of goals ("chỉ tiêu", "mục tiêu cụ thể"), and every row of a table of tasks.

    A target's field is the heading right above it. Its units are those that a table or the sentence itself names;
    where nobody is named there are none, and a person says who reports.

    Raises:
        Unreadable: the document states no target, or too many.
    """
    document = read_document(text)
    stated = [one for node in document.outline for one in _stated(node, "", is_goal=False)]
    table = _table_of(document, text.lines)
    lines = [
        TargetLine(
            row=number,
            facts={key: value[:1_000] for key, value in facts.items() if key not in _NOT_KEPT}
            | {"code": f"{mark}{number}", "field": facts["field"] or "Chỉ tiêu chung"},
            units=_units(facts.get("units", "")),
        )
        for mark, rows in (("CT", stated), ("NV", table.found))
        for number, facts in enumerate(rows, start=1)
    ]
    if not lines:
        raise Unreadable(
            "Không thấy mục chỉ tiêu, mục tiêu cụ thể hay bảng nhiệm vụ nào trong văn bản; chưa lưu gì. "
            "Hãy gửi đúng kế hoạch năm, hoặc dùng tệp .xlsx mẫu."
        )
    if len(lines) > MOST:
        raise Unreadable(f"Văn bản có hơn {MOST} chỉ tiêu nên chưa lưu gì; hãy gửi riêng phần chỉ tiêu.")
    return ReadTargets(lines=tuple(lines), faults=())


def _stated(node: Node, above: str, *, is_goal: bool) -> Iterator[dict[str, str]]:
    head = node.heading or ""
    is_title = bool(head) or bool(node.children)
    title = fold(head or node.text)
    if is_title and len(title) < 200 and _GENERAL.search(title):
        return
    is_goal = is_goal or (is_title and len(title) < 200 and bool(_GOALS.search(title)))
    if node.children:
        for child in node.children:
            yield from _stated(child, (head or node.text).strip(" .:"), is_goal=is_goal)
    elif is_goal and "\t" not in node.text:
        said = " ".join(f"{head}. {node.text}".split()) if head and node.text else (node.text or head)
        if len(said.split()) >= 3:
            yield {"text": said.strip(), "field": _titled(above), "goal": _goal(said), "units": _named(said)}


def _table_of(document: Document, lines: Sequence[str]) -> _Table:
    """All rows under the heads of their tables; the text as extracted keeps the empty cells that a node has lost."""
    heads = {annex.lines[0]: annex.title or "" for annex in document.annexes}
    spaced: dict[int, str] = {}  # rows of which nothing but gaps between columns was left
    for node in document.walk():
        if node.heading and "\t" not in lines[node.lines[0] - 1]:
            heads[node.lines[0]] = node.heading
        if "\t" in node.text:
            spaced[node.lines[0]] = node.text
    table = _Table()
    for number, line in enumerate(lines, start=1):
        if number in heads:
            table.above, table.within, table.columns = heads[number], "", ()
        row = line if "\t" in line else spaced.get(number, "")
        if row and len(row) <= _LONGEST_ROW:
            _row(tuple(" ".join(cell.split()) for cell in row.split("\t")), table)
    return table


def _row(cells: tuple[str, ...], table: _Table) -> None:
    names = tuple(_column(cell) for cell in cells)
    if "text" in names and "units" in names and all(len(cell) < 80 for cell in cells):
        table.columns = tuple(name if name not in names[:at] else "" for at, name in enumerate(names))
        table.within = ""
        return
    if not table.columns:
        return
    filled = [cell for cell in cells if cell]
    if len(filled) <= 2 and filled and not _NUMBER.fullmatch(filled[-1]):  # "II | CẢI CÁCH THỦ TỤC HÀNH CHÍNH"
        table.within = filled[-1]
        return
    cells += ("",) * (len(table.columns) - len(cells))
    facts = {name: cell for name, cell in zip(table.columns, cells, strict=False) if name}
    if len(facts.get("text", "").split()) >= 2:
        facts["field"] = _titled(table.within or table.above)
        facts["goal"] = facts.get("goal") or _goal(facts["text"])
        table.found.append(facts)


def _column(cell: str) -> str:
    words = fold(cell).strip(" .:*")
    return next((name for name, says in _COLUMNS if words and len(words) < 80 and says.search(words)), "")


def _goal(text: str) -> str:
    found = _GOAL.search(text)
    return found[0] if found else ""


def _named(text: str) -> str:
    found = _CALLED.search(text) or _LEADING.search(text)
    return found["units"] if found else ""


def _units(text: str) -> tuple[str, ...]:
    return tuple(name.strip(" .,;-")[:300] for name in _BETWEEN.split(text)[:50] if name.strip(" .,;-"))


def _titled(text: str) -> str:
    """A heading in capitals as a name: "CẢI CÁCH THỂ CHẾ" → "Cải cách thể chế"."""
    text = " ".join(text.split())[:200]
    return text[0] + text[1:].lower() if text.isupper() and len(text) > 1 else text
