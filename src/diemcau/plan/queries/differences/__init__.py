"""The difference between a conference and its plan: what the page and the command line show before applying."""

from diemcau.plan.queries.differences.making import asked_names, difference, difference_of
from diemcau.plan.queries.differences.views import AskedName, Difference, Item, Section

__all__ = ["AskedName", "Difference", "Item", "Section", "asked_names", "difference", "difference_of"]
