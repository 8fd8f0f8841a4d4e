"""Which survey, and which of its figures for which sub-criterion."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diemcau.directory.forms.fields import Form
from diemcau.scoring.models import Criterion
from diemcau.survey.models import Survey


class SurveyForm(Form):
    def __init__(
        self,
        surveys: Sequence[Survey],
        lines: Sequence[Criterion],
        measures: Sequence[tuple[str, str]],
        data: Any = None,
        *,
        initial: Any = None,
    ) -> None:
        super().__init__(data, initial=initial)
        choices = [(str(each.pk), f"{each.title} ({each.year})") for each in surveys]
        self.fields["survey"] = forms.ChoiceField(label=_("Cuộc khảo sát"), choices=choices)
        for line in lines:
            self.fields[f"measure-{line.code}"] = forms.ChoiceField(
                label=f"{line.code} {line.name}", choices=[("", _("Không lấy")), *measures], required=False
            )
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select"

    def measures(self) -> dict[str, str]:
        """Code of sub-criterion → key of the figure, those that are taken."""
        return {
            name.removeprefix("measure-"): value
            for name, value in self.cleaned_data.items()
            if name != "survey" and value
        }
