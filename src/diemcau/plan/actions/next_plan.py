"""Next year's plan, drafted as a paper of this conference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from tempfile import NamedTemporaryFile

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from diemcau.conference.models import Conference
from diemcau.directory.models import Account, Organisation, Succession
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.nd30.writing import to_docx
from diemcau.papers.actions import add_version, make_paper
from diemcau.papers.domain.kinds import Kind
from diemcau.papers.models import Paper, Version
from diemcau.plan.domain.contract import from_json
from diemcau.plan.domain.corrections import corrected
from diemcau.plan.domain.next_year import abbreviated, moved
from diemcau.plan.models import Application


@transaction.atomic
@override("vi")  # official work, whoever makes it
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
    title = f"Dự thảo kế hoạch năm sau: {conference}"[:300]
    drafts = Paper.objects.filter(conference=conference, kind=Kind.PLAN, title=title)
    paper = drafts.exclude(versions__signature__isnull=False).order_by("-pk").first()
    paper = paper or make_paper(conference, Kind.PLAN, title, by=by)
    with NamedTemporaryFile(suffix=".docx") as file:
        file.write(to_docx(document, made_on=timezone.localdate()))
        file.seek(0)
        reason = "Soạn lại từ kế hoạch năm nay" if paper.versions.exists() else ""
        made = add_version(paper, File(file, name="ke-hoach.docx"), reason=reason, name="ke-hoach.docx", by=by)
    record("plan.next_drafted", paper, by=by, within=conference, number=made.number)
    return made


def renamed() -> dict[str, str]:
    """Names of bodies that are no more, and of what stands in their place today; several stand side by side.

    A successor that is no more either leads on to its own. Both the whole name and how a plan shortens it are there.
    """
    next_ones: defaultdict[int, list[int]] = defaultdict(list)
    for old, new in Succession.objects.order_by("pk").values_list("predecessor", "successor"):
        next_ones[old].append(new)
    of_today = {old: _standing(old, next_ones) for old in list(next_ones)}
    concerned = {*of_today, *(pk for last in of_today.values() for pk in last)}
    bodies = Organisation.objects.in_bulk(concerned)
    found: dict[str, str] = {}
    for pk, last in of_today.items():
        body = bodies[pk]
        names = [bodies[one].name for one in last]
        shorts = [bodies[one].short_name or bodies[one].name for one in last]
        said = [(body.name, names), (body.short_name, shorts), (abbreviated(body.name), [*map(abbreviated, names)])]
        for before, after in said:
            if before and after and after != [before]:
                found.setdefault(before, "; ".join(dict.fromkeys(after)))
    return found


def _standing(body: int, next_ones: Mapping[int, Sequence[int]]) -> list[int]:
    """Those that stand at the end of a chain of successors; a ring in the directory ends where it began."""
    found: dict[int, None] = {}
    seen, open_ones = {body}, list(next_ones[body])
    while open_ones:
        one = open_ones.pop(0)
        if one in seen:
            continue
        seen.add(one)
        if next_ones.get(one):
            open_ones += next_ones[one]
        else:
            found[one] = None
    return list(found)
