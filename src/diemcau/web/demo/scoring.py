"""An index under way: departments decided and published, districts explaining, communes scoring themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from zlib import crc32

from django.utils import timezone

from diemcau.conference.models import Conference, ConferenceRole
from diemcau.directory.domain import Role
from diemcau.directory.models import Account
from diemcau.scoring.actions import add_block, adopt_criteria, approve, open_campaign, publish_result
from diemcau.scoring.domain import bundled
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.domain.points import rounded, vietnamese
from diemcau.scoring.domain.rules import Answer, score
from diemcau.scoring.domain.sheets import EXTERNAL
from diemcau.scoring.models import (
    Appraiser,
    Block,
    Change,
    Criterion,
    Entrant,
    Evidence,
    EvidenceUse,
    Explanation,
    Figure,
    Mark,
    Score,
    SelfScore,
    Submission,
)
from diemcau.scoring.models.appraisals import How
from diemcau.scoring.queries.answers import kept_answer
from diemcau.scoring.queries.units import bodies_of
from diemcau.web.demo.rankings import GRADES, compare

SOURCE, MARGIN = "Điều tra xã hội học", Decimal("1.8")
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
            self_due=_evening(10),
            explanation_due=_evening(20),
        )
        for group, name, key in (
            ("departments", "Sở, ban, ngành", "so-ban-nganh"),
            ("districts", "Ủy ban nhân dân cấp huyện", "cap-huyen"),
            ("communes", "Ủy ban nhân dân cấp xã", "cap-xa"),
        )
    }
    _score(blocks["departments"], organiser, appraisers)
    _score(blocks["districts"], organiser, appraisers)
    compare(blocks["departments"], conference, year - 1, organiser)
    _move(blocks["departments"], Phase.PROVISIONAL)
    approve(blocks["departments"], number="617/QĐ-UBND", decided_on=date(year + 1, 1, 5), by=organiser)
    publish_result(f"block:{blocks['departments'].pk}", by=organiser)
    _explain(blocks["districts"], organiser)
    _move(blocks["districts"], Phase.EXPLANATION)
    communes = Entrant.objects.filter(block=blocks["communes"]).select_related("organisation").order_by("pk")
    lines = Criterion.objects.filter(criteria_set=blocks["communes"].criteria_set).exclude(kind="")
    _report(blocks["communes"], list(communes[::3]), list(lines), organiser)
    _move(blocks["communes"], Phase.SELF)


def _evening(days: int) -> datetime:
    """Five in the afternoon, so many days from now."""
    return timezone.localtime().replace(hour=17, minute=0, second=0, microsecond=0) + timedelta(days=days)


def _appraiser(conference: Conference, number: int) -> Account:
    account = Account.objects.create_user(f"tham-dinh-{number}", full_name=f"Người Thẩm Định {number}")
    ConferenceRole.objects.create(conference=conference, account=account, role=Role.APPRAISER)
    return account


def _score(block: Block, organiser: Account, appraisers: Sequence[Account]) -> None:
    """Points that look like life: most units near the top, each with its own weak lines; with every step of the way."""
    now = timezone.now()
    criteria = list(Criterion.objects.filter(criteria_set=block.criteria_set).exclude(kind=""))
    entrants = list(Entrant.objects.filter(block=block).select_related("organisation"))
    _report(block, entrants, criteria, organiser)
    own = {(each.entrant_id, each.criterion_id): each for each in SelfScore.objects.filter(entrant__block=block)}
    marks, scores, figures, steps = [], [], [], []
    for entrant in entrants:
        for criterion in criteria:
            share = _share(entrant, criterion)
            facts = {"entrant": entrant, "criterion": criterion}
            if criterion.kind in EXTERNAL:
                value = rounded(max(share, Decimal("0.62")) * 92, 1)
                points = rounded(criterion.ceiling * value / 100, 4)
                figures.append(Figure(**facts, value=value, margin=MARGIN, source=SOURCE, by=organiser, at=now))
                scores.append(Score(**facts, points=points, how=How.FIGURE, reason=SOURCE, by=organiser, at=now))
                why = f"{vietnamese(value)}, {SOURCE}"
                steps.append(Change(**facts, stage="figure", after=vietnamese(points), reason=why, by=organiser))
                continue
            said = own[entrant.pk, criterion.pk].points or Decimal(0)
            points = min(said, rounded(criterion.ceiling * share, 2)) if share < 1 else said
            reason = REASON if points != said else ""
            told = vietnamese(points)
            marks += [Mark(**facts, by=each, points=points, reason=reason, at=now) for each in appraisers]
            scores.append(Score(**facts, points=points, how=How.AGREED, reason=reason, by=appraisers[1], at=now))
            steps += [Change(**facts, stage="mark", after=told, reason=reason, by=each) for each in appraisers]
            agreed = f"{How.AGREED.label}: {reason}" if reason else str(How.AGREED.label)
            steps.append(Change(**facts, stage="score", after=told, reason=agreed, by=appraisers[1]))
    Mark.objects.bulk_create(marks, batch_size=500)
    Score.objects.bulk_create(scores, batch_size=500)
    Figure.objects.bulk_create(figures, batch_size=500)
    Change.objects.bulk_create(steps, batch_size=500)
    Appraiser.objects.bulk_create(
        Appraiser(entrant=entrant, account=each, seat=seat)
        for entrant in entrants
        for seat, each in enumerate(appraisers, start=1)
    )


def _report(block: Block, entrants: Sequence[Entrant], criteria: Sequence[Criterion], organiser: Account) -> None:
    """What units say of themselves, scored by the rules, on the evidence of one report; handed in."""
    now = timezone.now()
    asked = [each for each in criteria if each.kind not in EXTERNAL]
    SelfScore.objects.bulk_create(
        (_claim(entrant, criterion, organiser) for entrant in entrants for criterion in asked), batch_size=500
    )
    title = f"Báo cáo cải cách hành chính năm {block.campaign.year}"
    pieces = Evidence.objects.bulk_create(
        Evidence(entrant=each, kind="number", title=title, by=organiser) for each in entrants
    )
    EvidenceUse.objects.bulk_create(
        (EvidenceUse(evidence=piece, criterion=criterion) for piece in pieces for criterion in asked), batch_size=500
    )
    Submission.objects.bulk_create(Submission(entrant=each, signer="Người đứng đầu", by=organiser) for each in entrants)
    Entrant.objects.filter(pk__in=[each.pk for each in entrants]).update(first_submitted_at=now)


def _claim(entrant: Entrant, criterion: Criterion, organiser: Account) -> SelfScore:
    share = max(_share(entrant, criterion), Decimal("0.9"))
    rule = criterion.rule
    answer = {
        "yes_no": Answer(value=Decimal(1)),
        "share": Answer(part=rounded(share * 100, 0), whole=Decimal(100)),
        "steps": Answer(value=Decimal(rule["steps"][0][0]) if "steps" in rule else None),
        "table": Answer(word=next(iter(rule.get("rows", {})), None)),
    }.get(criterion.kind, Answer(value=Decimal(0)))
    points = rounded(score(rule, criterion.ceiling, answer), 4)
    facts = {"points": points, "explanation": "", "by": organiser, "at": timezone.now()}
    return SelfScore(entrant=entrant, criterion=criterion, answer=kept_answer(answer), **facts)


def _share(entrant: Entrant, criterion: Criterion) -> Decimal:
    """What the council finds: all, or a part of one's own."""
    chance = crc32(f"{entrant.organisation.code}:{criterion.code}".encode()) % 1000
    unit = crc32(entrant.organisation.name.encode()) % 100
    return Decimal(1) if chance > 350 - unit else Decimal(55 + chance % 40) / 100


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
