"""Fields that the forms of the directory share."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from diemcau.directory.domain import cells
from diemcau.directory.domain.names import name_key, plain_key
from diemcau.directory.models import Organisation, OrganisationQuerySet, Person

_CODE = re.compile(r"\(([^()]+)\)\s*\Z")


class Form(forms.Form):
    """A form in the look of the shell, whose every error is a Vietnamese sentence."""

    missing = _("Chưa ghi “%(label)s”. Hãy điền rồi lưu lại.")
    too_long = _("“%(label)s” dài quá. Hãy rút gọn rồi lưu lại.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if look := _look(field.widget):
                field.widget.attrs.setdefault("class", look)
            said = {"label": field.label}
            field.error_messages["required"] = self.missing % said
            field.error_messages.setdefault("max_length", self.too_long % said)


def _look(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput):
        return "form-check-input"
    if isinstance(widget, forms.Select):
        return "form-select"
    return "" if isinstance(widget, forms.RadioSelect) else "form-control"


class Line(forms.CharField):
    """One line of text, cleaned as the import cleans a cell."""

    def to_python(self, value: Any) -> str:
        return cells.clean(super().to_python(value))


class Day(forms.Field):
    """A date, from the browser's own picker or as it is written here: 1/7/2025."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def to_python(self, value: Any) -> date | None:
        if value is None or isinstance(value, date):
            return value
        try:
            return cells.as_date(cells.clean(value))
        except ValueError as reason:
            raise ValidationError(str(reason)) from None


class Names(forms.CharField):
    """Several names, one a line or parted by semicolons."""

    widget = forms.Textarea(attrs={"rows": 3})

    def to_python(self, value: Any) -> Any:
        names = [cells.clean(part) for part in re.split(r"[;\n]", str(value or ""))]
        found = tuple(dict.fromkeys(name for name in names if name))
        for name in found:
            if len(name) > 200:
                raise ValidationError(_("Mỗi tên khác dài nhiều nhất 200 ký tự. Hãy rút gọn."))
        return found

    def validate(self, value: Any) -> None:
        pass

    def run_validators(self, value: Any) -> None:
        pass


class Offered(forms.TextInput):
    """A line of text under which the browser offers what the server finds for what was typed so far."""

    template_name = "directory/offered.html"

    def __init__(self, page: str) -> None:
        super().__init__({"autocomplete": "off"})
        self.page = page

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        offers = f"{context['widget']['attrs'].get('id', name)}-offers"
        context["widget"]["offers"] = offers
        context["widget"]["attrs"] |= {
            "list": offers,
            "hx-get": reverse(self.page),
            "hx-trigger": "input changed delay:200ms",
            "hx-target": f"#{offers}",
        }
        return context


class OrganisationField(forms.CharField):
    """One organisation, among those that `among` gives to whoever fills the form in."""

    def __init__(self, **more: Any) -> None:
        self.among: OrganisationQuerySet = Organisation.objects.none()
        super().__init__(widget=Offered("directory:organisation-offers"), **more)

    def prepare_value(self, value: Any) -> Any:
        return offered(value) if isinstance(value, Organisation) else value

    def to_python(self, value: Any) -> Organisation | None:  # type: ignore[override] # a row, not its name
        if isinstance(value, Organisation):
            return value
        text = cells.clean(value)
        if not text:
            return None
        code = _CODE.search(text)
        found = list(self.among.filter(code=code[1] if code else text)[:1]) or self._named(text)
        if len(found) == 1:
            return found[0]
        if found:
            raise ValidationError(
                _("Có %(found)s đơn vị tên này. Hãy chọn trong danh sách gợi ý, có ghi mã.") % {"found": len(found)}
            )
        raise ValidationError(_("Không có đơn vị này. Hãy gõ một phần tên rồi chọn trong danh sách gợi ý."))

    def _named(self, text: str) -> list[Organisation]:
        """Those that bear the whole name; one written without diacritics may be meant so."""
        rows = list(self.among.matching(text)[:100])
        for key in (name_key, plain_key):
            found = [row for row in rows if key(text) in {key(row.name), key(row.short_name)}]
            if found:
                return [row for row in found if row.valid_to is None] or found
        return []


class PersonField(forms.CharField):
    """One person, among those that `among` gives; a name that no code follows may be that of somebody new."""

    def __init__(self, **more: Any) -> None:
        self.among: QuerySet[Person] = Person.objects.none()
        super().__init__(widget=Offered("directory:person-offers"), **more)

    def prepare_value(self, value: Any) -> Any:
        return offered(value) if isinstance(value, Person) else value

    def to_python(self, value: Any) -> Person | str | None:  # type: ignore[override] # a row, or a name for a new one
        text = cells.clean(value)
        code = _CODE.search(text)
        if code and (found := self.among.filter(code=code[1]).first()):
            return found
        return text or None


def choose_among(
    form: forms.Form,
    organisations: OrganisationQuerySet | None = None,
    people: QuerySet[Person] | None = None,
) -> None:
    """Tell every field that names a row which rows there are for whoever fills the form in."""
    for field in form.fields.values():
        if isinstance(field, OrganisationField) and organisations is not None:
            field.among = organisations
        if isinstance(field, PersonField) and people is not None:
            field.among = people


def offered(row: Organisation | Person) -> str:
    """How a row stands in a list of offers: its name, and the code that tells it from its namesakes."""
    return f"{row.name} ({row.code})"
