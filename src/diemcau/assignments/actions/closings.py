"""Closing a conference: the books are settled, its file gets an index, nothing is entered any more."""

from __future__ import annotations

from hashlib import sha256

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from diemcau.assignments.actions.results import office_of
from diemcau.assignments.domain.file_index import index_document
from diemcau.assignments.models import Closing
from diemcau.assignments.queries.budget import budget_of
from diemcau.assignments.queries.closings import INDEX, index_lines
from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.nd30.writing import to_docx
from diemcau.papers.actions import add_version, make_paper
from diemcau.papers.domain.kinds import Kind
from diemcau.papers.models import Paper, Version


@transaction.atomic
def close_conference(conference: Conference, retention: str, *, by: Account, file_code: str = "") -> Closing:
    """Settle the budget as it stands, and close the file.

    Raises:
        Refused: it is closed already, its day is still to come, or something was paid that nobody approved.
    """
    conference = Conference.objects.held(conference.pk)
    day = conference.end_on or conference.starts_on
    if day and day > timezone.localdate():
        raise Refused(f"Hội nghị họp ngày {day:%d/%m/%Y} nên chưa kết thúc được; chưa có gì thay đổi.")
    if Closing.objects.filter(conference=conference).exists():
        raise Refused("Hội nghị đã kết thúc rồi.")
    budget = budget_of(conference)
    unapproved = [row.line.text for row in budget.rows if row.spent and row.line.approved is None]
    if unapproved:
        raise Refused(f"Khoản “{unapproved[0]}” đã chi nhưng chưa ghi số được duyệt nên chưa quyết toán được.")
    made = Closing.objects.create(
        conference=conference,
        retention=retention[:40],
        file_code=file_code.strip()[:60],
        settlement=budget.settlement,
        by=by,
    )
    record("assignments.closed", conference, by=by, within=conference, spent=budget.spent)
    return made


@transaction.atomic
def reopen_conference(closing: Closing, *, by: Account) -> None:
    """Take a closing back."""
    record("assignments.closing_undone", closing.conference, by=by, within=closing.conference)
    closing.delete()


@transaction.atomic
@override("vi")  # official work, whoever makes it
def draft_index(conference: Conference, *, by: Account) -> Version:
    """Write the index of the file as a paper of it; where nothing has changed it is the one that is there.

    Raises:
        Refused: the file is empty.
    """
    lines = index_lines(conference)
    if not lines:
        raise Refused("Hồ sơ chưa có văn bản nào nên chưa lập được mục lục.")
    closing = Closing.objects.filter(conference=conference).first()
    document = index_document(
        office_of(conference),
        lines,
        event=conference.title,
        file_code=closing.file_code if closing else "",
        retention=closing.retention if closing else "",
        keeper=str(by),
    )
    paper = Paper.objects.filter(conference=conference, kind=Kind.OTHER, title=INDEX).first()
    paper = paper or make_paper(conference, Kind.OTHER, INDEX, is_restricted=True, by=by)
    content = to_docx(document, made_on=timezone.localdate())
    known = paper.versions.order_by("-number").first()
    if known and known.sha256 == sha256(content).hexdigest():
        return known
    reason = "Lập lại theo hồ sơ hiện có" if known else ""
    made = add_version(paper, ContentFile(content, name="muc-luc-ho-so.docx"), reason=reason, by=by)
    record("assignments.file_indexed", conference, by=by, within=conference, papers=len(lines))
    return made
