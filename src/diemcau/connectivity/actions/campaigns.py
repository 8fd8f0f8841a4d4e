"""Campaigns: opened with a slot for every site, moved where a site cannot."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from diemcau.conference.models import Conference, Site
from diemcau.connectivity.domain import laid_out, slot_times
from diemcau.connectivity.models import Campaign, Slot
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused


@transaction.atomic
def open_campaign(
    conference: Conference,
    *,
    name: str,
    profile: str,
    opens: date,
    closes: date,
    at_once: int,
    slot_minutes: int,
    by: Account,
) -> Campaign:
    """Open a campaign and give every open site its slot.

    Raises:
        Refused: the days lie behind us, or hold too few slots for all sites.
    """
    zone, now = timezone.get_current_timezone(), timezone.now()
    times = [at for at in slot_times(opens, closes, slot_minutes, zone) if at > now]
    sites = list(
        Site.objects.open()
        .filter(conference=conference)
        .select_related("host", "parent")
        .order_by("parent_id", "host__rank", "host__area_code", "pk")
    )
    if not sites:
        raise Refused("Hội nghị chưa có điểm cầu nào để đo; hãy áp dụng kế hoạch trước.")
    chosen = laid_out([(site.pk, site.parent_id or site.pk) for site in sites], times, at_once=at_once)
    if chosen is None:
        room = len(times) * at_once
        raise Refused(
            f"Từ {opens:%d/%m/%Y} đến {closes:%d/%m/%Y} chỉ còn chỗ cho {room} lượt đo mà có {len(sites)} điểm cầu; "
            "hãy thêm ngày, cho nhiều điểm cầu đo cùng lúc hơn, hoặc rút ngắn mỗi lượt."
        )
    campaign = Campaign.objects.create(
        conference=conference,
        name=name,
        profile=profile,
        opens_at=max(now, datetime.combine(opens, time(0), zone)),
        closes_at=datetime.combine(closes + timedelta(days=1), time(0), zone),
        at_once=at_once,
        slot_minutes=slot_minutes,
        created_by=by,
    )
    Slot.objects.bulk_create(Slot(campaign=campaign, site_id=site, starts_at=at) for site, at in chosen.items())
    record("connectivity.campaign_opened", campaign, by=by, within=conference, sites=len(sites))
    return campaign


@transaction.atomic
def move_slot(slot: Slot, starts_at: datetime, *, by: Account) -> Slot:
    """Let a site test at another time.

    Raises:
        Refused: the time lies outside the campaign, or its slot is full.
    """
    campaign = Campaign.objects.select_for_update().get(pk=slot.campaign_id)
    if not campaign.opens_at <= starts_at < campaign.closes_at:
        raise Refused("Giờ này ở ngoài đợt đo; hãy chọn giờ trong đợt.")
    length = timedelta(minutes=campaign.slot_minutes)
    beside = campaign.slots.filter(starts_at__gt=starts_at - length, starts_at__lt=starts_at + length)
    if beside.exclude(pk=slot.pk).count() >= campaign.at_once:
        raise Refused(f"Lượt này đã đủ {campaign.at_once} điểm cầu; hãy chọn giờ khác.")
    slot.starts_at = starts_at
    slot.save(update_fields=["starts_at"])
    record("connectivity.slot_moved", slot.site, by=by, within=campaign.conference, starts=starts_at.isoformat())
    return slot
