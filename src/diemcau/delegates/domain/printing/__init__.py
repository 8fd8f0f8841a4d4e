"""The hall on paper: seating plan, list of names, place cards. Text travels as JSON, so that no sign is markup."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from diemcau.delegates.domain.seating import Chair, Room, Side
from diemcau.directory.domain.columns import Column, Table
from diemcau.nd30.writing.typesetter import typesetter

HERE = Path(__file__).resolve().parent
KINDS = ("plan", "list", "cards")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seated:
    chair: Chair
    name: str
    title: str
    body: str

    @property
    def post(self) -> str:
        return (
            self.title
            if self.body.casefold() in self.title.casefold()
            else ", ".join(filter(None, (self.title, self.body)))
        )


def hall_pdf(kind: str, title: str, subtitle: str, room: Room, seated: Sequence[Seated]) -> bytes:
    """One of KINDS."""
    names = {each.chair: each.name for each in seated}
    rows = [
        {
            "number": row,
            "left": [names.get(Chair(Side.LEFT, row, number), "") for number in range(room.left, 0, -1)],
            "right": [names.get(Chair(Side.RIGHT, row, number), "") for number in range(1, room.right + 1)],
        }
        for row in range(1, room.rows + 1)
    ]
    told: dict[str, Any] = {
        "kind": kind,
        "title": title,
        "subtitle": subtitle,
        "table": [names.get(Chair(Side.TABLE, 0, number), "") for number in range(1, room.table + 1)],
        "rows": rows,
        "seats": [{"name": each.name, "post": each.post, "place": each.chair.label} for each in seated],
    }
    data = json.dumps(told, ensure_ascii=False)
    return typesetter(HERE / "hall.typ").set(sys_inputs={"data": data}, format="pdf")


def hall_sheet(kind: str, room: Room, seated: Sequence[Seated]) -> tuple[Table, Iterator[tuple[str, ...]]]:
    """The same as a sheet: the plan as it is drawn; the cards as what a word processor merges into its own."""
    if kind == "plan":
        return _table("plan", "Sơ đồ", _plan_heads(room)), _plan_rows(room, seated)
    if kind == "cards":
        return _table("cards", "Biển tên", ("Họ và tên", "Chức vụ, đơn vị")), ((e.name, e.post) for e in seated)
    heads = ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Chỗ ngồi")
    lines = ((str(n), e.name, e.title, e.body, e.chair.label) for n, e in enumerate(seated, start=1))
    return _table("list", "Chỗ ngồi", heads), lines


def _table(key: str, title: str, heads: Sequence[str]) -> Table:
    return Table(
        key=key, title=title, columns=tuple(Column(key=f"c{at}", heading=head) for at, head in enumerate(heads))
    )


def _plan_heads(room: Room) -> list[str]:
    wings = [f"Trái {number}" for number in range(room.left, 0, -1)]
    wings += [f"Phải {number}" for number in range(1, room.right + 1)]
    return ["Hàng", *wings, *(f"Bàn {number}" for number in range(len(wings) + 1, room.table + 1))]


def _plan_rows(room: Room, seated: Sequence[Seated]) -> Iterator[tuple[str, ...]]:
    names = {each.chair: each.name for each in seated}
    wide = len(_plan_heads(room))

    def filled(head: str, chairs: Iterable[Chair]) -> tuple[str, ...]:
        cells = [head, *(names.get(chair, "") for chair in chairs)]
        return tuple(cells + [""] * (wide - len(cells)))

    if room.table:
        yield filled("Bàn chủ trì", (Chair(Side.TABLE, 0, number) for number in range(1, room.table + 1)))
    for row in range(1, room.rows + 1):
        left = (Chair(Side.LEFT, row, number) for number in range(room.left, 0, -1))
        yield filled(str(row), chain(left, (Chair(Side.RIGHT, row, number) for number in range(1, room.right + 1))))
