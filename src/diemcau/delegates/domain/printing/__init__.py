"""The hall on paper: seating plan, list of names, place cards. Text travels as JSON, so that no sign is markup."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from diemcau.delegates.domain.seating import Chair, Room, Side
from diemcau.directory.domain.columns import Column, Table
from diemcau.nd30.writing.pdf import FONTS

HERE = Path(__file__).resolve().parent
KINDS = ("plan", "list", "cards")

SEATS = Table(
    key="hall",
    title="Chỗ ngồi",
    columns=tuple(
        Column(key=key, heading=heading)
        for key, heading in (
            ("number", "STT"),
            ("name", "Họ và tên"),
            ("title", "Chức vụ"),
            ("organisation", "Đơn vị"),
            ("place", "Chỗ ngồi"),
        )
    ),
)


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
    return bytes(_compiler().compile(sys_inputs={"data": data}, format="pdf"))


def hall_lines(seated: Sequence[Seated]) -> Iterator[tuple[str, ...]]:
    for number, each in enumerate(seated, start=1):
        yield (str(number), each.name, each.title, each.body, each.chair.label)


@cache
def _compiler() -> Any:
    os.environ.setdefault("RAYON_NUM_THREADS", "1")
    import typst  # noqa: PLC0415 -- slow import

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.Compiler(HERE / "hall.typ", root=HERE, font_paths=fonts)
