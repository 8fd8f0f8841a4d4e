"""Lines of the example: where a room is ready the line was tested, mostly well; one campaign runs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from diemcau.conference.models import Conference, Site
from diemcau.connectivity.actions import open_campaign
from diemcau.connectivity.domain import PROFILES, Sample, Verdict, judge, rating, wilson
from diemcau.connectivity.models import Campaign, Line, LineTest, PictureCheck, SignOff
from diemcau.directory.models import Account

SENT = 3000
DAYS = 5
# What lines there are: round trip, jitter, echoes lost, down, up. Most are the first.
KINDS = (
    (24.0, 2.1, 3, 4.4, 4.4),
    (48.0, 14.0, 70, 4.4, 3.6),  # weak
    (31.0, 6.0, 27, 4.4, 4.4),  # too near a limit to tell
    (210.0, 95.0, 190, 2.1, 1.4),  # bad
)


def fill(conference: Conference, people: Mapping[str, Account]) -> None:
    keeper = people["ky-thuat"]
    today = timezone.localdate()
    campaign = open_campaign(
        conference,
        name="Đợt 1",
        profile="1080p",
        opens=today,
        closes=today + timedelta(days=DAYS),
        at_once=10,
        slot_minutes=5,
        by=keeper,
    )
    Campaign.objects.filter(pk=campaign.pk).update(opens_at=timezone.now() - timedelta(days=1))
    ready = list(Site.objects.open().filter(conference=conference, venue__isnull=False).order_by("pk"))
    lines = Line.objects.bulk_create(Line(site=site, carrier="VNPT", medium="Cáp quang") for site in ready)
    tests = LineTest.objects.bulk_create(
        _test(line, campaign, KINDS[number % 4 if number % 9 == 1 else 0], keeper) for number, line in enumerate(lines)
    )
    passed = [test for test in tests if test.verdict == Verdict.GOOD]
    SignOff.objects.bulk_create(SignOff(test=test, by=keeper) for test in passed[: -len(passed) // 8])
    PictureCheck.objects.bulk_create(
        PictureCheck(site=test.line.site, has_picture=True, has_sound=number % 30 != 29, by=keeper, source="operator")
        for number, test in enumerate(passed)
    )


def _test(line: Line, campaign: Campaign, kind: tuple[float, float, int, float, float], by: Account) -> LineTest:
    trip, jitter, lost, down, up = kind
    loss, now = wilson(lost, SENT), timezone.now()
    sample = Sample(down_mbps=down, up_mbps=up, round_trip_ms=trip, jitter_ms=jitter, loss=loss)
    judgement = judge(sample, PROFILES[campaign.profile])
    return LineTest(
        key=uuid4(),
        line=line,
        campaign=campaign,
        by=by,
        began_at=now - timedelta(seconds=90),
        at=now,
        profile=campaign.profile,
        ending="whole",
        verdict=judgement.verdict,
        reasons=[[int(reason.verdict), reason.sentence] for reason in judgement.reasons],
        transport="webrtc",
        round_trip_ms=trip,
        jitter_ms=jitter,
        echoes_sent=SENT,
        echoes_seen=SENT - lost // 2,
        echoes_back=SENT - lost,
        down_mbps=down,
        up_mbps=up,
        rating=rating(trip / 2, loss.share),
        browser="Edge 120",
        system="Windows 10 hoặc 11",
    )
