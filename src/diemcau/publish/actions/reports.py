"""The office's own template of the consolidated report, and what people write in it."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.publish.domain.reports.passages import LONGEST
from diemcau.publish.models import Passage, ReportTemplate
from diemcau.publish.queries.consolidated import places, try_template


def keep_template(conference: Conference, content: bytes, name: str, *, by: Account) -> ReportTemplate:
    """Use this Word file from now on. It is tried with invented results first, so that a broken one is never kept.

    Raises:
        Unreadable: it is no Word file, or a field of it cannot be; the sentence names the field.
    """
    try_template(content)
    return _keep_template(conference, content, name, by)


@transaction.atomic
def _keep_template(conference: Conference, content: bytes, name: str, by: Account) -> ReportTemplate:
    held = Conference.objects.held(conference.pk)
    ReportTemplate.objects.filter(conference=held, ended_at=None).update(ended_at=timezone.now(), ended_by=by)
    kept = ReportTemplate(conference=held, name=name[:200], by=by)
    kept.file.save("mau-bao-cao.docx", ContentFile(content), save=False)
    kept.save()
    record("publish.template_kept", kept, by=by, within=held)
    return kept


@transaction.atomic
def withdraw_template(conference: Conference, *, by: Account) -> None:
    """Back to the standard template; the office's own stays on file.

    Raises:
        Refused: there is none.
    """
    held = Conference.objects.held(conference.pk)
    current = ReportTemplate.objects.filter(conference=held, ended_at=None).first()
    if current is None:
        raise Refused(_("Báo cáo đang dùng mẫu có sẵn; chưa có gì thay đổi."))
    current.ended_at, current.ended_by = timezone.now(), by
    current.save(update_fields=["ended_at", "ended_by"])
    record("publish.template_withdrawn", current, by=by, within=held)


@transaction.atomic
def keep_passages(conference: Conference, written: Mapping[str, str], *, by: Account) -> int:
    """Keep what was written at places of the report, an empty text takes it out; returns how many changed.

    Raises:
        Refused: none of the places is of this report.
    """
    held = Conference.objects.held(conference.pk)
    allowed = {place.key for place in places(held)}
    told = {key: text.strip()[:LONGEST] for key, text in written.items() if key in allowed}
    if not told:
        raise Refused(_("Tệp không phải báo cáo của hội nghị này; chưa có gì thay đổi."))
    known = {each.key: each for each in Passage.objects.filter(conference=held)}
    changed = {key: text for key, text in told.items() if text != (known[key].text if key in known else "")}
    Passage.objects.bulk_create(
        [Passage(conference=held, key=key, text=text, by=by) for key, text in changed.items()],
        update_conflicts=True,
        unique_fields=["conference", "key"],
        update_fields=["text", "by", "at"],
    )
    if changed:
        record("publish.passages_kept", held, by=by, within=held, passages=len(changed))
    return len(changed)
