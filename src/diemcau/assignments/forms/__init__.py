"""What the pages of assignments accept."""

from diemcau.assignments.forms.assignments import DueForm
from diemcau.assignments.forms.products import ProductForm, ProductRows
from diemcau.assignments.forms.reports import ReportForm

__all__ = ["DueForm", "ProductForm", "ProductRows", "ReportForm"]
