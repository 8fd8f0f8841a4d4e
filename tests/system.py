"""The programs beside Python that tests use. `python -m tests.system` installs what is missing, as far as it may.

Without a browser it exits 3: a run without its browser tests must not look green. The others make their tests skip,
each with its reason, and are named here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from tests import chromium


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """What tests use, the system's packages that bring it, and whether it is here."""

    name: str
    packages: tuple[str, ...]
    used_for: str
    is_here: Callable[[], bool]


def _says(word: str, *command: str) -> bool:
    if shutil.which(command[0]) is None:
        return False
    said = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    return said.returncode == 0 and word in said.stdout + said.stderr


PROGRAMS = (
    Program(
        name="Tesseract tiếng Việt",
        packages=("tesseract-ocr", "tesseract-ocr-vie"),
        used_for="đọc bản quét",
        is_here=lambda: _says("vie", "tesseract", "--list-langs"),
    ),
    Program(
        name="R với gói survey",
        packages=("r-cran-survey",),
        used_for="đối chiếu ước lượng khảo sát",
        is_here=lambda: _says("yes", "Rscript", "-e", "if (requireNamespace('survey', quietly=TRUE)) cat('yes')"),
    ),
)


def install(packages: list[str]) -> None:
    """By the system's package manager, when that is ours to use."""
    if os.getuid() != 0 or shutil.which("apt-get") is None:
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    wait = ["-o", "DPkg::Lock::Timeout=300"]  # somebody else may be installing
    for step in (["update", "-q"], [*wait, "install", "-y", "-q", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", *step], env=quiet, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)


def main() -> int:
    missing = [program for program in PROGRAMS if not program.is_here()]
    browser = chromium.find()
    if missing or browser is None:
        packages = [package for program in missing for package in program.packages]
        print("→ Cài các chương trình mà kiểm thử dùng", flush=True)
        install([*packages, *(() if browser else ("chromium",))])
    for program in missing:
        if not program.is_here():
            print(
                f"! Không có {program.name} (gói {', '.join(program.packages)}): bỏ qua kiểm thử {program.used_for}.",
                file=sys.stderr,
            )
    browser = browser or chromium.find() or chromium.download()
    if browser is None:
        print(f"✕ {chromium.MISSING}", file=sys.stderr)
        return 3
    print(f"→ Trình duyệt: {browser}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
