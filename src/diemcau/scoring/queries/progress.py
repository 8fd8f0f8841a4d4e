"""How far every unit of a block has come. Counts only: no point stands here."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from diemcau.conference.models import Conference
from diemcau.directory.domain import Role
from diemcau.directory.models import Account
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.domain.sheets import EXTERNAL
from diemcau.scoring.models import (
    Appraiser,
    Block,
    Campaign,
    Criterion,
    Entrant,
    Explanation,
    Mark,
    Score,
    SelfScore,
    Submission,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One unit: lines answered by itself, spoken on by both appraisers, in dispute, scored; what it explains."""

    entrant: Entrant
    answered: int
    submission: Submission | None
    appraisers: tuple[str, ...]
    disputed: int
    scored: int
    explained: int
    unanswered: int  # explanations that wait for the council


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockProgress:
    """A block: how many lines a unit reports, how many there are, and its units."""

    asked: int
    lines: int
    rows: list[Progress]

    @property
    def submitted(self) -> int:
        return sum(row.submission is not None for row in self.rows)

    @property
    def finished(self) -> int:
        return sum(row.scored >= self.lines for row in self.rows)

    @property
    def disputed(self) -> int:
        return sum(row.disputed for row in self.rows)

    @property
    def unanswered(self) -> int:
        return sum(row.unanswered for row in self.rows)


def block_progress(block: Block) -> BlockProgress:
    """Eight queries, whatever the number of units."""
    kinds = Counter(Criterion.objects.filter(criteria_set=block.criteria_set_id).values_list("kind", flat=True))
    lines = sum(number for kind, number in kinds.items() if kind)
    lines -= 0 if block.survey_held else kinds["survey"]
    asked = sum(number for kind, number in kinds.items() if kind and kind not in EXTERNAL)
    current = {"entrant__block": block, "criterion__criteria_set": block.criteria_set_id}
    answered = _counted(
        SelfScore.objects.filter(Q(points__isnull=False) | Q(is_applicable=False), **current).values_list("entrant")
    )
    skipped = Q(criterion__kind="survey") if not block.survey_held else Q(pk__in=[])
    scored = _counted(Score.objects.filter(**current).exclude(skipped).values_list("entrant"))
    explained = _counted(Explanation.objects.filter(**current).values_list("entrant"))
    unanswered = _counted(Explanation.objects.filter(replied_at=None, **current).values_list("entrant"))
    submissions = {each.entrant_id: each for each in Submission.objects.filter(entrant__block=block)}
    seats: dict[int, list[str]] = {}
    for entrant, name in Appraiser.objects.filter(entrant__block=block).values_list("entrant", "account__full_name"):
        seats.setdefault(entrant, []).append(name)
    entrants = list(
        Entrant.objects.filter(block=block)
        .select_related("organisation")
        .order_by("organisation__rank", "organisation__area_code", "organisation_id")
    )
    open_ones = [each.pk for each in entrants if scored[each.pk] < lines]
    disputes = _disputes(block, open_ones) if block.appraisers > 1 and block.phase != Phase.SELF else Counter[int]()
    rows = [
        Progress(
            entrant=each,
            answered=answered[each.pk],
            submission=submissions.get(each.pk),
            appraisers=tuple(seats.get(each.pk, ())),
            disputed=disputes[each.pk],
            scored=scored[each.pk],
            explained=explained[each.pk],
            unanswered=unanswered[each.pk],
        )
        for each in entrants
    ]
    return BlockProgress(asked=asked, lines=lines, rows=rows)


def _counted(entrants: object) -> Counter[int]:
    return Counter(dict(entrants.annotate(Count("pk")).order_by()))  # type: ignore[attr-defined] # a queryset of pks


def _disputes(block: Block, entrants: list[int]) -> Counter[int]:
    """Lines on which all have spoken and nothing counts yet: they spoke differently."""
    counted = Score.objects.filter(entrant=OuterRef("entrant"), criterion=OuterRef("criterion"))
    marks = Mark.objects.filter(entrant__in=entrants, criterion__criteria_set=block.criteria_set_id)
    spoken = marks.exclude(Exists(counted)).values_list("entrant", "criterion").annotate(Count("pk"))
    return Counter(entrant for entrant, _criterion, number in spoken.order_by() if number >= block.appraisers)


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignBlock:
    """One block on the list of campaigns."""

    block: Block
    units: int
    submitted: int
    own: list[Entrant]
    below: int  # units that this account appraises for the body above them


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignRow:
    campaign: Campaign
    blocks: list[CampaignBlock]


def campaigns_of(conference: Conference, account: Account, *, sees_all: bool) -> list[CampaignRow]:
    """Campaigns with their blocks; whoever does not see all gets the blocks of the own units and
    of those that it appraises. Six queries."""
    blocks = list(Block.objects.filter(campaign__conference=conference).select_related("campaign", "criteria_set"))
    within = Entrant.objects.filter(block__campaign__conference=conference).values_list("block")
    units, submitted = _counted(within), _counted(within.filter(submission__isnull=False))
    own: dict[int, list[Entrant]] = {}
    mine = Entrant.objects.filter(
        block__campaign__conference=conference, organisation__in=account.organisation_roles.values("organisation")
    )
    for entrant in mine.select_related("organisation", "block"):
        own.setdefault(entrant.block_id, []).append(entrant)
    appraising = account.organisation_roles.filter(role=Role.APPRAISER).values("organisation")
    below = _counted(within.filter(block__is_appraised_by_parent=True, organisation__parent__in=appraising))
    rows = []
    for campaign in Campaign.objects.filter(conference=conference):
        inside = [
            CampaignBlock(
                block=block,
                units=units[block.pk],
                submitted=submitted[block.pk],
                own=own.get(block.pk, []),
                below=below[block.pk],
            )
            for block in blocks
            if block.campaign_id == campaign.pk
            and (sees_all or block.pk in own or below[block.pk] or block.phase == Phase.PUBLISHED)
        ]
        if inside or sees_all:
            rows.append(CampaignRow(campaign=campaign, blocks=inside))
    return rows
