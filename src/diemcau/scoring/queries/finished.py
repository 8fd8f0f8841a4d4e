"""Finished results for whoever publishes, shows or gives awards. This is the door that upper packages use.

    finished_headings(conference)   which results there are: approved or published, without a single point
    finished_result(key)            one of them, whole: rows, points by field, ranks, classes, settings, decision
    provisional_result(block)       the same of a block that is not approved yet: only for eyes that may see it

`finished_result` gives what was frozen at the approval, byte for byte; it is embargoed until
`scoring.actions.publish_result(key, by=…)` has run, and whoever asks earlier must not show, log, index or cache it.
"""

from __future__ import annotations

from diemcau.conference.models import Conference
from diemcau.kernel.errors import Refused
from diemcau.scoring.domain.finished import (
    CRITERIA,
    IMPORTED,
    Finished,
    FinishedField,
    FinishedHeading,
    FinishedRow,
    from_content,
)
from diemcau.scoring.domain.points import rounded
from diemcau.scoring.models import Approval, Block, Ranking
from diemcau.scoring.queries.standings import Standing, standing


def finished_headings(conference: Conference) -> list[FinishedHeading]:
    """Blocks with a decision and imported rankings, newest first. Two queries."""
    blocks = Approval.objects.filter(block__campaign__conference=conference).select_related("block__campaign")
    rankings = Ranking.objects.filter(conference=conference).select_related("release")
    found = [
        FinishedHeading(
            key=f"block:{each.block_id}",
            kind="index",
            title=each.block.campaign.name,
            block=each.block.name,
            year=each.block.campaign.year,
            phase=each.block.phase,
            decision=each.number,
        )
        for each in blocks.order_by("-block__campaign__year", "block__position", "pk").defer("content")
    ]
    return found + [
        FinishedHeading(
            key=f"ranking:{each.pk}",
            kind=each.kind,
            title=each.title,
            block=each.block,
            year=each.year,
            phase="published" if hasattr(each, "release") else "approved",
            decision=each.decision,
        )
        for each in rankings
    ]


def finished_result(key: str) -> Finished:
    """The result that a heading names.

    Raises:
        Refused: there is no such result, or its block is not approved.
    """
    noun, _, number = key.partition(":")
    if number.isdecimal() and noun == "block":
        approval = Approval.objects.filter(block=int(number)).first()
        if approval:
            return from_content(approval.content)
    if number.isdecimal() and noun == "ranking":
        ranking = Ranking.objects.filter(pk=int(number)).first()
        if ranking:
            return imported_result(ranking)
    raise Refused("Kết quả này chưa có quyết định phê duyệt nên chưa lấy ra được; hãy phê duyệt trước.")


def provisional_result(block: Block, found: Standing | None = None) -> Finished:
    """A block as it stands now, in the same form; units that still lack points are not in it."""
    found = found or standing(block)
    criteria, settings = found.lines.criteria, block.settings
    rows = []
    for row in found.rows:
        pk = int(row.unit)
        rows.append(
            FinishedRow(
                rank=row.rank,
                unit=found.units[pk],
                organisation=found.organisations[pk],
                points=str(rounded(row.result.points, settings.places)),
                applicable=_plain(row.result.applicable),
                index=str(row.shown),
                grade=row.grade or "",
                appraised=str(rounded(row.result.appraised, settings.places)),
                surveyed=str(rounded(row.result.surveyed, settings.places)) if row.result.survey_ceiling else "",
                fields=tuple(str(rounded(each.points, settings.places)) for each in row.result.fields),
            )
        )
    return Finished(
        key=f"block:{block.pk}",
        kind="index",
        title=block.campaign.name,
        block=block.name,
        year=block.campaign.year,
        settings=settings.sentence(),
        criteria=CRITERIA % {"name": criteria.name, "year": criteria.year, "version": criteria.version},
        fields=tuple(
            FinishedField(code=each.code, name=each.name, ceiling=_plain(each.ceiling)) for each in criteria.fields
        ),
        rows=tuple(rows),
    )


def imported_result(ranking: Ranking) -> Finished:
    """An imported table; its numbers as they were printed."""
    return Finished(
        key=f"ranking:{ranking.pk}",
        kind=ranking.kind,
        title=ranking.title,
        block=ranking.block,
        year=ranking.year,
        settings=IMPORTED,
        fields=tuple(FinishedField(code=code, name=name, ceiling=most) for code, name, most in ranking.fields),
        rows=tuple(
            FinishedRow(
                rank=row.rank,
                unit=row.name,
                organisation=row.organisation_id,
                points=row.points,
                applicable="",
                index=row.index,
                grade=row.grade,
                fields=tuple(row.fields),
                note=row.note,
            )
            for row in ranking.rows.all()
        ),
        decision=ranking.decision,
        decided_on=ranking.decided_on.isoformat() if ranking.decided_on else "",
    )


def _plain(value: object) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
