"""A drawing (SVG) as PNG, by the same typesetter and fonts as the documents."""

from __future__ import annotations

from pathlib import Path

from diemcau.nd30.writing.typesetter import typesetter

TEMPLATE = Path(__file__).resolve().parent / "picture.typ"


def to_png(svg: str, *, ppi: int = 200) -> bytes:
    """The picture alone, as large as it says; 96 of its units are an inch. The same input gives the same bytes."""
    return typesetter(TEMPLATE).set(sys_inputs={"svg": svg}, format="png", ppi=float(ppi))
