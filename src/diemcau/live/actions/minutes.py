"""Minutes and the notice of conclusions, drafted as papers."""

from __future__ import annotations

from tempfile import NamedTemporaryFile

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from diemcau.conference.models import Conference
from diemcau.directory.domain import Role
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.live.domain.minutes import CONCLUSION, draft_of_conclusion, draft_of_minutes
from diemcau.live.queries.minutes import notes_of, people_of, the_day
from diemcau.nd30.model import Document
from diemcau.nd30.writing import to_docx
from diemcau.nd30.writing.kinds import Office
from diemcau.papers.actions import add_version, make_paper
from diemcau.papers.domain.kinds import Kind
from diemcau.papers.models import Paper, Version


@transaction.atomic
@override("vi")  # official work, whoever makes it
def draft_minutes(conference: Conference, *, by: Account) -> Version:
    """Write the minutes of the day as they now stand; again, it is the next version of the same paper.

    Raises:
        Refused: nothing has run yet, or nothing is new since the last draft.
    """
    day = the_day(conference)
    if not day.items:
        raise Refused("Chương trình chưa chạy mục nào nên chưa có gì để ghi biên bản.")
    document = draft_of_minutes(
        day,
        notes_of(conference),
        office_of(conference),
        meeting=conference.title,
        place=conference.place,
        chair=conference.chair or people_of(conference, Role.CHAIR),
        secretary=people_of(conference, Role.SECRETARY),
    )
    made = keep_draft(conference, Kind.MINUTES, f"Biên bản {conference.title}", document, by=by)
    record("live.minutes_drafted", conference, by=by, within=conference, number=made.number)
    return made


@transaction.atomic
@override("vi")  # official work, whoever makes it
def draft_conclusion(conference: Conference, *, by: Account) -> Version:
    """Write the notice of conclusions from what the secretary wrote down; the chair approves it on its page.

    Raises:
        Refused: there is no conclusion yet, or nothing is new since the last draft.
    """
    text = notes_of(conference).get(CONCLUSION, "")
    if not text:
        raise Refused("Chưa ghi kết luận của chủ trì; hãy ghi ở cuối trang rồi soạn lại.")
    chair = conference.chair or people_of(conference, Role.CHAIR)
    document = draft_of_conclusion(text, office_of(conference), meeting=conference.title, chair=chair)
    made = keep_draft(conference, Kind.CONCLUSION, f"Thông báo kết luận {conference.title}", document, by=by)
    record("live.conclusion_drafted", conference, by=by, within=conference, number=made.number)
    return made


def keep_draft(conference: Conference, kind: Kind, title: str, document: Document, *, by: Account) -> Version:
    """A written document as the next version of the newest paper of its kind, the first where there is none."""
    paper = Paper.objects.filter(conference=conference, kind=kind).order_by("-pk").first()
    paper = paper or make_paper(conference, kind, title[:300], by=by)
    with NamedTemporaryFile(suffix=".docx") as file:
        file.write(to_docx(document, made_on=timezone.localdate()))
        file.flush()
        file.seek(0)
        reason = "Soạn lại từ nhật ký và ghi chép" if paper.versions.exists() else ""
        return add_version(
            paper, File(file, name=f"{kind.value}.docx"), reason=reason, name=f"{kind.value}.docx", by=by
        )


def office_of(conference: Conference) -> Office:
    owner = conference.owner
    place = owner.name.rpartition("tỉnh ")[2] or owner.name.rpartition("thành phố ")[2]
    return Office(name=owner.name, short=owner.short_name or "UBND", place=place if place != owner.name else "…")
