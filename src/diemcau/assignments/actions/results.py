"""The draft of the year's report, from what units reported."""

from __future__ import annotations

from tempfile import NamedTemporaryFile

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from diemcau.assignments.domain.results import Line, draft_of_report
from diemcau.assignments.models import TargetUnit
from diemcau.assignments.queries.targets import consolidated
from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.nd30.writing import to_docx
from diemcau.nd30.writing.kinds import Office
from diemcau.papers.actions import add_version, make_paper
from diemcau.papers.domain.kinds import Kind
from diemcau.papers.models import Paper, Version

TITLE = "Dự thảo báo cáo kết quả thực hiện chỉ tiêu năm"


@transaction.atomic
@override("vi")  # official work, whoever makes it
def draft_results(conference: Conference, *, by: Account) -> Version:
    """Write the consolidated results as a report; again, it is the next version of the same paper.

    Raises:
        Refused: nothing was reported yet, or nothing is new since the last draft.
    """
    units = TargetUnit.objects.filter(target__conference=conference).select_related("target", "organisation")
    found = consolidated(units, conference)
    if found.whole.total == found.whole.waiting:
        raise Refused("Chưa đơn vị nào báo cáo kết quả nên chưa có gì để soạn.")
    lines = [
        Line(
            field=row.unit.target.field,
            target=row.unit.target.text,
            unit=row.unit.organisation.name,
            words=row.words,
            result=row.outcome.result,
            limits=row.outcome.limits,
            causes=row.outcome.causes,
            proposals=row.outcome.proposals,
        )
        for row in found.rows
        if row.outcome and row.ruling != "returned"
    ]
    sums = {
        "Lĩnh vực": [one.figures for one in found.by_field],
        "Cấp": [one.figures for one in found.by_tier],
        "Đơn vị": [one.figures for one in found.by_unit],
    }
    coming = [(one.text, one.next_goal, one.forecast, one.next_owner) for one in found.targets if one.next_goal]
    document = draft_of_report(office_of(conference), lines, sums, coming, event=conference.title)
    paper = Paper.objects.filter(conference=conference, kind=Kind.REPORT, title=TITLE).first()
    paper = paper or make_paper(conference, Kind.REPORT, TITLE, by=by)
    with NamedTemporaryFile(suffix=".docx") as file:
        file.write(to_docx(document, made_on=timezone.localdate()))
        file.seek(0)
        reason = "Soạn lại từ kết quả các đơn vị báo cáo" if paper.versions.exists() else ""
        made = add_version(paper, File(file, name="bao-cao.docx"), reason=reason, by=by)
    record("assignments.results_drafted", conference, by=by, within=conference, number=made.number)
    return made


def office_of(conference: Conference) -> Office:
    """Who issues what this conference writes, as the layout of a document names it."""
    owner = conference.owner
    place = owner.name.rpartition("tỉnh ")[2] if "tỉnh " in owner.name else "…"
    return Office(name=owner.name, short=owner.short_name or "UBND", place=place)
