"""What a printed name means."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diemcau.directory.models import Organisation


class ChosenOrganisationsForm(forms.Form):
    """Which organisations a printed name means: those ticked, or none at all."""

    printed = forms.CharField(max_length=300, widget=forms.HiddenInput)
    organisations = forms.ModelMultipleChoiceField(
        queryset=Organisation.objects.all(),
        required=False,
        error_messages={
            "invalid_choice": _("Đơn vị vừa chọn không còn trong danh bạ; hãy tải lại trang rồi chọn lại."),
            "invalid_pk_value": _("Đơn vị vừa chọn không còn trong danh bạ; hãy tải lại trang rồi chọn lại."),
        },
    )
    nobody = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if not self.errors and not told["organisations"] and not told["nobody"]:
            raise forms.ValidationError(
                _("Hãy chọn ít nhất một đơn vị, hoặc trả lời rằng tên này không phải đơn vị nào.")
            )
        return told
