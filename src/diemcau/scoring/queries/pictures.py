"""The pictures of a block or a unit, as specifications: for pages as they are, for documents through `drawn`."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from diemcau.scoring.domain.charts import MOST_ROWS, Spec, distribution, heat_map, slope, waterfall
from diemcau.scoring.domain.comparison import Comparison
from diemcau.scoring.domain.points import ZERO, vietnamese
from diemcau.scoring.models import Block
from diemcau.scoring.queries.analysis import Analysis, UnitAnalysis, criterion_shares, field_shares
from diemcau.scoring.queries.imported import ImportedAnalysis
from diemcau.scoring.queries.standings import standing


def heat_of(block: Block, found: Analysis, *, by_criterion: bool = False, start: int = 0) -> Spec:
    """Units in the order of the table, at most sixty, from number `start`; by field or by sub-criterion."""
    rows = found.now.rows[start : start + MOST_ROWS]
    shown = {found.now.units[int(row.unit)] for row in rows}
    cells = criterion_shares(found.now, rows) if by_criterion else field_shares(found.now)
    columns = (
        [leaf.code for leaf in found.now.lines.leaves]
        if by_criterion
        else [field.code for field in found.now.lines.criteria.fields]
    )
    described = _("Bản đồ nhiệt: %(number)d đơn vị của khối %(block)s, tỷ lệ đạt của từng mục.")
    return heat_map(
        [cell for cell in cells if cell[0] in shown],
        columns=columns,
        description=described % {"number": len(rows), "block": block},
    )


def slope_of(comparisons: Sequence[Comparison], before: int, year: int) -> Spec | None:
    """Ranks of last year and this, for units that had one of their own; None where nobody had."""
    rows = [(each.unit, each.rank_before, each.rank) for each in comparisons if each.rank and each.rank_before]
    if not rows:
        return None
    climbed = sum(now < before for _unit, before, now in rows)
    described = _("Thứ hạng hai năm: %(climbed)d đơn vị lên hạng trong %(all)d đơn vị.")
    return slope(
        rows[:MOST_ROWS],
        years=(str(before), str(year)),
        description=described % {"climbed": climbed, "all": len(rows)},
    )


def pictures_of_block(block: Block, found: Analysis, *, by_criterion: bool = False, start: int = 0) -> dict[str, Spec]:
    """Every picture of a block, by name."""
    if not found.now.rows:
        return {}
    pictures = {
        "distribution": distribution_of([block], {block.pk: found}),
        "heat": heat_of(block, found, by_criterion=by_criterion, start=start),
        "waterfall": _waterfall_of_all(str(block), found),
        "slope": slope_of(found.comparisons, found.previous.year, block.campaign.year) if found.previous else None,
    }
    return {name: spec for name, spec in pictures.items() if spec}


def _waterfall_of_all(block: str, found: Analysis) -> Spec:
    """The mean of all units: from what applied down to what was reached, field by field."""
    results = [row.result for row in found.now.rows]
    number = len(results)
    start = sum((each.applicable for each in results), ZERO) / number
    lost = {}
    for at, field in enumerate(found.now.lines.criteria.fields):
        fields = [each.fields[at] for each in results]
        lost[f"{field.code}. {field.name}"] = sum((each.applicable - each.points for each in fields), ZERO) / number
    described = _("Trung bình khối %(block)s đạt %(points)s trên %(most)s điểm.") % {
        "block": block,
        "points": vietnamese(start - sum(lost.values(), ZERO), 2),
        "most": vietnamese(start, 2),
    }
    return waterfall(start, [step for step in lost.items() if step[1]], description=described)


def pictures_of_ranking(found: ImportedAnalysis) -> dict[str, Spec]:
    """Every picture that an imported table gives, by name."""
    finished = found.finished
    name = finished.block or finished.title
    pictures: dict[str, Spec | None] = {}
    if found.indices:
        described = _("Phân bố kết quả của %(blocks)s.") % {"blocks": name}
        pictures["distribution"] = distribution([(name, found.indices)], description=described)
    if found.shares:
        units = list(dict.fromkeys(unit for unit, _field, _share in found.shares))[:MOST_ROWS]
        described = _("Bản đồ nhiệt: %(number)d đơn vị của khối %(block)s, tỷ lệ đạt của từng mục.")
        pictures["heat"] = heat_map(
            [cell for cell in found.shares if cell[0] in set(units)],
            columns=[field.code for field in finished.fields if field.ceiling],
            description=described % {"number": len(units), "block": name},
        )
    if found.previous:
        pictures["slope"] = slope_of(found.comparisons, found.previous.year, finished.year)
    return {name: spec for name, spec in pictures.items() if spec}


def waterfall_of(unit: str, found: UnitAnalysis) -> Spec:
    """From what applied to a unit down to what it reached, field by field."""
    result = found.row.result
    described = _("%(unit)s đạt %(points)s trên %(most)s điểm.") % {
        "unit": unit,
        "points": vietnamese(result.points, 2),
        "most": vietnamese(result.applicable),
    }
    return waterfall(
        result.applicable, [(name, lost) for name, _points, _most, lost in found.fields if lost], description=described
    )


def distribution_of(blocks: list[Block], known: dict[int, Analysis]) -> Spec:
    """Every unit of every block on its index."""
    groups = []
    for block in blocks:
        now = known[block.pk].now if block.pk in known else standing(block)
        groups.append((block.name, [(now.units[int(row.unit)], row.result.index) for row in now.rows]))
    described = _("Phân bố chỉ số của %(blocks)s.") % {"blocks": ", ".join(name for name, _units in groups)}
    return distribution([group for group in groups if group[1]], description=described)
