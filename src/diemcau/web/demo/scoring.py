"""An index under way: departments decided and published, districts explaining, communes scoring themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from zlib import crc32

from django.utils import timezone

from diemcau.conference.models import Conference, ConferenceRole
from diemcau.directory.domain import Role
from diemcau.directory.models import Account
from diemcau.scoring.actions import add_block, adopt_criteria, approve, open_campaign, publish_result
from diemcau.scoring.actions.rankings import import_ranking
from diemcau.scoring.domain import bundled
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.domain.points import rounded
from diemcau.scoring.domain.rankings import PrintedRow, PrintedTable
from diemcau.scoring.domain.sheets import EXTERNAL
from diemcau.scoring.models import (
    Appraiser,
    Block,
    Criterion,
    Entrant,
    Explanation,
    Figure,
    Mark,
    Score,
    SelfScore,
    Submission,
)
from diemcau.scoring.models.appraisals import How
from diemcau.scoring.queries.units import bodies_of

GRADES = [[name, least, None, None] for name, least in (("Xuất sắc", "90"), ("Tốt", "80"), ("Khá", "65"), ("Yếu", "0"))]
REASON = "Tài liệu kiểm chứng chưa thể hiện đủ kết quả"


def fill(conference: Conference, people: Mapping[str, Account]) -> None:
    organiser = people["to-chuc"]
    appraisers = [_appraiser(conference, number) for number in (1, 2)]
    sets = {
        key: adopt_criteria(each.criteria, owner=conference.owner, by=organiser, note=each.note, is_illustration=True)
        for key, each in bundled.all_sets().items()
        if key != "cap-tinh-2948"
    }
    year = (conference.start_year or timezone.localdate().year) - 1
    campaign = open_campaign(conference, name=f"Chỉ số cải cách hành chính năm {year}", year=year, by=organiser)
    blocks = {
        group: add_block(
            campaign,
            name=name,
            criteria_set=sets[key],
            organisations=bodies_of(conference, group),
            by=organiser,
            grades=GRADES,
            self_due=timezone.now() + timedelta(days=10),
            explanation_due=timezone.now() + timedelta(days=20),
        )
        for group, name, key in (
            ("departments", "Sở, ban, ngành", "so-ban-nganh"),
            ("districts", "Ủy ban nhân dân cấp huyện", "cap-huyen"),
            ("communes", "Ủy ban nhân dân cấp xã", "cap-xa"),
        )
    }
    _score(blocks["departments"], organiser, appraisers)
    _score(blocks["districts"], organiser, appraisers)
    _compare(blocks["departments"], conference, year - 1, organiser)
    _move(blocks["departments"], Phase.PROVISIONAL)
    approve(blocks["departments"], number="617/QĐ-UBND", decided_on=date(year + 1, 1, 5), by=organiser)
    publish_result(f"block:{blocks['departments'].pk}", by=organiser)
    _explain(blocks["districts"], organiser)
    _move(blocks["districts"], Phase.EXPLANATION)
    _move(blocks["communes"], Phase.SELF)


def _appraiser(conference: Conference, number: int) -> Account:
    account = Account.objects.create_user(f"tham-dinh-{number}", full_name=f"Người Thẩm Định {number}")
    ConferenceRole.objects.create(conference=conference, account=account, role=Role.APPRAISER)
    return account


def _score(block: Block, organiser: Account, appraisers: Sequence[Account]) -> None:
    """Points that look like life: most units near the top, each with its own weak lines."""
    now = timezone.now()
    criteria = list(Criterion.objects.filter(criteria_set=block.criteria_set).exclude(kind=""))
    entrants = list(Entrant.objects.filter(block=block).select_related("organisation"))
    own, marks, scores, figures = [], [], [], []
    for entrant in entrants:
        for criterion in criteria:
            said, got = _points(entrant, criterion)
            reason = REASON if got != said else ""
            if criterion.kind in EXTERNAL:
                value = rounded(got / criterion.ceiling * 100, 1)
                figures.append(
                    Figure(
                        entrant=entrant,
                        criterion=criterion,
                        value=value,
                        margin=Decimal("1.8"),
                        source="Điều tra xã hội học",
                        at=now,
                    )
                )
                got, how = criterion.ceiling * value / 100, How.FIGURE
            else:
                how = How.AGREED
                own.append(
                    SelfScore(
                        entrant=entrant,
                        criterion=criterion,
                        points=said,
                        explanation="Theo báo cáo năm",
                        by=organiser,
                        at=now,
                    )
                )
                marks += [
                    Mark(entrant=entrant, criterion=criterion, by=each, points=got, reason=reason, at=now)
                    for each in appraisers
                ]
            scores.append(
                Score(
                    entrant=entrant, criterion=criterion, points=got, how=how, reason=reason, by=appraisers[1], at=now
                )
            )
    SelfScore.objects.bulk_create(own, batch_size=500)
    Mark.objects.bulk_create(marks, batch_size=500)
    Score.objects.bulk_create(scores, batch_size=500)
    Figure.objects.bulk_create(figures, batch_size=500)
    Submission.objects.bulk_create(Submission(entrant=each, signer="Người đứng đầu", by=organiser) for each in entrants)
    Entrant.objects.filter(block=block).update(first_submitted_at=now)
    Appraiser.objects.bulk_create(
        Appraiser(entrant=entrant, account=each, seat=seat)
        for entrant in entrants
        for seat, each in enumerate(appraisers, start=1)
    )


def _points(entrant: Entrant, criterion: Criterion) -> tuple[Decimal, Decimal]:
    """What is claimed, and what the council gives."""
    chance = crc32(f"{entrant.organisation.code}:{criterion.code}".encode()) % 1000
    unit = crc32(entrant.organisation.name.encode()) % 100
    share = Decimal(1) if chance > 350 - unit else Decimal(55 + chance % 40) / 100
    said = rounded(criterion.ceiling * max(share, Decimal("0.9")), 2)
    return said, rounded(criterion.ceiling * share, 2) if share < 1 else said


def _compare(block: Block, conference: Conference, year: int, organiser: Account) -> None:
    """Last year's table, as it was decided elsewhere."""
    entrants = list(Entrant.objects.filter(block=block).select_related("organisation"))
    found = sorted(
        (
            (rounded(Decimal(7600 + crc32(f"{year}{each.organisation.code}".encode()) % 1800) / 100, 2), each)
            for each in entrants
        ),
        key=lambda pair: -pair[0],
    )
    rows = tuple(
        PrintedRow(
            name=each.organisation.name, rank=rank, points=str(points), index=str(points), grade="", note="", fields=()
        )
        for rank, (points, each) in enumerate(found, start=1)
    )
    block.previous_ranking = import_ranking(
        conference,
        PrintedTable(fields=(), rows=rows),
        organisations={each.organisation.name: each.organisation_id for each in entrants},
        title=f"Chỉ số cải cách hành chính năm {year}",
        kind="index",
        block=block.name,
        year=year,
        decision="345/QĐ-UBND",
        decided_on=date(year + 1, 2, 27),
        by=organiser,
    )
    block.save(update_fields=["previous_ranking"])


def _explain(block: Block, organiser: Account) -> None:
    now = timezone.now()
    first = Score.objects.filter(entrant__block=block, reason=REASON).order_by("entrant", "criterion__position")[:3]
    Explanation.objects.bulk_create(
        Explanation(
            entrant_id=each.entrant_id,
            criterion_id=each.criterion_id,
            text="Đơn vị đã ban hành kế hoạch ngày 28/12, văn bản bổ sung kèm theo.",
            by=organiser,
            at=now,
        )
        for each in first
    )


def _move(block: Block, phase: Phase) -> None:
    block.phase = phase
    block.save(update_fields=["phase"])
