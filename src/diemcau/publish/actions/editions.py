"""From a decided result to what everybody reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db import IntegrityError, transaction
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.journal.models import topic
from diemcau.kernel.errors import Refused
from diemcau.live.actions import offer_slide, show, withdraw_slide
from diemcau.live.models import Slide
from diemcau.publish.actions.ready import make_ready
from diemcau.publish.domain.slides import key_of, ranking_slides
from diemcau.publish.domain.tables import lines, slug_of
from diemcau.publish.models import Announcement, Edition, Publication, Release
from diemcau.publish.queries.released import last_year
from diemcau.publish.queries.sources import result_of, source_of
from diemcau.publish.queries.wordings import worded
from diemcau.scoring.domain.finished import Finished


@transaction.atomic
def prepare(
    conference: Conference, source: str, *, by: Account, reason: str = "", reason_in_english: str = ""
) -> Edition:
    """Freeze a decided result as the next edition of its publication. It stays under embargo until it is released.

    The English that the office has given for its texts is frozen with them.

    Raises:
        Refused: there is no such result; it is frozen already and nothing has changed; an edition still waits;
            a correction gives no reason.
    """
    Conference.objects.held(conference.pk)
    table = worded(result_of(conference, source), conference)
    publication = Publication.objects.filter(conference=conference, source=source).first() or _opened(
        conference, source, table
    )
    last = publication.editions.first()
    _refuse_if_needless(last, table, reason)
    reason = reason.strip() if last else ""
    if reason and reason_in_english.strip():
        table = replace(table, english={**table.english, reason: reason_in_english.strip()})
    edition = Edition.objects.create(
        publication=publication,
        version=last.version + 1 if last else 1,
        content=table.content(),
        sha256=table.digest(),
        decision=table.decision,
        decided_on=parse_date(table.decided_on) if table.decided_on else None,
        reason=reason,
        by=by,
    )
    record("publish.prepared", edition, by=by, within=conference, sha256=edition.sha256)
    return edition


def _opened(conference: Conference, source: str, table: Finished) -> Publication:
    facts = {
        "conference": conference,
        "source": source,
        "title": table.title[:300],
        "block": table.block,
        "kind": table.kind,
        "year": table.year,
    }
    slug = slug_of(table.title, table.block, "" if str(table.year) in table.title else str(table.year))
    taken = set(Publication.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    free = next(name for name in (slug, *(f"{slug}-{number}" for number in range(2, 1000))) if name not in taken)
    try:
        with transaction.atomic():
            return Publication.objects.create(slug=free, **facts)
    except IntegrityError:
        raise Refused(_("Một người khác vừa lập mục công bố này; hãy tải lại trang. Chưa có gì thay đổi.")) from None


def _refuse_if_needless(last: Edition | None, table: Finished, reason: str) -> None:
    if last is None:
        return
    if not hasattr(last, "release"):
        raise Refused(_("Kết quả này đã có một bản đang chờ công bố; hãy công bố hoặc bỏ bản đó trước."))
    if _without_reason(last).digest() == table.digest():
        raise Refused(_("Kết quả không khác bản đã công bố, nên không lập bản đính chính."))
    if not reason.strip():
        raise Refused(_("Bản đính chính cần nêu lý do; chưa có gì được lập."))


def _without_reason(edition: Edition) -> Finished:
    """The reason of a correction is no part of the result."""
    table = edition.table
    return replace(table, english={text: told for text, told in table.english.items() if text != edition.reason})


@transaction.atomic
def discard(edition: Edition, *, by: Account) -> None:
    """Take back what was made ready, as long as nobody outside has seen it.

    Raises:
        Refused: it is released.
    """
    conference = Conference.objects.held(edition.publication.conference_id)
    if Release.objects.filter(edition=edition).exists():
        raise Refused(_("Bản này đã công bố nên không bỏ được; nếu có sai, hãy lập bản đính chính."))
    record("publish.discarded", edition, by=by, within=conference, sha256=edition.sha256)
    publication = edition.publication
    edition.delete()
    if not publication.editions.exists():
        publication.delete()


@transaction.atomic
def release(
    conference: Conference, editions: Sequence[Edition], *, by: Account, in_the_hall: bool = False
) -> Announcement:
    """End the embargo of several editions in one moment: public pages, open data and the hall's shelf together.

    Args:
        in_the_hall: show the first of them on the large screen at once; else the director shows them from the shelf.

    Raises:
        Refused: nothing was chosen; one was released meanwhile, or no longer is what was frozen.
    """
    Conference.objects.held(conference.pk)
    waiting = list(
        Edition.objects.embargoed()
        .filter(pk__in=[each.pk for each in editions], publication__conference=conference)
        .select_related("publication")
        .order_by("publication__year", "publication__pk")
    )
    if not waiting or len(waiting) != len(set(editions)):
        raise Refused(
            _("Danh sách đã thay đổi: có bản vừa được công bố hoặc bỏ. Chưa có gì được công bố; hãy xem lại.")
        )
    for edition in waiting:
        if not edition.is_whole:
            raise Refused(
                _("Nội dung của “%(title)s” không còn khớp mã kiểm tra lúc chốt, nên chưa có gì được công bố.")
                % {"title": edition.publication}
            )
    announcement = Announcement.objects.create(conference=conference, by=by)
    Release.objects.bulk_create(Release(edition=edition, announcement=announcement) for edition in waiting)
    for edition in waiting:
        source_of(edition.publication.source).open(edition.publication.source, by=by)
        record("publish.released", edition, by=by, within=conference, sha256=edition.sha256)
    slides = [slide for edition in waiting for slide in _offered(edition, by)]
    if slides and in_the_hall:
        show(conference, slides[0], by=by)
    make_ready.enqueue(announcement.pk)
    return announcement


def _offered(edition: Edition, by: Account) -> list[Slide]:
    """Its slides on the director's shelf, in place of those of the edition that it corrects."""
    publication, table = edition.publication, edition.table
    for slide in Slide.objects.filter(source=topic(publication), withdrawn_at=None):
        withdraw_slide(slide, by=by)
    organisations = {row.organisation for row in table.rows if row.organisation}
    found = ranking_slides(str(publication), table, lines(table, {}, last_year(edition, organisations)))
    return [
        offer_slide(
            publication.conference,
            content,
            key=key_of(edition.sha256, edition.pk, part),
            by=by,
            source=topic(publication),
        )
        for part, content in enumerate(found)
    ]
