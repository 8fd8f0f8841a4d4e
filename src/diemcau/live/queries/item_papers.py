"""Papers beside the programme: which belong to which item, and which of them a screen may open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from diemcau.conference.models import Conference, ProgrammeItem
from diemcau.directory.models import Account
from diemcau.kernel.vietnamese import fold
from diemcau.live.models import ItemPaper, ScreenLink
from diemcau.papers.models import Paper, SpeechDecision, Version
from diemcau.papers.permissions import Reader, readable_versions, reader_of, visible_papers


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One paper, the item that it belongs to, or the one that its title names while nobody has said."""

    paper: Paper
    item: int | None
    is_guess: bool


def rows(conference: Conference, account: Account, now: datetime) -> list[Row]:
    """Three queries, whatever the number of papers."""
    said = items_of(conference)
    items = [(item.pk, fold(item.text)) for item in conference.programme.all()]
    found = []
    for paper in visible_papers(account, now).filter(conference=conference):
        guess = None if paper.pk in said else _named(fold(paper.title), items)
        found.append(Row(paper=paper, item=said.get(paper.pk, guess), is_guess=guess is not None))
    return found


def _named(title: str, items: list[tuple[int, str]]) -> int | None:
    """The only item whose words hold the title, or that the title holds."""
    named = [pk for pk, text in items if len(text) > 8 and (text in title or title in text)]
    return named[0] if len(named) == 1 else None


def items_of(conference: Conference) -> dict[int, int]:
    """Paper → item: as somebody said; the papers of a speech belong to its own."""
    speeches = SpeechDecision.objects.filter(speech__conference=conference, item__isnull=False)
    found = dict(speeches.exclude(speech__papers=None).values_list("speech__papers", "item"))
    said = ItemPaper.objects.filter(paper__conference=conference).values_list("paper", "item")
    return {paper: item for paper, item in (found | dict(said)).items() if item}


def director_papers(conference: Conference, account: Account, now: datetime) -> list[dict[str, Any]]:
    """What belongs to an item, for whoever runs the day: on its own page."""
    of_items = items_of(conference)
    papers = visible_papers(account, now).filter(pk__in=of_items) if of_items else []
    return [
        {
            "title": paper.title,
            "item": of_items[paper.pk],
            "address": reverse("papers:paper", args=[conference.pk, paper.pk]),
        }
        for paper in papers
    ]


def screen_papers(link: ScreenLink, secret: str, now: datetime) -> list[dict[str, Any]]:
    """What a console or a phone may open, as a file."""
    of_items = items_of(link.conference)
    return [
        {
            "title": version.paper.title,
            "item": of_items.get(version.paper_id),
            "address": reverse("live:screen-paper", args=[secret, version.pk]),
        }
        for version in versions_for(link, now).select_related("paper")
    ]


def versions_for(link: ScreenLink, now: datetime) -> QuerySet[Version]:
    """A console reads for the host of its site, a phone as its delegate and for his body."""
    if link.account:
        reader = reader_of(link.account)
    elif link.delegate:
        reader = Reader(organisations=[link.delegate.seat.unit.organisation_id], people=[link.delegate.person_id])
    else:
        reader = Reader(organisations=[link.site.host_id] if link.site else [])
    return readable_versions(reader, now).filter(paper__conference=link.conference_id).order_by("paper__title", "pk")


def items(conference: Conference) -> QuerySet[ProgrammeItem]:
    return conference.programme.order_by("position", "pk")
