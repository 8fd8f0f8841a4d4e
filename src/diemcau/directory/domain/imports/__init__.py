"""Check the sheets of a file against the directory: what is wrong with each cell, and what the file would change."""

from diemcau.directory.domain.imports.checking import check
from diemcau.directory.domain.imports.report import Checked, Note, Problem

__all__ = ["Checked", "Note", "Problem", "check"]
