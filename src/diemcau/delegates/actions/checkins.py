"""Take down who is there, from devices that may have been without a line for hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from diemcau.conference.models import Site
from diemcau.delegates.domain.attending import PRESENT, Saying, Way, corrected
from diemcau.delegates.models import CheckIn, CheckInLink
from diemcau.delegates.queries.taking import Ground, Pass, ground_of
from diemcau.directory.models import Account
from diemcau.journal.actions import grouped, record
from diemcau.kernel.dates import HERE
from diemcau.kernel.errors import Refused

GOOD_FOR = timedelta(days=3)  # after the day of the conference: late lists come in, corrections are made
MOST_TAKEN_BACK = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """One note as a device sends it; `said_at` and `sent_at` by its own clock."""

    id: UUID
    delegate: int
    says: Saying
    way: Way
    said_at: datetime
    sent_at: datetime
    reason: str = ""
    takes_back: tuple[UUID, ...] = ()
    device: UUID | None = None


@transaction.atomic
def make_check_in_link(site: Site, name: str, *, by: Account | None, is_reception: bool = False) -> CheckInLink:
    """Make a link for a device that checks people in at a site; it ends three days after the conference."""
    day = site.conference.end_on or site.conference.starts_on
    last = max(day, timezone.localdate()) if day else timezone.localdate() + timedelta(days=30)
    link = CheckInLink.objects.create(
        site=site,
        name=name[:120],
        is_reception=is_reception,
        made_by=by,
        expires_at=datetime.combine(last + GOOD_FOR, datetime.max.time(), tzinfo=HERE),
    )
    record("delegates.check_in_link_made", link, by=by, within=site.conference, name=link.name)
    return link


@transaction.atomic
def revoke_check_in_link(link: CheckInLink, *, by: Account) -> None:
    """Close a link. What the device has not sent yet stays on it, and goes through by a new link of the same site."""
    if link.revoked_at:
        return
    link.revoked_at, link.revoked_by = timezone.now(), by
    link.save(update_fields=["revoked_at", "revoked_by"])
    record("delegates.check_in_link_revoked", link, by=by, within=link.site.conference, name=link.name)


def check_in(where: Pass, said: Noted, *, by: Account | None = None, now: datetime | None = None) -> CheckIn:
    """Keep one note, durably. The same id again gives back what was kept the first time, and changes nothing.

    The row is its own record: who, when, by which device; nothing ever changes it. docs/check-in.md.

    Raises:
        Refused: a person of another site or conference, an absence without its reason, a presence before the day, or
            an id that was used for something else.
    """
    now = now or timezone.now()
    ground = ground_of(said.delegate)
    problem = _problem(where, ground, said, now)
    if problem:
        if known := CheckIn.objects.filter(pk=said.id).first():  # taken already, before things changed
            return _same(known, said)
        raise Refused(problem)
    kept = CheckIn(
        id=said.id,
        conference_id=where.conference,
        delegate_id=said.delegate,
        site_id=where.site,
        says=said.says,
        way=said.way,
        reason=said.reason[:300],
        takes_back=[str(each) for each in said.takes_back],
        said_at=said.said_at,
        at=corrected(said.said_at, said.sent_at, now),
        received_at=now,
        device=said.device,
        link_id=where.link,
        by=by,
    )
    try:
        grouped(partial(kept.save, force_insert=True))
    except IntegrityError:
        if known := CheckIn.objects.filter(pk=said.id).first():
            return _same(known, said)
        raise Refused(_("Danh sách đại biểu vừa thay đổi nên chưa ghi được; hãy tải lại rồi ghi lại.")) from None
    return kept


def _problem(where: Pass, ground: Ground | None, said: Noted, now: datetime) -> str:
    """Why this may not be said here, in a sentence; nothing when it may."""
    if said.says == Saying.ABSENT and not said.reason.strip():
        return _("Chưa ghi lý do vắng mặt; hãy ghi lý do rồi lưu lại.")
    if said.says == Saying.UNDO and not 0 < len(said.takes_back) <= MOST_TAKEN_BACK:
        return _("Không rõ hoàn tác lượt điểm danh nào; hãy tải lại danh sách.")
    if ground is None or ground.conference != where.conference:
        return _("Người này không có trong danh sách của hội nghị; chưa ghi gì.")
    if where.site not in {ground.site, ground.home}:
        site = Site.objects.select_related("host").filter(pk=ground.site or 0).first()
        return _("%(name)s thuộc điểm cầu %(site)s, không thuộc điểm cầu này; hãy báo Ban tổ chức.") % {
            "name": ground.name,
            "site": site.host if site else _("khác"),
        }
    is_present = said.says in PRESENT or said.says == Saying.LEFT
    if is_present and where.day and now.astimezone(HERE).date() < where.day:
        return _("Hội nghị họp ngày %(day)s; trước ngày đó chỉ ghi báo vắng, chưa điểm danh có mặt.") % {
            "day": where.day.strftime("%d/%m/%Y")
        }
    return ""


def _same(known: CheckIn, said: Noted) -> CheckIn:
    as_known = (known.delegate_id, known.says, set(known.takes_back))
    if as_known != (said.delegate, said.says, {str(each) for each in said.takes_back}):
        raise Refused(_("Mã của lượt này đã dùng cho một lượt khác; lượt cũ giữ nguyên, hãy ghi lại lượt mới."))
    return known
