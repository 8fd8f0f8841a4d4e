"""A sample is drawn; points are replaced, carried by interviewers, given a new link."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.survey.domain.selection import Cell, Design, Drawn, PlannedStratum, draw_points, lay_out
from diemcau.survey.models import (
    Cluster,
    FrameCell,
    Interviewer,
    PaperForm,
    Point,
    Replacement,
    Sample,
    Stratum,
    Survey,
)


def frame_cells(survey: Survey) -> dict[Cell, FrameCell]:
    rows = FrameCell.objects.filter(survey=survey).select_related("unit")
    return {
        Cell(unit=row.unit.code, service=row.service, cluster=row.cluster, label=row.label, people=row.people): row
        for row in rows
    }


@transaction.atomic
def draw_sample(survey: Survey, design: Design, *, seed: str, by: Account) -> Sample:
    """Draw the whole sample at once; the seed is kept and printed, so that anybody draws the same again.

    Raises:
        Refused: a sample stands already, or the frame does not allow this size.
    """
    Survey.objects.select_for_update().get(pk=survey.pk)
    if survey.samples.filter(replaced_at=None).exists():
        raise Refused("Cuộc khảo sát đã có mẫu. Muốn chọn lại, hãy hủy mẫu hiện có khi chưa ai trả lời.")
    cells = frame_cells(survey)
    planned = lay_out(cells, design)
    sample = Sample.objects.create(survey=survey, seed=seed, design=asdict(design), by=by)
    strata = _strata(sample, planned, cells)
    drawn = list(draw_points(cells, design, planned, seed=seed))
    clusters = _clusters(strata, drawn, cells, by_service=design.by_service)
    Point.objects.bulk_create(
        (
            Point(
                stratum=strata[each.unit, each.service],
                cluster=clusters.get((each.unit, each.service, each.cluster)),
                cell=cells[each.cell],
                ordinal=each.ordinal,
                place=each.place,
                is_reserve=each.is_reserve,
                is_called=not each.is_reserve,
            )
            for each in drawn
        ),
        batch_size=1000,
    )
    asked = sum(not each.is_reserve for each in drawn)
    record("survey.sample_drawn", survey, by=by, within=survey.owner, seed=seed, points=asked)
    return sample


def _strata(
    sample: Sample, planned: list[PlannedStratum], cells: dict[Cell, FrameCell]
) -> dict[tuple[str, str], Stratum]:
    units = {cell.unit: row.unit for cell, row in cells.items()}
    rows = {
        (each.unit, each.service): Stratum(
            sample=sample,
            unit=units[each.unit],
            service=each.service,
            people=each.people,
            clusters=each.clusters,
            asked=each.asked,
            margin=each.margin,
        )
        for each in planned
    }
    Stratum.objects.bulk_create(rows.values(), batch_size=500)
    return rows


def _clusters(
    strata: dict[tuple[str, str], Stratum], drawn: list[Drawn], cells: dict[Cell, FrameCell], *, by_service: bool
) -> dict[tuple[str, str, str], Cluster]:
    people: dict[tuple[str, str, str], int] = {}
    for cell in cells:
        key = (cell.unit, cell.service if by_service else "", cell.cluster)
        people[key] = people.get(key, 0) + cell.people
    in_stages = [each for each in drawn if strata[each.unit, each.service].clusters]
    names = sorted({(each.unit, each.service, each.cluster) for each in in_stages})
    rows = {key: Cluster(stratum=strata[key[:2]], name=key[2], people=people[key]) for key in names}
    Cluster.objects.bulk_create(rows.values(), batch_size=500)
    return rows


@transaction.atomic
def cancel_sample(survey: Survey, *, by: Account) -> None:
    """Put a sample aside before anybody has answered; its points and seed stay readable.

    Raises:
        Refused: somebody has answered, or forms are out on paper, or it takes answers now.
    """
    Survey.objects.select_for_update().get(pk=survey.pk)
    sample = survey.samples.filter(replaced_at=None).first()
    if sample is None:
        raise Refused("Cuộc khảo sát chưa có mẫu.")
    if survey.sheets.exists() or PaperForm.objects.filter(survey=survey).exists():
        raise Refused("Đã có phiếu trả lời hoặc phiếu giấy, nên không hủy mẫu được. Mẫu giữ nguyên.")
    if survey.collections.filter(closed_at=None).exists():
        raise Refused("Đợt thu thập đang mở. Hãy đóng trước khi hủy mẫu.")
    sample.replaced_at = timezone.now()
    sample.save(update_fields=["replaced_at"])
    record("survey.sample_cancelled", survey, by=by, within=survey.owner, seed=sample.seed)


@transaction.atomic
def replace_point(point: Point, reason: str, *, by: Account) -> Point | None:
    """Let the next reserve of the same cluster or stratum stand in; None when no reserve is left.

    Raises:
        Refused: it has answered, or was replaced already.
    """
    held = Point.objects.select_for_update().select_related("stratum__sample__survey__owner").get(pk=point.pk)
    if held.answered_on:
        raise Refused("Điểm mẫu này đã trả lời, nên không thay thế.")
    if Replacement.objects.filter(gone=held).exists():
        raise Refused("Điểm mẫu này đã được thay thế.")
    spare = Point.objects.filter(stratum=held.stratum_id, cluster=held.cluster_id, is_reserve=True, is_called=False)
    instead = spare.order_by("place").first()
    if instead:
        instead.is_called, instead.interviewer_id = True, held.interviewer_id
        instead.save(update_fields=["is_called", "interviewer"])
    Replacement.objects.create(gone=held, instead=instead, reason=reason[:200], by=by)
    survey = held.stratum.sample.survey
    record("survey.point_replaced", survey, by=by, within=survey.owner, point=held.pk, reason=reason[:200])
    return instead


@transaction.atomic
def renew_link(point: Point, *, by: Account) -> None:
    """Kill the link that is out and make another."""
    point.turn += 1
    point.save(update_fields=["turn"])
    survey = point.stratum.sample.survey
    record("survey.link_renewed", survey, by=by, within=survey.owner, point=point.pk)


@transaction.atomic
def assign_interviewer(survey: Survey, strata: Any, account: Account, *, by: Account) -> int:
    """Let an account carry the points of some strata that nobody has answered yet; returns how many."""
    Interviewer.objects.get_or_create(survey=survey, account=account)
    open_points = Point.objects.filter(stratum__in=strata, answered_on=None, channel="")
    number = open_points.update(interviewer=account)
    record("survey.interviewer_assigned", survey, by=by, within=survey.owner, account=account.name, points=number)
    return number


@transaction.atomic
def hand_out_paper(survey: Survey, strata: Any, *, by: Account) -> list[PaperForm]:
    """Print a form for every open point of some strata: their links die, and the forms carry numbers of their own.

    Raises:
        Refused: no open point is left there.
    """
    Survey.objects.select_for_update().get(pk=survey.pk)
    version = survey.questionnaires.last()
    points = list(Point.objects.asked().filter(stratum__in=strata, answered_on=None, channel="").order_by("pk"))
    if not points or version is None:
        raise Refused("Không còn điểm mẫu nào chưa trả lời để phát phiếu giấy.")
    begin = (PaperForm.objects.filter(survey=survey).aggregate(last=Max("number"))["last"] or 0) + 1
    forms = [
        PaperForm(
            survey=survey,
            questionnaire=version,
            stratum_id=point.stratum_id,
            cluster_id=point.cluster_id,
            number=number,
        )
        for number, point in enumerate(sorted(points, key=lambda p: (p.stratum_id, p.cluster_id or 0)), start=begin)
    ]
    for point in points:
        point.channel, point.turn = "paper", point.turn + 1
    Point.objects.bulk_update(points, ["channel", "turn"], batch_size=500)
    made = PaperForm.objects.bulk_create(forms, batch_size=500)
    record("survey.paper_handed_out", survey, by=by, within=survey.owner, forms=len(made), first=begin)
    return made
