"""The consolidated report of a conference, of what is released and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from diemcau.conference.models import Conference
from diemcau.delegates.queries.wording import office_of
from diemcau.publish.domain.consolidated import CLOSING, OPENING, Part
from diemcau.publish.domain.reports.sample import sample_parts
from diemcau.publish.domain.tables import lines
from diemcau.publish.models import Edition, EditionQuerySet, Passage, ReportTemplate
from diemcau.publish.queries.released import last_year


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where people may write in the report, and what they wrote there."""

    key: str
    name: str
    text: str


@override("vi")  # official work, whoever asks for it
def word_report(conference: Conference, *, made_on: date) -> bytes | None:
    """The .docx out of the office's template, or of the standard one; None as long as nothing is released.

    Raises:
        Unreadable: the template cannot be used; the sentence says where.
    """
    from diemcau.publish.domain.reports.rendering import rendered  # noqa: PLC0415 -- slow import

    parts = parts_of(conference)
    if not parts:
        return None
    return rendered(
        template_of(conference, made_on=made_on),
        parts,
        conference=conference.title,
        written=_written(conference),
        made_on=made_on,
    )


def printed_report(conference: Conference, *, made_on: date) -> bytes | None:
    """That very Word file as PDF; None as long as nothing is released.

    Raises:
        Unreadable: the template cannot be used, or its report not be set.
    """
    content = word_report(conference, made_on=made_on)
    return _as_pdf(content, conference.title, made_on) if content else None


def _as_pdf(content: bytes, conference: str, made_on: date) -> bytes:
    from diemcau.nd30.writing import word_to_pdf  # noqa: PLC0415 -- slow import

    title = _("Báo cáo tổng hợp, phân tích kết quả công bố tại %(conference)s") % {"conference": conference}
    return word_to_pdf(content, made_on=made_on, title=title)


def template_of(conference: Conference, *, made_on: date) -> bytes:
    """The office's own template, else the standard one."""
    current = current_template(conference)
    if current is None:
        return standard_of(conference, made_on=made_on)
    with current.file.open("rb") as file:
        return bytes(file.read())


@override("vi")
def standard_of(conference: Conference, *, made_on: date) -> bytes:
    from diemcau.publish.domain.reports.standard import standard_template  # noqa: PLC0415 -- slow import

    return standard_template(*office_of(conference), made_on=made_on)


def current_template(conference: Conference) -> ReportTemplate | None:
    return ReportTemplate.objects.filter(conference=conference, ended_at=None).select_related("by").first()


def try_template(content: bytes) -> None:
    """Make a report of invented results out of a template, in Word and as PDF.

    Raises:
        Unreadable: it cannot be.
    """
    from diemcau.publish.domain.reports.rendering import rendered  # noqa: PLC0415 -- slow import

    day = date(2000, 1, 1)
    _as_pdf(rendered(content, sample_parts(), conference=_("Hội nghị"), written={}, made_on=day), "", day)


def places(conference: Conference) -> list[Place]:
    """Beginning, each released result, end; three queries."""
    written = _written(conference)
    found = [(OPENING, _("Mở đầu"))]
    found += [(each.publication.slug, str(each.publication)) for each in _editions(conference).defer("content")]
    found.append((CLOSING, _("Kết luận, kiến nghị")))
    return [Place(key=key, name=name, text=written.get(key, "")) for key, name in found]


def parts_of(conference: Conference) -> list[Part]:
    return [part_of(each) for each in _editions(conference)]


def part_of(edition: Edition) -> Part:
    """One edition with last year beside it."""
    table = edition.table
    organisations = {row.organisation for row in table.rows if row.organisation}
    found = lines(table, {}, last_year(edition, organisations))
    return Part(title=str(edition.publication), table=table, lines=found, key=edition.publication.slug)


def _editions(conference: Conference) -> EditionQuerySet:
    editions = Edition.objects.current().filter(publication__conference=conference)
    return editions.select_related("publication__conference").order_by("publication")


def _written(conference: Conference) -> dict[str, str]:
    return dict(Passage.objects.filter(conference=conference).values_list("key", "text"))
