"""Full-text search in papers: what is found and who may see it are asked in one query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from diemcau.papers.domain.words import excerpt, search_words
from diemcau.papers.models import Version, VersionText
from diemcau.papers.permissions import visible_versions

MOST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    version: Version
    excerpt: str


def search(conference: Conference, text: str, account: Account, now: datetime) -> list[Hit]:
    """The newest version of each paper that holds every word, in its title or inside the file; at most fifty."""
    words = search_words(text)
    found = (
        visible_versions(account, now)
        .filter(paper__conference=conference, pk__in=VersionText.objects.holding(words).values("pk"))
        .select_related("paper", "text")
        .order_by("paper", "-number")
    )
    newest: dict[int, Version] = {}
    for version in found[: MOST * 4]:
        newest.setdefault(version.paper_id, version)
    return [
        Hit(version=version, excerpt=excerpt("\n".join(version.text.lines), words))
        for version in list(newest.values())[:MOST]
    ]
