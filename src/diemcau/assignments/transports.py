"""A door for files of targets: a workbook is read here, a document apart, in a process with bounds."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.files.base import File

from diemcau.assignments.domain.target_documents import read_target_document
from diemcau.assignments.domain.targets import ReadTargets, read_targets
from diemcau.directory.domain.files import read
from diemcau.papers.domain.apart import text_apart
from diemcau.papers.domain.contents import READABLE, inspect

MOST_SECONDS = 60


def read_target_file(file: File[Any]) -> ReadTargets:
    """The targets of a plan (.docx, .pdf, .txt) or of a workbook (.xlsx, .csv), told apart by what the file is.

    Raises:
        Unreadable: it is neither, carries code, is not what its name says, or holds no target.
    """
    name = file.name or ""
    if name.lower().endswith((".xlsx", ".csv")):
        return read_targets(read(file.read()))
    with NamedTemporaryFile() as copy:
        for chunk in file.chunks():
            copy.write(chunk)
        copy.flush()
        found = inspect(Path(copy.name), name)
        if found.content not in READABLE:
            file.seek(0)
            return read_targets(read(file.read()))
        return read_target_document(text_apart(Path(copy.name), seconds=MOST_SECONDS))
