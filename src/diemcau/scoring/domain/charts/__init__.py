"""Pictures as Vega-Lite specifications: the same for the page (vega, under our policy) and for documents (vl-convert).

Every picture stands beside a table or a sentence that says the same.
"""

from diemcau.scoring.domain.charts.changes import slope, waterfall
from diemcau.scoring.domain.charts.frame import Spec, drawn
from diemcau.scoring.domain.charts.shares import MOST_ROWS, distribution, heat_map

__all__ = ["MOST_ROWS", "Spec", "distribution", "drawn", "heat_map", "slope", "waterfall"]
