"""What people fill in about a plan: the file, a value that was read otherwise, what a name means."""

from diemcau.plan.forms.documents import ApplicationForm, NewDocumentForm
from diemcau.plan.forms.entries import form_at
from diemcau.plan.forms.names import ChosenOrganisationsForm

__all__ = ["ApplicationForm", "ChosenOrganisationsForm", "NewDocumentForm", "form_at"]
