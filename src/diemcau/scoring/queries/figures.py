"""A table of figures, read against the units and the criteria of a block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from diemcau.directory.domain.names import name_key
from diemcau.directory.models import Account
from diemcau.kernel.errors import Refused, Unreadable
from diemcau.scoring.domain.points import HUNDRED, read_decimal, rounded
from diemcau.scoring.domain.rules import Answer, score
from diemcau.scoring.domain.sheets import EXTERNAL
from diemcau.scoring.domain.tables import Column, Line, Problem, Table, table_of
from diemcau.scoring.models import Block, Criterion, Entrant, Score
from diemcau.scoring.models.fields import PLACES
from diemcau.scoring.permissions import own_bodies
from diemcau.scoring.queries.names import entrants_by_name

COLUMNS = (
    Column(key="unit", headings=("Đơn vị", "Tên đơn vị", "Địa phương", "Mã đơn vị"), is_required=True),
    Column(key="criterion", headings=("Mã tiêu chí", "Mã")),
    Column(key="value", headings=("Số liệu", "Mức độ hài lòng", "Tỷ lệ hài lòng", "Kết quả")),
    Column(key="margin", headings=("Sai số", "Sai số (±)")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFigure:
    """One figure for one unit and one sub-criterion."""

    entrant: Entrant
    criterion: Criterion
    value: Decimal
    margin: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTable:
    """What a table says, and all that keeps it from being taken over, by row."""

    figures: list[NamedFigure]
    problems: list[Problem]


def read_figures(content: bytes, block: Block, *, by: Account) -> FigureTable:
    """One line a figure (unit, code, figure, margin), or one line a unit with a column for each code.

    A problem is an unknown unit or code, no number, a number that the rule refuses, two figures for one point, and
    a figure for the own unit of whoever brings the table.

    Raises:
        Unreadable: no table of figures at all.
    """
    criteria = {row.code: row for row in block.criteria_set.criteria.filter(kind__in=EXTERNAL)}
    if not criteria:
        raise Unreadable("Bộ chỉ số của khối không có tiêu chí nào lấy điểm từ điều tra hay hệ thống khác.")
    units, own = entrants_by_name(block), own_bodies(by)
    table = table_of(content, COLUMNS)
    problems = list(table.problems)
    unreadable = {problem.line for problem in problems}
    found: dict[tuple[int, int], NamedFigure] = {}
    for line in table.lines:
        if line.number in unreadable:
            continue
        try:
            entrant = _entrant(line, units)
            if entrant.organisation_id in own:
                own_unit = f"Bạn thuộc {entrant} nên không nhập số liệu cho chính đơn vị mình"
                raise Refused(f"{own_unit}; hãy để người khác nhập dòng này.")
        except Refused as refusal:
            problems.append(_problem(table, line, "unit", refusal))
            continue
        try:
            given = _figures(line, criteria)
        except Refused as refusal:
            problems.append(_problem(table, line, "criterion", refusal))
            continue
        for code, column, value, margin in given:
            try:
                figure = _figure(entrant, criteria.get(code), code, value, margin, criteria)
                if found.setdefault((entrant.pk, figure.criterion.pk), figure) is not figure:
                    raise Refused(f"{entrant} có hai số liệu cho tiêu chí {code}.")
            except Refused as refusal:
                problems.append(_problem(table, line, column, refusal))
    return FigureTable(figures=list(found.values()), problems=sorted(problems))


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedFigure:
    """A figure beside the points that stand there now."""

    figure: NamedFigure
    before: Decimal | None
    points: Decimal
    is_new: bool


def compared_figures(block: Block, figures: Sequence[NamedFigure]) -> list[ComparedFigure]:
    """What a table of figures would change. One query."""
    known = {
        (entrant, criterion): points
        for entrant, criterion, points in Score.objects.filter(
            entrant__block=block, criterion__criteria_set=block.criteria_set_id, criterion__kind__in=EXTERNAL
        ).values_list("entrant", "criterion", "points")
    }
    found = []
    for each in figures:
        points = points_for(each)
        before = known.get((each.entrant.pk, each.criterion.pk))
        found.append(ComparedFigure(figure=each, before=before, points=points, is_new=before != points))
    return found


def points_for(figure: NamedFigure) -> Decimal:
    """What a figure brings by its rule. Raises Refused where it is out of range."""
    return rounded(score(figure.criterion.rule, figure.criterion.ceiling, Answer(value=figure.value)), PLACES)


def _entrant(line: Line, units: dict[str, list[Entrant]]) -> Entrant:
    text = line.cells["unit"]
    entrants = units.get(name_key(text)) or units.get(text.casefold()) or []
    if not text:
        raise Refused("Dòng này chưa có tên đơn vị.")
    if len(entrants) != 1:
        why = "không có trong khối này" if not entrants else "ứng với nhiều đơn vị, hãy ghi mã đơn vị"
        raise Refused(f"“{text[:80]}” {why}.")
    return entrants[0]


def _figures(line: Line, criteria: dict[str, Criterion]) -> list[tuple[str, str, str, str]]:
    """Code, the column that holds the figure, the figure and its margin as written."""
    cells = line.cells
    code = cells.get("criterion", "")
    if "criterion" in cells:
        return [(code, "value", cells.get("value", ""), cells.get("margin", ""))]
    if len(criteria) == 1 and cells.get("value"):
        return [(next(iter(criteria)), "value", cells["value"], cells.get("margin", ""))]
    given = [(heading, heading, value, "") for heading, value in line.others.items() if heading in criteria and value]
    if not given:
        raise Refused(f"Không thấy số liệu; mỗi cột số liệu mang mã tiêu chí: {', '.join(criteria)}.")
    return given


def _figure(
    entrant: Entrant,
    criterion: Criterion | None,
    code: str,
    value: str,
    margin: str,
    criteria: dict[str, Criterion],
) -> NamedFigure:
    if criterion is None:
        raise Refused(f"Mã tiêu chí “{code[:20]}” không phải là tiêu chí lấy điểm từ số liệu: {', '.join(criteria)}.")
    number = read_decimal(value)
    width = read_decimal(margin) if margin else None
    score(criterion.rule, criterion.ceiling, Answer(value=number))
    if width is not None and not 0 <= width <= Decimal(criterion.rule.get("of", HUNDRED)):
        raise Refused(f"Sai số {margin[:20]} phải từ 0 đến mức cao nhất của số liệu.")
    return NamedFigure(entrant=entrant, criterion=criterion, value=number, margin=width)


def _problem(table: Table, line: Line, key: str, refusal: Refused) -> Problem:
    return Problem(line=line.number, column=table.headings.get(key, key), reason=refusal.message)
