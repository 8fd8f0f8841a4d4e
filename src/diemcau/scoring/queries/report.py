"""The analysis report of a block, with the same pictures as its page."""

from __future__ import annotations

from django.utils.translation import override

from diemcau.directory.domain import BodyKind
from diemcau.nd30.model import Document
from diemcau.nd30.writing.kinds import Office, Signing
from diemcau.scoring.domain.charts import drawn
from diemcau.scoring.domain.report import Drawn, Told, analysis_report
from diemcau.scoring.models import Block
from diemcau.scoring.queries.analysis import analysis_of
from diemcau.scoring.queries.finished import provisional_result
from diemcau.scoring.queries.pictures import pictures_of_block
from diemcau.scoring.queries.tables import table_of


@override("vi")  # official work, whoever makes it
def block_report(block: Block) -> Document | None:
    """What was approved, else as things stand now; None while no unit has all of its points."""
    found = analysis_of(block)
    if not found.now.rows:
        return None
    approved = table_of(block)
    pictures = pictures_of_block(block, found)
    told = Told(
        table=approved.finished if approved.approval else provisional_result(block, found.now),
        fields=found.fields,
        losses=found.losses,
        comparisons=found.comparisons,
        year_before=found.previous.year if found.previous else None,
        gaps=[(each.unit, each.own, each.given) for each in found.distances],
        ranges=found.ranges,
        pictures={name: Drawn(svg=drawn(spec), told=spec["description"]) for name, spec in pictures.items()},
    )
    owner = block.campaign.conference.owner
    short = "UBND" if owner.kind == BodyKind.PEOPLE_COMMITTEE else owner.short_name or "VP"
    office = Office(name=owner.name, short=short, place=owner.name.rpartition("tỉnh ")[2] or owner.name)
    return analysis_report(told, office=office, signing=Signing(signer="…", title="…", recipients=("Như trên",)))
