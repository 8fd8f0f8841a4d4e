"""From a published result to the award part of the day."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _t

from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.live.actions import add_awards
from diemcau.publish.models import Handover, Publication
from diemcau.scoring.domain.finished import FinishedRow

PLACES = {1: _t("Hạng Nhất"), 2: _t("Hạng Nhì"), 3: _t("Hạng Ba")}


@transaction.atomic
def hand_awards(publication: Publication, *, by: Account) -> Handover:
    """Put the published winners at the end of the award part, the smallest prize first, the highest last; once.

    Of a ranking these are the first three.

    Raises:
        Refused: it is not published, has no prizes, or was handed over.
    """
    conference = Conference.objects.held(publication.conference_id)
    edition = publication.editions.released().first()
    if edition is None:
        raise Refused(_("Kết quả chưa công bố nên chưa đưa vào phần trao thưởng."))
    rows = [(row, prize) for row in edition.table.rows if (prize := _prize(publication, row))]
    if not rows:
        raise Refused(_("Kết quả này không có giải thưởng để trao."))
    if Handover.objects.filter(publication=publication).exists():
        raise Refused(_("Các giải này đã có trong phần trao thưởng; hãy sửa ở trang Trao thưởng."))
    sites = dict(conference.units.exclude(site=None).values_list("organisation", "site"))
    add_awards(
        conference,
        [
            {
                "group": f"{prize} ({publication.block})"[:100],
                "title": prize[:200],
                "receiver": row.unit[:200],
                "detail": row.note[:300],
                "citation": publication.title,
                "site_id": sites.get(row.organisation) if row.organisation else None,
            }
            for row, prize in sorted(rows, key=lambda each: -(each[0].rank or 0))
        ],
        by=by,
    )
    handed = Handover.objects.create(publication=publication, by=by)
    record("publish.awards_handed", publication, by=by, within=conference, awards=len(rows))
    return handed


def _prize(publication: Publication, row: FinishedRow) -> str:
    """What a row is awarded; nothing for most."""
    if publication.kind == "winners":
        return row.grade
    return str(PLACES.get(row.rank or 0, ""))
