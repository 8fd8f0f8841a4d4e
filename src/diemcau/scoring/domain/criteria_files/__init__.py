"""Criteria sets in and out: `.xlsx` for offices, YAML for those who keep them under version control."""

from __future__ import annotations

from diemcau.scoring.domain.criteria import Item
from diemcau.scoring.domain.criteria_files.texts import loaded, read_yaml, yaml_file
from diemcau.scoring.domain.criteria_files.workbooks import read_workbook, workbook

__all__ = ["read_fields", "read_heading", "workbook", "yaml_file"]


def read_fields(content: bytes) -> tuple[Item, ...]:
    """The lines of a set from an `.xlsx` or a YAML file, told apart by content.

    Raises:
        Unreadable: with the line at which it makes no sense; nothing is kept.
    """
    return read_workbook(content) if content.startswith(b"PK") else read_yaml(content)


def read_heading(content: bytes) -> dict[str, str]:
    """What a YAML file says of its set beside the lines: name, year, block, note, illustration."""
    if content.startswith(b"PK"):
        return {}
    said = loaded(content)
    return {key: str(said[key]) for key in ("name", "year", "block", "note", "illustration") if key in said}
