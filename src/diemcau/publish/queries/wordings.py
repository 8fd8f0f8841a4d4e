"""The English that an office gave for the texts of its results."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import override

from diemcau.conference.models import Conference
from diemcau.publish.domain.wording import english, is_customary, leaves, texts
from diemcau.publish.models import Wording
from diemcau.publish.queries.sources import all_headings, result_of
from diemcau.scoring.domain.finished import Finished

LONGEST_ENGLISH = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One text that everybody will read, the English given for it, and what is said where none is given."""

    vietnamese: str
    english: str
    customary: str


def wordings(conference: Conference) -> list[Words]:
    """Every text of the decided results of a conference that is not a name, a figure or a sentence of ours."""
    found: dict[str, None] = {}
    own: dict[str, str] = {}
    for heading in all_headings(conference):
        table = result_of(conference, heading.key)
        own |= table.english
        found |= dict.fromkeys(leaf for text in texts(table) for leaf in leaves(text))
    given = _given(conference, found)
    with override("en"):
        return [
            Words(
                vietnamese=each,
                english=given.get(each, ""),
                customary=own.get(each) or (is_customary(each) and english(each, {})) or "",
            )
            for each in found
        ]


def worded(table: Finished, conference: Conference) -> Finished:
    """A table with the English that is frozen beside it: its own, and before that what the office wrote."""
    parts = [leaf for text in texts(table) for leaf in leaves(text)]
    given = {**table.english, **_given(conference, parts)}
    return replace(table, english=dict(sorted(given.items())))


def key_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _given(conference: Conference, parts: Iterable[str]) -> dict[str, str]:
    keys = {key_of(each) for each in parts}
    rows = Wording.objects.filter(organisation=conference.owner_id)
    return {row.vietnamese: row.english for row in rows if row.key in keys}
