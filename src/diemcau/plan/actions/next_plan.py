"""Next year's plan, drafted as a paper of this conference."""

from __future__ import annotations

from collections import defaultdict
from tempfile import NamedTemporaryFile

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from diemcau.conference.models import Conference
from diemcau.directory.models import Account, Succession
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.nd30.writing import to_docx
from diemcau.papers.actions import add_version, make_paper
from diemcau.papers.domain.kinds import Kind
from diemcau.papers.models import Paper, Version
from diemcau.plan.domain.contract import from_json
from diemcau.plan.domain.corrections import corrected
from diemcau.plan.domain.next_year import moved
from diemcau.plan.models import Application


@transaction.atomic
def draft_next_plan(conference: Conference, *, by: Account) -> Version:
    """Move the applied plan on by a year: dates open, years one later, units under the names of their successors.

    Raises:
        Refused: no plan was applied, or the draft is there already and nothing changed since.
    """
    applied = Application.objects.filter(conference=conference).select_related("document").first()
    if applied is None:
        raise Refused("Hội nghị chưa có kế hoạch được áp dụng nên chưa có gì để soạn cho năm sau.")
    fixes = list(applied.document.corrections.values_list("path", "value"))
    reading = from_json(corrected(applied.document.reading, fixes))
    document = moved(reading.document, renamed())
    paper = Paper.objects.filter(conference=conference, kind=Kind.PLAN).order_by("-pk").first()
    paper = paper or make_paper(conference, Kind.PLAN, f"Dự thảo kế hoạch năm sau: {conference}"[:300], by=by)
    with NamedTemporaryFile(suffix=".docx") as file:
        file.write(to_docx(document, made_on=timezone.localdate()))
        file.seek(0)
        reason = "Soạn lại từ kế hoạch năm nay" if paper.versions.exists() else ""
        made = add_version(paper, File(file, name="ke-hoach.docx"), reason=reason, name="ke-hoach.docx", by=by)
    record("plan.next_drafted", paper, by=by, within=conference, number=made.number)
    return made


def renamed() -> dict[str, str]:
    """Names of bodies that are no more, and of what took their place; several successors stand side by side."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for old, new in Succession.objects.order_by("pk").values_list("predecessor__name", "successor__name"):
        if old != new:
            found[old].append(new)
    return {old: "; ".join(names) for old, names in found.items()}
