"""What an office calls its results in English."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.publish.models import Wording
from diemcau.publish.queries.wordings import key_of


@transaction.atomic
def keep_wordings(conference: Conference, written: Mapping[str, str], *, by: Account) -> int:
    """Keep the English of texts, Vietnamese → English; an empty one takes it out. Returns how many changed.

    Editions that are frozen stay as they are.
    """
    held = Conference.objects.held(conference.pk)
    rows = Wording.objects.filter(organisation=held.owner_id)
    kept = {row.vietnamese: row.english for row in rows}
    changed = {text: words.strip() for text, words in written.items() if words.strip() != kept.get(text, "")}
    for text, words in changed.items():
        if words:
            rows.update_or_create(
                organisation_id=held.owner_id,
                key=key_of(text),
                defaults={"vietnamese": text, "english": words, "by": by},
            )
        else:
            rows.filter(key=key_of(text)).delete()
    if changed:
        record("publish.worded", held, by=by, within=held, texts=len(changed))
    return len(changed)
