"""The programme printed in a plan or its annex: items in their order, with day, hour, length and who."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from diemcau.kernel.dates import PartialDate
from diemcau.kernel.vietnamese import fold
from diemcau.nd30.model import Annex, Document, Lines, Node
from diemcau.plan.domain.model import ProgrammeItem
from diemcau.plan.domain.moments import clocks, day_of, minutes_between, read_span
from diemcau.plan.domain.programme_blocks import items_of_blocks
from diemcau.plan.domain.sections import Entry
from diemcau.plan.domain.topics import Topic

_CAPTION = re.compile(r"(?i)^\W*(?:buổi|sáng|chiều|tối|phiên|phần|ngày)\b")
_RANGE_END = re.compile(r"^\s*(?:-|–|—|~|đến|tới|÷)\s*$")
_LEADING = re.compile(r"(?i)^[\W_]*(?:\d{1,2}\s*[.|_)]+\s*)?(?:từ|lúc|khoảng|vào)?\s*$")
_WIDEST = 20  # columns of a programme
_HEADER = {
    "time": re.compile(r"^(?:thoi gian|gio|thoi luong|thoi diem|ngay gio)"),
    "text": re.compile(r"^(?:noi dung|chuong trinh|cong viec|hoat dong|tien trinh)"),
    "by": re.compile(
        r"^(?:nguoi|don vi|thuc hien|phu trach|co quan|chu tri|thanh phan thuc hien|dieu hanh|trinh bay|don vi/|"
        r"nguoi thuc hien|bao cao)"
    ),
    "no": re.compile(r"^(?:tt|stt|so tt)$"),
}
_BESIDES = re.compile(r"^(?:ghi chu|dia diem|thanh phan|tai lieu|so luong|phong|hinh thuc|thu|ngay|buoi|ket qua)\b")
_OF_DUTIES = re.compile(  # columns of a table that hands out work: what stands under its time is a deadline
    r"^(?:(?:don vi|co quan)?\s*phoi hop|(?:thoi (?:gian|han)|tien do)(?: (?:thuc hien|hoan thanh))+$|thoi han|tien do|"
    r"hoan thanh|san pham|ket qua)"
)
_ANNOUNCING = re.compile(r"(?i)\b(?:lịch|chương trình|lịch trình|thời gian biểu)(?: cụ thể)?(?: như)? sau\s*:\s*$")
_ANNEXED = re.compile(r"^(?:chuong trinh|lich|kich ban|tien trinh|noi dung chuong trinh)\b")
_MINUTES = re.compile(r"\(?\b(?P<minutes>\d{1,3})\s*(?:phút|')\)?")
_DATED = re.compile(
    r"^(?P<when>\d{1,2}(?:\s*[/.-]\s*\d{1,2})?(?:\s*[/.-]\s*\d{4})?(?:\s*[-–]\s*\d{1,2}(?:\s*[/.-]\s*\d{1,2})?(?:\s*[/.-]\s*\d{4})?)?)\s*:\s+(?=\S)"
)


@dataclass(slots=True)
class _State:
    date: PartialDate | None = None
    columns: tuple[str, ...] = ()
    announced: bool = False  # by words: '… theo lịch sau:'


def programme_of(entries: Sequence[Entry], document: Document, lines: Sequence[str] = ()) -> tuple[ProgrammeItem, ...]:
    """The items of a printed programme.

    Rows of a table, '- 8h00 - 8h15: Khai mạc' and '25/5/2024: …' are read; a day stands over the items that follow.
    A lone hour in running text is no programme: an item needs a section, an annex or a table that announces one.
    `lines`: the text as extracted, for tables that an extraction took apart.
    """
    whole = fold(document.type or "").startswith(("chuong trinh", "tien trinh", "lich", "kich ban"))
    found = [*_sections(entries, lines, whole=whole)]
    for annex in document.annexes:
        found.extend(_annexed(annex, lines))
    return tuple(found) if len(found) > 1 else ()


def _sections(entries: Sequence[Entry], lines: Sequence[str], *, whole: bool) -> Iterator[ProgrammeItem]:
    state = _State()
    apart: Lines | None = None  # lines whose items were read as blocks
    for entry in entries:
        if apart and entry.lines[0] <= apart[1]:
            continue
        if Topic.PROGRAMME in entry.own:
            blocks = () if _tabled(entry.node.walk()) else items_of_blocks(lines, *entry.node.lines)
            if blocks:
                apart = entry.node.lines
                yield from blocks
                continue
        if _ANNOUNCING.search(entry.text[-120:]):
            state.announced = True
        elif entry.parent is None and entry.head:
            state.announced = False
        announced = whole or state.announced or Topic.PROGRAMME in entry.topics
        yield from _item(entry.node, state, announced=announced, dated=whole)


def _annexed(annex: Annex, lines: Sequence[str]) -> Iterator[ProgrammeItem]:
    state = _State()
    named = (annex.title or "", annex.label or "", *(node.text[:60] for node in annex.outline[:3]))
    announced = any(_ANNEXED.match(fold(name)) for name in named)
    nodes = [inner for top in annex.outline for inner in top.walk()]
    blocks = items_of_blocks(lines, *annex.lines) if announced and not _tabled(nodes) else ()
    if blocks:
        yield from blocks
        return
    for node in nodes:
        yield from _item(node, state, announced=announced, dated=False)


def _tabled(nodes: Iterable[Node]) -> bool:
    """Whether a table with hours came out of the extraction whole."""
    return any(_header(tuple(cell.strip() for cell in node.text.split("\t"))) for node in nodes)


def _item(node: Node, state: _State, *, announced: bool, dated: bool) -> Iterator[ProgrammeItem]:
    text = node.text or node.heading or ""
    if node.heading and node.text:
        text = f"{node.heading}: {node.text}"
    cells = tuple(cell.strip() for cell in text.split("\t"))
    if len(cells) > 1:
        header = _header(cells)
        if header:
            state.columns = header
        elif len(cells) <= _WIDEST and any(_OF_DUTIES.match(fold(cell)) for cell in cells if len(cell) < 60):
            state.columns = ()
        elif state.columns or announced:
            yield from _row(cells, node, state)
        return
    day = day_of(text)
    if day:
        state.date = day
        return
    if not (announced or state.columns) or (_CAPTION.match(text) and len(text) < 120):
        return
    yield from _line(text, node, state, dated=dated)


def _header(cells: tuple[str, ...]) -> tuple[str, ...]:
    """The roles of the columns, where a row names at least a time and a content."""
    if not 1 < len(cells) <= _WIDEST:
        return ()
    folded = [fold(cell).strip(" ./:") for cell in cells]
    names = tuple(next((role for role, pattern in _HEADER.items() if pattern.match(cell)), "") for cell in folded)
    duties = any(map(_OF_DUTIES.match, folded))
    unnamed = [at for at, name in enumerate(names) if not name and folded[at] and not _BESIDES.match(folded[at])]
    if "by" not in names and len(unnamed) == 1:  # whatever it is called: 'Giảng viên', 'Diễn giả'
        names = (*names[: unnamed[0]], "by", *names[unnamed[0] + 1 :])
    return names if "time" in names and "text" in names and not duties else ()


def _row(cells: tuple[str, ...], node: Node, state: _State) -> Iterator[ProgrammeItem]:
    roles = state.columns if len(state.columns) == len(cells) else _guessed(cells)
    value = dict(zip(roles, cells, strict=True)) if roles else {}
    when, text = value.get("time", ""), value.get("text", "")
    starts, minutes, rest = _when(when)
    if not text or (starts is None and minutes is None and state.columns and len(state.columns) != len(cells)):
        return
    if starts is None and minutes is None and not _MINUTES.search(when):
        day = day_of(when)
        if day:
            state.date = day
        elif when.strip():
            return
    del rest
    yield _made(state, starts, minutes, text, value.get("by"), node)


def _guessed(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Without a header: the cell with the hour, the longest other cell, and the one behind it."""
    time_at = next((at for at, cell in enumerate(cells) if clocks(cell) and len(cell) < 40), None)
    if time_at is None:
        return ()
    others = [at for at in range(len(cells)) if at != time_at and not re.fullmatch(r"\W*\d{0,3}\W*", cells[at])]
    if not others:
        return ()
    text_at = max(others, key=lambda at: len(cells[at]))
    by_at = next((at for at in reversed(others) if at != text_at), None)
    return tuple(
        "time" if at == time_at else "text" if at == text_at else "by" if at == by_at else f"_{at}"
        for at in range(len(cells))
    )


def _line(text: str, node: Node, state: _State, *, dated: bool) -> Iterator[ProgrammeItem]:
    by_date = _DATED.match(text)
    if by_date and (dated or "/" in by_date["when"]):
        start, _ = read_span(by_date["when"])
        if start and start.month:
            yield ProgrammeItem(
                date=start, starts=None, minutes=None, text=text[by_date.end() :].strip(), by=None, lines=node.lines
            )
            return
    marks = clocks(text)
    if not marks:
        return
    if _LEADING.match(text[: marks[0][1]]):
        starts, minutes, rest = _when(text)
        rest = rest.strip(" :.-–|,\t")
        if rest:
            yield _made(state, starts, minutes, rest, None, node)
        return
    if len(marks) > 1 and _RANGE_END.match(
        text[marks[0][2] : marks[1][1]]
    ):  # '1 | Đón tiếp đại biểu 08 giờ - 08 giờ 45 phút Văn phòng'
        body = re.sub(r"^[\W_]*\d{1,2}[\W_]+", "", text[: marks[0][1]]).strip(" |_-")
        behind = text[marks[1][2] :].strip(" |_-.`")
        if len(body) > 3:
            yield _made(state, marks[0][0], minutes_between(marks[0][0], marks[1][0]), body, behind or None, node)


def _when(text: str) -> tuple[str | None, int | None, str]:
    """Start, length in minutes where an end or a length is stated, and the words behind."""
    marks = clocks(text)
    if not marks:
        length = _MINUTES.search(text)
        return None, int(length["minutes"]) if length else None, text
    starts, end = marks[0][0], marks[0][2]
    minutes = None
    if len(marks) > 1 and _RANGE_END.match(text[end : marks[1][1]]):
        minutes, end = minutes_between(starts, marks[1][0]), marks[1][2]
    rest = text[end:]
    length = _MINUTES.match(rest.lstrip(" :-–("))
    if minutes is None and length:
        minutes = int(length["minutes"])
    return starts, minutes, rest


def _made(
    state: _State, starts: str | None, minutes: int | None, text: str, by: str | None, node: Node
) -> ProgrammeItem:
    return ProgrammeItem(
        date=state.date,
        starts=starts,
        minutes=minutes,
        text=text.strip(),
        by=(by or "").strip(" .") or None,
        lines=node.lines,
    )
