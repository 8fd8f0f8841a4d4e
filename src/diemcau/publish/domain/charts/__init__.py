"""Pictures of a published table as SVG: the same drawing stands on the page, in the report and in the press pack. Pure.

Every picture stands beside the table that says the same in figures.
"""

from __future__ import annotations

from collections.abc import Sequence

from diemcau.kernel.words import say
from diemcau.publish.domain.charts.drawing import Chart
from diemcau.publish.domain.charts.figures import MOST_ROWS, bars, intervals, spread
from diemcau.publish.domain.charts.ranks import slope
from diemcau.publish.domain.tables import Line, figure
from diemcau.scoring.domain.finished import Finished

__all__ = ["Chart", "charts_of", "place_of"]

NARROW = 420  # a picture that a phone shows whole
FEWEST = 3  # rows that a picture is worth


def charts_of(title: str, table: Finished, lines: Sequence[Line]) -> list[Chart]:
    """What is worth drawing of one table: margins of a survey, figures of an index, ranks of two years."""
    known = [line for line in lines if figure(line.row.index) is not None]
    if table.kind not in {"index", "survey"} or len(known) < FEWEST:
        return []
    if table.kind == "survey" and len(known) <= MOST_ROWS:
        found = [intervals(known, caption=say("%(title)s: kết quả và sai số", title=title))]
    elif len(known) <= MOST_ROWS:
        found = [bars(known, caption=say("%(title)s: kết quả từng đơn vị", title=title))]
    else:
        found = [spread(known, caption=say("%(title)s: phân bố kết quả", title=title))]
    moved = [line for line in lines if line.moved is not None]
    if FEWEST <= len(moved) <= MOST_ROWS:
        years = (str(table.year - 1), str(table.year))
        found.append(slope(moved, years=years, caption=say("%(title)s: thứ hạng hai năm", title=title)))
    return found


def place_of(title: str, lines: Sequence[Line], organisation: int) -> Chart | None:
    """One unit among all of its table, itself marked."""
    known = [line for line in lines if figure(line.row.index) is not None]
    mine = next((line for line in known if line.row.organisation == organisation), None)
    if mine is None or len(known) < FEWEST:
        return None
    caption = say("%(title)s: vị trí của đơn vị", title=title)
    return spread(known, caption=caption, mine=organisation, width=NARROW)
