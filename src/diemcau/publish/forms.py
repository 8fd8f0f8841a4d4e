"""What the pages of publication accept."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class PrepareForm(forms.Form):
    source = forms.CharField(max_length=40)
    reason = forms.CharField(label=_("Lý do đính chính"), max_length=500, required=False)
