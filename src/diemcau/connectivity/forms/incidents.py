"""What people say of a site on the day."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diemcau.connectivity.domain import PresenceState
from diemcau.connectivity.domain.incidents import FAULT_NAMES, Deed


class PresenceForm(forms.Form):
    """Where a site stands, as the operator sees it."""

    state = forms.ChoiceField(choices=[(state.value, state.value) for state in PresenceState])


class FaultForm(forms.Form):
    """What fails, as the site sees it."""

    fault = forms.ChoiceField(choices=[(fault.value, gettext_lazy(name)) for fault, name in FAULT_NAMES.items()])
    note = forms.CharField(max_length=300, required=False)


class IncidentNoteForm(forms.Form):
    """A line of an incident's timeline."""

    deed = forms.ChoiceField(choices=[(deed.value, deed.value) for deed in (Deed.NOTE, Deed.CALLED, Deed.TO_BACKUP)])
    text = forms.CharField(max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("deed") == Deed.NOTE and not given.get("text"):
            self.add_error("text", _("Hãy ghi đã làm gì."))
        return given


class RestoreForm(forms.Form):
    """Why it had failed."""

    cause = forms.CharField(max_length=300, required=False)
