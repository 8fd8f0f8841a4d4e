"""Criteria sets in and out: `.xlsx` for offices, YAML for those who keep them under version control."""

from __future__ import annotations

from diemcau.kernel.errors import Unreadable
from diemcau.scoring.domain.criteria import Item
from diemcau.scoring.domain.criteria_files.texts import loaded, read_yaml, yaml_file
from diemcau.scoring.domain.criteria_files.workbooks import faults_of_workbook, read_workbook, workbook

__all__ = ["faults", "read_fields", "read_heading", "workbook", "yaml_file"]


def read_fields(content: bytes) -> tuple[Item, ...]:
    """The lines of a set from an `.xlsx` or a YAML file, told apart by content.

    Raises:
        Unreadable: with the line at which it makes no sense; nothing is kept.
    """
    return read_workbook(content) if content.startswith(b"PK") else read_yaml(content)


def faults(content: bytes) -> list[Unreadable]:
    """Every place in a file that cannot be read, so that its author mends them all at once; of YAML the first.

    Raises:
        Unreadable: the file as a whole is no criteria set.
    """
    if content.startswith(b"PK"):
        return faults_of_workbook(content)
    try:
        read_yaml(content)
    except Unreadable as fault:
        return [fault]
    return []


def read_heading(content: bytes) -> dict[str, str]:
    """What a YAML file says of its set beside the lines: name, year, block, note, illustration."""
    if content.startswith(b"PK"):
        return {}
    said = loaded(content)
    return {key: str(said[key]) for key in ("name", "year", "block", "note", "illustration") if key in said}
