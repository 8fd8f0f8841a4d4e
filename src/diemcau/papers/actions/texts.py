"""Getting the text out of a version, for search and for what changed."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Unreadable
from diemcau.kernel.vietnamese import fold
from diemcau.papers.domain.apart import text_apart
from diemcau.papers.models import Version, VersionText


def read_text_of(version_id: int, *, by: Account | None) -> VersionText | None:
    """Read a version's file apart from this process, and keep what was read; None once the version is gone.

    What cannot be read is kept with the reason: the file itself stays as it came.
    """
    version = Version.objects.filter(pk=version_id).select_related("paper__conference").first()
    if version is None:
        return None
    try:
        text = text_apart(Path(version.file.path))
    except Unreadable as unreadable:
        return _keep(version, lines=[], notes=[], problem=unreadable.message, by=by)
    return _keep(version, lines=list(text.lines), notes=list(text.notes), problem="", by=by)


@transaction.atomic
def _keep(version: Version, *, lines: list[str], notes: list[str], problem: str, by: Account | None) -> VersionText:
    paper = version.paper
    facts = {"lines": lines, "folded": fold("\n".join([paper.title, version.file_name, *lines]))}
    facts |= {"notes": notes, "problem": problem[:500]}
    made, _ = VersionText.objects.update_or_create(version=version, defaults=facts)
    record("papers.text_read", paper, by=by, within=paper.conference, number=version.number, lines=len(lines))
    return made
