"""Figures of a survey or of another system: they come in as a table and become points by their rules."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.scoring.actions.steps import opinion_of, step
from diemcau.scoring.domain.phases import MOVED_BY_HAND
from diemcau.scoring.domain.points import vietnamese
from diemcau.scoring.domain.sheets import Opinion
from diemcau.scoring.models import Block, Change, Figure, Score
from diemcau.scoring.models.appraisals import How, Stage
from diemcau.scoring.permissions import own_bodies
from diemcau.scoring.queries.figures import NamedFigure, points_for


@transaction.atomic
def import_figures(block: Block, figures: Sequence[NamedFigure], *, source: str, by: Account) -> int:
    """Take over figures, all of them or none; a figure that is there already is replaced. Returns how many changed.

    Raises:
        Refused: the block is approved, a figure is out of the range of its rule, or is one of the own unit.
    """
    held = Block.objects.held(block.pk)
    own = own_bodies(by)
    for each in figures:
        if each.entrant.organisation_id in own:
            raise Refused(
                _("Bạn thuộc %(unit)s nên không nhập số liệu cho chính đơn vị mình.") % {"unit": each.entrant}
            )
    number = put_figures(held, figures, source=source, by=by)
    record("scoring.figures_imported", held, by=by, within=held.campaign.conference, figures=number)
    return number


def put_figures(held: Block, figures: Sequence[NamedFigure], *, source: str, by: Account) -> int:
    """The figures with the points that they make and the steps that tell of it. Returns how many changed.

    Raises:
        Refused: the block is approved, or a figure is out of the range of its rule.
    """
    if held.phase not in MOVED_BY_HAND:
        raise Refused(_("Kết quả của khối đã được phê duyệt nên không nhập số liệu được nữa; mọi điểm giữ nguyên."))
    now = timezone.now()
    entrants = [each.entrant.pk for each in figures]
    old = {(each.entrant_id, each.criterion_id): each for each in Figure.objects.filter(entrant__in=entrants)}
    counts = {
        (each.entrant_id, each.criterion_id): each
        for each in Score.objects.filter(entrant__in=entrants, criterion__in={each.criterion.pk for each in figures})
    }
    new_figures, new_scores, changes = [], [], []
    for each in figures:
        key = (each.entrant.pk, each.criterion.pk)
        points = points_for(each)
        figure, known = old.get(key), counts.get(key)
        if figure and figure.value == each.value and figure.margin == each.margin and known:
            continue
        new_figures.append(
            Figure(
                entrant=each.entrant,
                criterion=each.criterion,
                value=each.value,
                margin=each.margin,
                source=source[:200],
                by=by,
                at=now,
            )
        )
        new_scores.append(
            Score(
                entrant=each.entrant,
                criterion=each.criterion,
                points=points,
                how=How.FIGURE,
                reason=f"{vietnamese(each.value)} ({source})"[:2000],
                revision=known.revision + 1 if known else 1,
                by=by,
                at=now,
            )
        )
        before = str(opinion_of(known)) if known else ""
        why = f"{vietnamese(each.value)}, {source}"
        changes.append(step(each.entrant, each.criterion, Stage.FIGURE, before, str(Opinion(points)), why, by=by))
    Figure.objects.bulk_create(
        new_figures,
        update_conflicts=True,
        unique_fields=["entrant", "criterion"],
        update_fields=["value", "margin", "source", "by", "at"],
        batch_size=500,
    )
    Score.objects.bulk_create(
        new_scores,
        update_conflicts=True,
        unique_fields=["entrant", "criterion"],
        update_fields=["points", "is_applicable", "how", "reason", "revision", "by", "at"],
        batch_size=500,
    )
    Change.objects.bulk_create(changes, batch_size=500)
    return len(new_figures)
