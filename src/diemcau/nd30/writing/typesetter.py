"""typst, for pages that several threads ask for at once.

A compiler and its fonts are made once a process (scanning fonts each time is six times slower). One compiler takes one
job at a time: a second thread that entered it would be refused ("Already borrowed"), so it waits.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

FONTS = Path(__file__).resolve().parent / "fonts"


class Typesetter:
    """One template, ready to be filled."""

    def __init__(self, template: Path) -> None:
        os.environ.setdefault("RAYON_NUM_THREADS", "1")  # letters are many and small: processes gain, threads wait
        import typst  # noqa: PLC0415 -- slow import

        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
        self._compiler: Any = typst.Compiler(template, root=template.parent, font_paths=fonts)
        self._turn = Lock()

    def set(self, **how: Any) -> bytes:
        """Fill the template; `how` is what `typst.Compiler.compile` takes."""
        with self._turn:
            return bytes(self._compiler.compile(**how))


@cache
def typesetter(template: Path) -> Typesetter:
    """The one of this process for a template."""
    return Typesetter(template)
