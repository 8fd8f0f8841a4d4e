"""What the forms of this package share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.utils import ErrorList
from django.utils.translation import gettext_lazy as _

from diemcau.directory.domain.cells import clean


class OneSentence(ErrorList):
    template_name = "errors.html"


class Form(forms.Form):
    """A form in the look of the shell, whose every error is a Vietnamese sentence."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"error_class": OneSentence})
        for field in self.fields.values():
            widget = field.widget
            if isinstance(widget, forms.CheckboxInput | forms.RadioSelect):
                widget.attrs.setdefault("class", "form-check-input")
            elif isinstance(widget, forms.Select):
                widget.attrs.setdefault("class", "form-select")
            else:
                widget.attrs.setdefault("class", "form-control")
            said = {"label": field.label}
            field.error_messages["required"] = _("Chưa ghi “%(label)s”. Hãy điền rồi lưu lại.") % said
            field.error_messages["max_length"] = _("“%(label)s” dài quá. Hãy rút gọn rồi lưu lại.") % said


class Line(forms.CharField):
    """One line of text, cleaned as an import cleans a cell."""

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value))


class Lines(forms.CharField):
    """Several lines, each cleaned; empty ones left out."""

    widget = forms.Textarea({"rows": 3})

    def to_python(self, value: Any) -> str:
        return "\n".join(line for each in str(value or "").splitlines() if (line := clean(each)))
