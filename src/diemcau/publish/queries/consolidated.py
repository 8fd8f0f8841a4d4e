"""The consolidated report of a conference, of what is released and nothing else."""

from __future__ import annotations

from diemcau.conference.models import Conference
from diemcau.delegates.queries.wording import office_of
from diemcau.nd30.model import Document
from diemcau.publish.domain.consolidated import Part, consolidated_report
from diemcau.publish.domain.tables import lines
from diemcau.publish.models import Edition
from diemcau.publish.queries.released import last_year


def consolidated(conference: Conference) -> Document | None:
    """None as long as nothing is released."""
    editions = Edition.objects.current().filter(publication__conference=conference)
    parts = [part_of(each) for each in editions.select_related("publication__conference").order_by("publication")]
    if not parts:
        return None
    office, signing = office_of(conference)
    return consolidated_report(parts, office=office, signing=signing, conference=conference.title)


def part_of(edition: Edition) -> Part:
    """One edition with last year beside it."""
    table = edition.table
    organisations = {row.organisation for row in table.rows if row.organisation}
    return Part(title=str(edition.publication), table=table, lines=lines(table, {}, last_year(edition, organisations)))
