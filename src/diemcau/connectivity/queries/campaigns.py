"""A campaign as it stands, site by site, and beside another one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import cached_property

from diemcau.conference.models import Conference, Site
from diemcau.connectivity.domain import (
    STANDING_KINDS,
    STANDING_NAMES,
    Compared,
    Ending,
    Standing,
    standing,
)
from diemcau.connectivity.models import Campaign, Escalation, LineTest, Slot
from diemcau.journal.domain import State
from diemcau.journal.models import OutboxMessage, topic
from diemcau.kernel.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteInCampaign:
    """One site: its slot, its last whole test in this campaign, to whom it was told."""

    site: Site
    slot: Slot
    test: LineTest | None
    tests: int
    escalated: bool

    @property
    def standing(self) -> Standing:
        test = self.test
        return standing(test.judged if test else None, is_signed=bool(test and hasattr(test, "sign_off")))

    @property
    def words(self) -> str:
        return say(STANDING_NAMES[self.standing])

    @property
    def kind(self) -> str:
        return STANDING_KINDS[self.standing]

    def is_late(self, now: datetime) -> bool:
        """Its slot is over and it has not tested."""
        return self.test is None and self.slot.starts_at < now


@dataclass(frozen=True, kw_only=True)
class CampaignPage:
    campaign: Campaign
    rows: tuple[SiteInCampaign, ...]
    held_messages: int

    @cached_property
    def counts(self) -> Counter[Standing]:
        return Counter(row.standing for row in self.rows)

    @property
    def chips(self) -> list[tuple[str, str, int]]:
        return [(standing.value, say(name), self.counts[standing]) for standing, name in STANDING_NAMES.items()]

    @property
    def size(self) -> int:
        return len(self.rows)

    @property
    def untested(self) -> int:
        return self.counts[Standing.UNTESTED]

    @property
    def failing(self) -> int:
        return self.counts[Standing.FAILED] + self.counts[Standing.DOUBTFUL]

    @property
    def done(self) -> int:
        return self.counts[Standing.DONE]

    @property
    def failed_tests(self) -> list[LineTest]:
        """The last test of each site that has tested and not passed."""
        return [row.test for row in self.rows if row.test and row.standing in {Standing.FAILED, Standing.DOUBTFUL}]

    @property
    def wanting(self) -> list[Site]:
        """The sites that have not passed and were not told upwards yet."""
        return [
            row.site
            for row in self.rows
            if row.standing in {Standing.UNTESTED, Standing.FAILED, Standing.DOUBTFUL} and not row.escalated
        ]


def campaign_page(campaign: Campaign) -> CampaignPage:
    """Four queries for any number of sites."""
    slots = list(
        campaign.slots.filter(site__closure=None)
        .select_related("site__host", "site__parent__host", "site__conference__owner")
        .order_by("starts_at", "site__host__area_code", "pk")
    )
    last, counts = _last_tests(campaign)
    escalated = set(Escalation.objects.filter(campaign=campaign).values_list("site", flat=True))
    held = OutboxMessage.objects.within(campaign.conference).filter(state=State.HELD)
    return CampaignPage(
        campaign=campaign,
        rows=tuple(
            SiteInCampaign(
                site=slot.site,
                slot=slot,
                test=last.get(slot.site_id),
                tests=counts[slot.site_id],
                escalated=slot.site_id in escalated,
            )
            for slot in slots
        ),
        held_messages=held.filter(key__regex=_letters(campaign)).count(),
    )


def held_messages(campaign: Campaign) -> set[int]:
    """The messages of a campaign that wait for a person."""
    held = OutboxMessage.objects.filter(scope=topic(campaign.conference), state=State.HELD)
    return set(held.filter(key__regex=_letters(campaign)).values_list("pk", flat=True))


def _letters(campaign: Campaign) -> str:
    """Which keys the letters of a campaign have."""
    return rf"^line-(reminder|retest|escalation):{campaign.pk}:"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedSite:
    """One site in two campaigns."""

    site: Site
    before: LineTest | None
    after: LineTest | None

    @property
    def compared(self) -> Compared:
        return Compared(
            before=self.before.judged if self.before else None, after=self.after.judged if self.after else None
        )


def comparison(before: Campaign, after: Campaign) -> list[ComparedSite]:
    """The sites of the later campaign, each as it was in the earlier one and as it is."""
    slots = after.slots.select_related("site__host").order_by("site__host__rank", "site__host__area_code", "pk")
    (earlier, _), (later, _) = _last_tests(before), _last_tests(after)
    return [
        ComparedSite(site=slot.site, before=earlier.get(slot.site_id), after=later.get(slot.site_id)) for slot in slots
    ]


def campaigns_of(conference: Conference) -> list[CampaignPage]:
    """The campaigns of a conference, newest first; there are few."""
    return [campaign_page(campaign) for campaign in conference.line_campaigns.select_related("conference")]


def _last_tests(campaign: Campaign) -> tuple[dict[int, LineTest], Counter[int]]:
    """Of each site the last whole test of its main line in a campaign, and how many there were."""
    tests = (
        LineTest.objects.filter(campaign=campaign, ending=Ending.WHOLE, line__is_backup=False)
        .select_related("line__site__host", "sign_off__by", "by")
        .defer("course")
        .order_by("at", "pk")
    )
    last: dict[int, LineTest] = {}
    counts: Counter[int] = Counter()
    for test in tests:
        last[test.line.site_id] = test
        counts[test.line.site_id] += 1
    return last, counts
