"""What the organiser and the chair see: what can be published, what waits, what is out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from diemcau.conference.models import Conference
from diemcau.publish.models import Edition, Publication
from diemcau.publish.queries.sources import all_headings
from diemcau.scoring.domain.finished import FinishedHeading


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """One decided result: its publication once there is one, the edition that waits, those that are out."""

    heading: FinishedHeading
    publication: Publication | None
    waiting: Edition | None
    released: list[Edition]


def prepared(conference: Conference) -> list[Prepared]:
    """Every decided result of a conference. Two queries beside those of the sources."""
    publications = {
        each.source: each for each in Publication.objects.filter(conference=conference).select_related("handover")
    }
    editions: defaultdict[int, list[Edition]] = defaultdict(list)
    rows = Edition.objects.filter(publication__conference=conference).defer("content")
    for edition in rows.select_related("release__announcement__by", "by", "publication"):
        editions[edition.publication_id].append(edition)
    found = []
    for heading in all_headings(conference):
        publication = publications.get(heading.key)
        made = editions[publication.pk] if publication else []
        found.append(
            Prepared(
                heading=heading,
                publication=publication,
                waiting=next((each for each in made if not hasattr(each, "release")), None),
                released=[each for each in made if hasattr(each, "release")],
            )
        )
    return found
