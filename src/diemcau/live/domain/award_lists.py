"""A list of awards as people type or export it: one row each. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diemcau.kernel.errors import Unreadable
from diemcau.kernel.vietnamese import fold
from diemcau.live.domain.words import clean

# Column, its usual headings (folded), its longest text.
COLUMNS = (
    ("title", ("phan thuong", "giai", "danh hieu", "hinh thuc"), 200),
    ("receiver", ("nguoi nhan", "tap the", "ho va ten", "don vi nhan", "ten"), 200),
    ("detail", ("chuc vu", "don vi", "noi cong tac", "dia chi"), 300),
    ("citation", ("thanh tich", "noi dung", "ly do"), 500),
    ("group", ("dot", "nhom", "luot"), 100),
    ("handed_by", ("nguoi trao", "trao"), 200),
    ("taken_by", ("nguoi nhan thay", "nhan thay"), 200),
    ("place", ("nhan tai", "diem cau"), 200),
)
_ORDER = [name for name, _, _ in COLUMNS]


def rows(table: Sequence[tuple[int, Sequence[str]]]) -> list[dict[str, str]]:
    """Awards out of numbered rows: by their headings where there are any, else in the order of COLUMNS.

    Raises:
        Unreadable: a row without its award or its receiver; nothing is taken then.
    """
    if not table:
        raise Unreadable("Danh sách không có dòng nào. Chưa có gì được nhập.")
    headings = _headings(table[0][1])
    found = []
    for line, cells in table[1:] if headings else table:
        named = dict(zip(headings or _ORDER, cells, strict=False))
        row = {name: clean(str(named.get(name) or ""), longest) for name, _, longest in COLUMNS}
        if not row["title"] or not row["receiver"]:
            raise Unreadable("cần có phần thưởng và người nhận. Chưa có gì được nhập.", line=line)
        found.append(row)
    return found


def placed(found: Sequence[Mapping[str, str]], sites: Mapping[str, int]) -> list[dict[str, str | int | None]]:
    """Awards with the site where each is received, by its name; an empty cell and "hội trường" are the hall.

    Args:
        sites: by name, each perhaps under several.

    Raises:
        Unreadable: a place that is no site of the conference; nothing is taken then.
    """
    known = {fold(name): pk for name, pk in sites.items()}
    made: list[dict[str, str | int | None]] = []
    for number, row in enumerate(found, start=1):
        place = fold(row["place"])
        if place and place not in known and place != "hoi truong":
            raise Unreadable(
                f"Phần thưởng thứ {number}: không có điểm cầu nào tên “{row['place']}”. Chưa có gì được nhập."
            )
        made.append({name: text for name, text in row.items() if name != "place"} | {"site_id": known.get(place)})
    return made


def typed(text: str) -> list[tuple[int, list[str]]]:
    """Lines whose parts are set apart by semicolons or tabs."""
    lines = ((number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip())
    return [(number, [part.strip() for part in line.replace("\t", ";").split(";")]) for number, line in lines]


def _headings(cells: Sequence[str]) -> list[str]:
    """The columns that a first row names; nothing where it names no award and no receiver."""
    named = [next((name for name, words, _ in COLUMNS if fold(str(cell or "")) in words), "") for cell in cells]
    return named if {"title", "receiver"} <= set(named) else []
