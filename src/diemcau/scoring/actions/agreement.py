"""From opinions to the points that count."""

from __future__ import annotations

from django.utils import timezone

from diemcau.directory.models import Account
from diemcau.scoring.actions.steps import opinion_of, step
from diemcau.scoring.domain.sheets import Opinion, agreed
from diemcau.scoring.models import Criterion, Entrant, Mark, Score
from diemcau.scoring.models.appraisals import How, Stage


def put_score(
    entrant: Entrant,
    criterion: Criterion,
    opinion: Opinion,
    *,
    known: Score | None,
    how: How,
    reason: str,
    by: Account | None,
) -> Score:
    """The points that count, with their step."""
    before = str(opinion_of(known)) if known else ""
    row = known or Score(entrant=entrant, criterion=criterion, revision=0)
    row.points, row.is_applicable = opinion.points, opinion.points is not None
    row.how, row.reason, row.by, row.at = how, reason[:2000], by, timezone.now()
    row.revision += 1
    row.save()
    why = f"{how.label}: {reason}" if reason else str(how.label)
    step(entrant, criterion, Stage.SCORE, before, str(opinion), why, by=by).save()
    return row


def agree(entrant: Entrant, criteria: list[Criterion], by: Account) -> None:
    """Where all opinions are there and the same, they count; where they no longer are, nothing does.

    A second opinion that was given before stays until somebody gives another.
    """
    opinions: dict[int, list[Mark]] = {}
    for each in Mark.objects.filter(entrant=entrant, criterion__in=criteria).order_by("pk"):
        opinions.setdefault(each.criterion_id, []).append(each)
    scores = {each.criterion_id: each for each in Score.objects.filter(entrant=entrant, criterion__in=criteria)}
    for criterion in criteria:
        marks, known = opinions.get(criterion.pk, []), scores.get(criterion.pk)
        if known and known.how != How.AGREED:
            continue
        said = agreed([opinion_of(each) for each in marks], entrant.block.appraisers)
        if said is None:
            if known:
                step(entrant, criterion, Stage.SCORE, str(opinion_of(known)), "chờ ý kiến thứ hai", by=by).save()
                known.delete()
        elif known is None or opinion_of(known) != said:
            reason = "; ".join(dict.fromkeys(each.reason for each in marks if each.reason))
            put_score(entrant, criterion, said, known=known, how=How.AGREED, reason=reason, by=by)
