"""Criteria sets that come with the product, as illustrations: no office is bound by them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from diemcau.scoring.domain.criteria import CriteriaSet
from diemcau.scoring.domain.criteria_files import read_fields, read_heading

FOLDER = Path(__file__).resolve().parent / "sets"


@dataclass(frozen=True, slots=True)
class Bundled:
    criteria: CriteriaSet
    note: str


@cache
def all_sets() -> dict[str, Bundled]:
    """By the name of their file."""
    return {path.stem: _read(path.read_bytes()) for path in sorted(FOLDER.glob("*.yaml"))}


def _read(content: bytes) -> Bundled:
    said = read_heading(content)
    criteria = CriteriaSet(
        name=said["name"], year=int(said["year"]), block=said["block"], version=1, fields=read_fields(content)
    )
    return Bundled(criteria, said.get("note", ""))
