"""The secretary writes down opinions and the conclusion."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from diemcau.assignments.models import MinuteNote
from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from diemcau.journal.actions import record

MOST = 20_000


@transaction.atomic
def keep_notes(conference: Conference, notes: Mapping[str, str], *, by: Account) -> int:
    """Keep what was written on items, turns and the conclusion; returns how many differ from before."""
    known = dict(MinuteNote.objects.filter(conference=conference).values_list("key", "text"))
    changed = {key: text.strip()[:MOST] for key, text in notes.items() if text.strip() != known.get(key, "")}
    for key, text in changed.items():
        MinuteNote.objects.update_or_create(conference=conference, key=key[:40], defaults={"text": text, "by": by})
    if changed:
        record("assignments.notes_kept", conference, by=by, within=conference, notes=len(changed))
    return len(changed)
