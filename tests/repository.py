"""The repository as tests see it: what is tracked, which layer a package stands on."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "diemcau"


@cache
def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git keeps or would keep, without what .gitignore names."""
    if shutil.which("git") is None:
        pytest.skip("Máy này không có git, nên không biết tệp nào thuộc về dự án.", allow_module_level=True)
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("Đây không phải bản sao git, nên không biết tệp nào thuộc về dự án.", allow_module_level=True)
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


@cache
def contract(name: str) -> dict:
    """One of Import Linter's contracts, by its id."""
    [found] = [each for each in project()["tool"]["importlinter"]["contracts"] if each["id"] == name]
    return found


@cache
def heights() -> dict[str, int]:
    """How high each package stands; those on one line stand equally high and do not know each other."""
    layers = contract("packages")["layers"]
    return {name: line for line, layer in enumerate(reversed(layers)) for name in re.findall(r"\w+", layer)}


def reaches_up(lower: str, upper: str) -> bool:
    """Is `upper` a package that `lower` must not know?"""
    stand = heights()
    return lower != upper and lower in stand and upper in stand and stand[upper] >= stand[lower]


def package_of(path: Path) -> str:
    """The package under src/diemcau that a file belongs to; empty for a file outside."""
    parts = path.relative_to(ROOT).parts
    return parts[2] if parts[:2] == ("src", "diemcau") and len(parts) > 3 else ""
