"""typst, for pages that several threads ask for at once.

A compiler and its fonts are made once a process (scanning fonts each time is six times slower). One compiler takes one
job at a time: a second thread that entered it would be refused ("Already borrowed"), so it waits.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any

FONTS = Path(__file__).resolve().parent / "fonts"
FAMILIES = '("Tinos", "DejaVu Sans Mono", "New Computer Modern Math")'  # the others for signs that Tinos lacks


class Typesetter:
    """One template, ready to be filled."""

    def __init__(self, template: Path) -> None:
        import typst  # noqa: PLC0415 -- slow import

        self._compiler: Any = typst.Compiler(template, root=template.parent, font_paths=_fonts())
        self._turn = Lock()

    def set(self, **how: Any) -> bytes:
        """Fill the template; `how` is what `typst.Compiler.compile` takes."""
        with self._turn:
            return bytes(self._compiler.compile(**how))


@cache
def typesetter(template: Path) -> Typesetter:
    """The one of this process for a template."""
    return Typesetter(template)


def set_files(files: dict[str, bytes], **how: Any) -> bytes:
    """Set `main.typ` of these files, which sees no others."""
    import typst  # noqa: PLC0415 -- slow import

    with TemporaryDirectory(prefix="diemcau-") as folder:  # files in memory may hold text alone
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        compiler: Any = typst.Compiler(Path(folder, "main.typ"), root=Path(folder), font_paths=_fonts())
        return bytes(compiler.compile(**how))


@cache
def _fonts() -> Any:
    os.environ.setdefault("RAYON_NUM_THREADS", "1")  # letters are many and small: processes gain, threads wait
    import typst  # noqa: PLC0415 -- slow import

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])
