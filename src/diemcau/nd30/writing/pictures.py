"""A drawing (SVG) as PNG, by the same typesetter and fonts as the documents."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from diemcau.nd30.writing.pdf import FONTS

HERE = Path(__file__).resolve().parent


def to_png(svg: str, *, ppi: int = 200) -> bytes:
    """The picture alone, as large as it says; 96 of its units are an inch. The same input gives the same bytes."""
    return bytes(_compiler().compile(sys_inputs={"svg": svg}, format="png", ppi=float(ppi)))


@cache
def _compiler() -> Any:
    os.environ.setdefault("RAYON_NUM_THREADS", "1")
    import typst  # noqa: PLC0415 -- slow import

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.Compiler(HERE / "picture.typ", root=HERE, font_paths=fonts)
