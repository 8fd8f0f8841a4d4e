"""Criteria sets: taken over from a file, and put in place of another while points stand on it."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from diemcau.directory.models import Account, Organisation
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.scoring.actions.steps import opinion_of, step
from diemcau.scoring.domain.criteria import CriteriaSet as Criteria
from diemcau.scoring.domain.criteria import Item, problems
from diemcau.scoring.domain.phases import MOVED_BY_HAND
from diemcau.scoring.domain.points import rounded, vietnamese
from diemcau.scoring.domain.rules import score
from diemcau.scoring.domain.sheets import EXTERNAL
from diemcau.scoring.models import Block, Change, CriteriaSet, Criterion, EvidenceUse, Figure, Mark, Score, SelfScore
from diemcau.scoring.models.appraisals import Stage
from diemcau.scoring.models.fields import PLACES
from diemcau.scoring.queries.answers import answer_from


@transaction.atomic
def adopt_criteria(
    criteria: Criteria,
    *,
    owner: Organisation,
    by: Account | None,
    family: UUID | None = None,
    note: str = "",
    is_illustration: bool = False,
) -> CriteriaSet:
    """Keep a set as a new one, or as the next version of a family.

    Raises:
        Refused: its ceilings do not add up, or a rule makes no sense; the first such place is named.
    """
    found = problems(criteria)
    if not criteria.fields:
        found = ["Bộ chỉ số chưa có tiêu chí nào."]
    if found:
        more = f" Còn {len(found) - 1} chỗ khác." if len(found) > 1 else ""
        raise Refused(f"{found[0]}{more} Bộ chỉ số chưa được lưu.")
    last = CriteriaSet.objects.filter(family=family).aggregate(last=Max("version"))["last"] if family else None
    kept = CriteriaSet.objects.create(
        owner=owner,
        name=criteria.name,
        year=criteria.year,
        block=criteria.block,
        ceiling=criteria.ceiling,
        version=(last or 0) + 1,
        note=note,
        is_illustration=is_illustration,
        by=by,
        **({"family": family} if family else {}),
    )
    level: list[tuple[Item, Criterion | None]] = [(item, None) for item in criteria.fields]
    position = {item.code: number for number, item in enumerate(criteria.walk())}
    while level:
        rows = Criterion.objects.bulk_create(
            Criterion(
                criteria_set=kept,
                parent=parent,
                position=position[item.code],
                code=item.code,
                name=item.name,
                ceiling=item.ceiling,
                kind="" if item.children else item.rule["kind"],
                rule={} if item.children else dict(item.rule),
                needs_evidence=item.needs_evidence,
            )
            for item, parent in level
        )
        level = [(child, row) for (item, _), row in zip(level, rows, strict=True) for child in item.children]
    record("scoring.criteria_adopted", kept, by=by, version=kept.version)
    return kept


@transaction.atomic
def change_criteria(block: Block, criteria_set: CriteriaSet, *, by: Account) -> dict[str, int]:
    """Put another version under a block. What was entered is kept, and every point that cannot stand is told.

    Answers are scored anew by the new rules; opinions and points above a lower ceiling are taken out, so that the
    council gives them again; what belongs to a line that is gone stays with the old version, and comes back with it.

    Returns:
        How many self-scores were `rescored`, how many opinions and points were `removed`.

    Raises:
        Refused: the block is approved already.
    """
    held = Block.objects.held(block.pk)
    if held.phase not in MOVED_BY_HAND:
        raise Refused("Kết quả của khối đã được phê duyệt nên không đổi bộ chỉ số được; mọi điểm giữ nguyên.")
    moved = _by_code(held.criteria_set, criteria_set)
    for rows in (EvidenceUse.objects.filter(evidence__entrant__block=held), Figure.objects.filter(entrant__block=held)):
        for old, new in moved.items():
            rows.filter(criterion=old).update(criterion=new)
    version = f"theo {criteria_set}"
    changes: list[Change] = []
    rescored = _rescore(held, moved, version, by, changes)
    removed = _remove_what_is_too_high(held, moved, version, by, changes)
    Change.objects.bulk_create(changes, batch_size=500)
    held.criteria_set = criteria_set
    held.save(update_fields=["criteria_set"])
    block.criteria_set = criteria_set
    conference = held.campaign.conference
    record("scoring.criteria_changed", held, by=by, within=conference, version=criteria_set.version)
    return {"rescored": rescored, "removed": removed}


def _by_code(old: CriteriaSet, new: CriteriaSet) -> dict[Criterion, Criterion]:
    """Sub-criteria of the old version, each with the one that bears its code in the new."""
    known = {row.code: row for row in new.criteria.exclude(kind="")}
    return {row: known[row.code] for row in old.criteria.exclude(kind="") if row.code in known}


def _rescore(block: Block, moved: dict[Criterion, Criterion], version: str, by: Account, changes: list[Change]) -> int:
    olds = {old.pk: new for old, new in moved.items()}
    rows = list(SelfScore.objects.filter(entrant__block=block, criterion__in=olds).select_related("entrant"))
    rescored = 0
    for row in rows:
        new, before = olds[row.criterion_id], row.points
        row.criterion = new
        if row.is_applicable and before is not None:
            row.points = _scored(new, row)
        if row.points != before:
            rescored += 1
            row.at = timezone.now()
            row.revision += 1
            after = vietnamese(row.points) if row.points is not None else "chưa chấm"
            words = vietnamese(before) if before is not None else ""
            changes.append(step(row.entrant, new, Stage.CRITERIA, words, after, version, by=by))
    SelfScore.objects.bulk_update(rows, ["criterion", "points", "at", "revision"], batch_size=200)
    return rescored


def _scored(criterion: Criterion, row: SelfScore) -> Decimal | None:
    if criterion.kind in EXTERNAL:
        return None
    try:
        return rounded(score(criterion.rule, criterion.ceiling, answer_from(row.answer)), PLACES)
    except Refused:
        return None  # the new rule asks for something else: the unit answers anew


def _remove_what_is_too_high(
    block: Block, moved: dict[Criterion, Criterion], version: str, by: Account, changes: list[Change]
) -> int:
    removed = 0
    for old, new in moved.items():
        for rows, stage in ((Mark.objects, Stage.MARK), (Score.objects, Stage.SCORE)):
            of_old = rows.filter(entrant__block=block, criterion=old)
            for row in of_old.filter(points__gt=new.ceiling).select_related("entrant"):
                reason = f"{version}: điểm tối đa nay là {vietnamese(new.ceiling)}, phải chấm lại"
                changes.append(step(row.entrant, new, stage, str(opinion_of(row)), "chờ chấm lại", reason, by=by))
                row.delete()
                removed += 1
            of_old.update(criterion=new)
    return removed
