"""The example as if the day had begun: most sites are in, some are weak or lost, incidents are worked on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from django.utils import timezone

from diemcau.conference.models import Conference, Site
from diemcau.connectivity.actions import open_incident, take_on
from diemcau.connectivity.actions.video import add_bridge, book
from diemcau.connectivity.domain import Source
from diemcau.connectivity.domain.checklist import OF_SITES
from diemcau.connectivity.domain.incidents import Fault
from diemcau.connectivity.models import DutyPerson, Presence, Tick, TickCheck, VideoWay
from diemcau.directory.models import Account

STATES = ("connected",) * 8 + ("weak", "connected", "lost", "connected", "absent")
NAMES = ("Nguyễn Văn Hải", "Trần Thị Bình", "Lê Quang Minh", "Phạm Thu Hà")


def fill(conference: Conference, people: Mapping[str, Account]) -> None:
    keeper, now = people["ky-thuat"], timezone.now()
    ready = list(
        Site.objects.open()
        .filter(conference=conference, venue__isnull=False)
        .select_related("host", "conference")
        .order_by("pk")
    )
    Presence.objects.bulk_create(
        Presence(
            site=site,
            state=STATES[number % len(STATES)],
            since=now - timedelta(minutes=20, seconds=-7 * (number % 90)),
            source=Source.SYSTEM,
        )
        for number, site in enumerate(ready)
    )
    DutyPerson.objects.bulk_create(
        DutyPerson(site=site, name=NAMES[number % 4], phone=f"0235 38{number:05}", task="Kỹ thuật phòng họp", by=keeper)
        for number, site in enumerate(ready)
    )
    VideoWay.objects.bulk_create(
        VideoWay(site=site, system="manual", dial=f"{number:04}@hop.example.vn", room="Phòng 1", by=keeper)
        for number, site in enumerate(ready)
    )
    ticks = Tick.objects.bulk_create(
        Tick(site=site, item=item.key, is_ready=True, by=keeper)
        for number, site in enumerate(ready)
        for item in OF_SITES[: len(OF_SITES) - (2 if number % 7 == 5 else 0)]
    )
    TickCheck.objects.bulk_create(TickCheck(tick=tick, agrees=True, by=keeper) for tick in ticks[::2])
    lost = [site for number, site in enumerate(ready) if STATES[number % len(STATES)] == "lost"]
    for site, fault in zip(lost, (Fault.LOST, Fault.NO_SOUND, Fault.NO_PICTURE), strict=False):
        take_on(
            open_incident(site, fault, by=keeper, source=Source.OPERATOR, began_at=now - timedelta(seconds=95)),
            by=keeper,
        )
    bridge = add_bridge(conference.owner, "Cầu họp của tỉnh", 300, by=keeper, within=conference)
    begins = timezone.make_aware(datetime.combine(conference.starts_on or now.date(), time(7)))
    book(conference, bridge, begins, begins + timedelta(hours=5), len(ready) + 2, by=keeper)
