"""A block whose units have all their points, and tables decided elsewhere: what the index is measured on."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from diemcau.directory.models import Account
    from diemcau.scoring.models import Block

LINES, FIELDS = 90, 9


def scored_block(name: str, units: int, account: Account, *, rounds: int) -> Block:
    """A block whose every unit has all points; with three rounds also its own and two opinions each."""
    from django.utils import timezone

    from diemcau.conference.models import Conference, Unit
    from diemcau.directory.domain import BodyKind, Tier
    from diemcau.directory.models import Organisation
    from diemcau.scoring.actions import add_block, adopt_criteria, open_campaign
    from diemcau.scoring.models import Criterion, Mark, Score, SelfScore

    bodies = Organisation.objects.bulk_create(
        Organisation(
            name=f"Ủy ban nhân dân {name}, xã số {number}",
            tier=Tier.COMMUNE,
            kind=BodyKind.PEOPLE_COMMITTEE,
            code=f"{units}-{number}",
        )
        for number in range(units)
    )
    conference = Conference.objects.create(title=name, short_name=name, kind="conference", owner=bodies[0])
    Unit.objects.bulk_create((Unit(conference=conference, organisation=each) for each in bodies), batch_size=500)
    criteria_set = adopt_criteria(_criteria(), owner=bodies[0], by=account)
    campaign = open_campaign(conference, name=name, year=2023, by=account)
    block = add_block(campaign, name=name, criteria_set=criteria_set, organisations=bodies, by=account)
    block.phase = "explanation"
    block.save()
    second = type(account).objects.create_user(f"thu-hai-{units}", full_name="Người thứ hai")
    now = timezone.now()
    lines = list(Criterion.objects.filter(criteria_set=criteria_set).exclude(kind=""))
    for at in range(0, units, 100):
        own, marks, scores = [], [], []
        for number, entrant in enumerate(block.entrants.order_by("pk")[at : at + 100], start=at):
            for line in lines:
                claimed = line.ceiling
                got = claimed * Decimal(60 + (number * 7 + line.position * 13) % 41) / 100
                facts = {"entrant": entrant, "criterion": line, "at": now}
                scores.append(Score(**facts, points=got, how="agreed", reason="Theo hồ sơ", by=account))
                if rounds > 1 and line.kind != "survey":
                    answer = {"part": "90", "whole": "100"}
                    own.append(
                        SelfScore(**facts, answer=answer, points=claimed, explanation="Theo báo cáo", by=account)
                    )
                    marks += [Mark(**facts, by=by, points=got, reason="Theo hồ sơ") for by in (account, second)]
        if rounds > 1:
            _followed(block.entrants.order_by("pk")[at : at + 100], lines, account)
        SelfScore.objects.bulk_create(own, batch_size=2000)
        Mark.objects.bulk_create(marks, batch_size=2000)
        Score.objects.bulk_create(scores, batch_size=2000)
    return block


def _followed(entrants: Any, lines: Any, account: Account) -> None:
    """Two pieces of evidence on every line of each unit, the steps of every point, and both of its appraisers."""
    from diemcau.scoring.models import Appraiser, Change, Evidence, EvidenceUse

    Appraiser.objects.bulk_create(Appraiser(entrant=each, account=account, seat=1) for each in entrants)
    pieces = Evidence.objects.bulk_create(
        Evidence(entrant=each, kind="number", title=f"Báo cáo số {number}/BC-UBND", by=account)
        for each in entrants
        for number in (1, 2)
    )
    uses = (EvidenceUse(evidence=piece, criterion=line) for piece in pieces for line in lines)
    EvidenceUse.objects.bulk_create(uses, batch_size=2000)
    steps = (
        Change(entrant=each, criterion=line, stage=stage, after="1", reason="Theo hồ sơ", by=account)
        for each in entrants
        for line in lines
        for stage in ("mark", "mark", "score")
    )
    Change.objects.bulk_create(steps, batch_size=2000)


def printed_tables(block: Block, account: Account) -> None:
    """The table of the year before and of this, decided elsewhere, as long as the block."""
    from diemcau.scoring.actions import import_ranking
    from diemcau.scoring.domain.rankings import PrintedRow, PrintedTable

    names = list(block.entrants.order_by("pk").values_list("organisation__name", "organisation"))
    fields = tuple((str(number), f"Lĩnh vực {number}", "10") for number in range(1, FIELDS + 1))
    for year in (2022, 2023):
        rows = tuple(
            PrintedRow(
                name=name,
                rank=at,
                points="",
                index=f"{95 - (at * year) % 97 / 10:.2f}",
                grade="",
                note="",
                fields=("9.25",) * FIELDS,
            )
            for at, (name, _body) in enumerate(names, start=1)
        )
        import_ranking(
            block.campaign.conference,
            PrintedTable(fields=fields, rows=rows),
            organisations=dict(names),
            title=f"Chỉ số năm {year}",
            kind="index",
            block=block.name,
            year=year,
            decision="1/QĐ-UBND",
            decided_on=None,
            by=account,
        )


def _criteria() -> Any:
    from diemcau.scoring.domain.criteria import CriteriaSet, Item

    def leaf(field: int, number: int) -> Item:
        rule = {"kind": "survey"} if field == FIELDS else {"kind": "share", "floor": "0.5"}
        name = f"Tỷ lệ thực hiện nhiệm vụ thứ {number} của lĩnh vực {field} theo kế hoạch năm"
        return Item(code=f"{field}.{number}", name=name, ceiling=Decimal("1.25"), rule=rule)

    each = LINES // FIELDS
    fields = tuple(
        Item(
            code=str(field),
            name=f"Lĩnh vực {field}",
            ceiling=Decimal("1.25") * each,
            children=tuple(leaf(field, number) for number in range(1, each + 1)),
        )
        for field in range(1, FIELDS + 1)
    )
    return CriteriaSet(name="Bộ chỉ số để đo", year=2023, block="Cấp xã", version=1, fields=fields)
