"""What people fill in about people, positions, groups and rooms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from diemcau.directory.domain.columns import RANKS
from diemcau.directory.forms.fields import Day, Form, Line, OrganisationField, PersonField, choose_among
from diemcau.directory.models import Group, OrganisationQuerySet, Person, Position, Venue


def facts_of(row: Any, form: type[Form]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in form.base_fields}


class PersonForm(Form):
    name = Line(label=_("Họ và tên"), max_length=120)
    phone = Line(label=_("Điện thoại"), max_length=30, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)

    def __init__(self, data: QueryDict | None = None, *, person: Person | None = None) -> None:
        super().__init__(data, initial=facts_of(person, PersonForm) if person else None)


class PositionForm(Form):
    title = Line(label=_("Chức danh"), max_length=120)
    rank = forms.IntegerField(
        label=_("Thứ tự"), min_value=0, max_value=RANKS, initial=100, help_text=_("Số nhỏ ngồi trước.")
    )
    is_head = forms.BooleanField(label=_("Là người đứng đầu"), required=False)

    def __init__(self, data: QueryDict | None = None, *, position: Position | None = None) -> None:
        super().__init__(data, initial=facts_of(position, PositionForm) if position else None)


class AppointmentForm(Form):
    """Who holds a position: somebody of the directory, or a new person."""

    person = PersonField(
        label=_("Họ và tên"), help_text=_("Gõ tên để chọn người đã có; tên mới sẽ được thêm vào danh bạ.")
    )
    since = Day(label=_("Giữ từ ngày"), required=False)
    until = Day(label=_("Giữ đến hết ngày"), required=False)

    def __init__(self, data: QueryDict | None = None, *, people: QuerySet[Person]) -> None:
        super().__init__(data)
        choose_among(self, people=people)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("Ngày thôi giữ đứng trước ngày bắt đầu. Kiểm tra lại hai ngày."))
        return cleaned


class AppointmentEndForm(Form):
    until = Day(label=_("Giữ đến hết ngày"))


class GroupForm(Form):
    name = Line(label=_("Tên nhóm"), max_length=200)
    decision = Line(label=_("Quyết định thành lập"), max_length=120, required=False)
    valid_from = Day(label=_("Có từ ngày"), required=False)
    valid_to = Day(label=_("Đến hết ngày"), required=False)

    def __init__(self, data: QueryDict | None = None, *, group: Group | None = None) -> None:
        super().__init__(data, initial=facts_of(group, GroupForm) if group else None)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        begins, ends = cleaned.get("valid_from"), cleaned.get("valid_to")
        if begins and ends and ends < begins:
            self.add_error("valid_to", _("Ngày cuối cùng đứng trước ngày bắt đầu. Kiểm tra lại hai ngày."))
        return cleaned


class MemberForm(Form):
    """A member: a person, or whoever holds a position."""

    person = PersonField(label=_("Người"), required=False, help_text=_("Gõ tên rồi chọn trong danh sách gợi ý."))
    organisation = OrganisationField(label=_("Đơn vị của chức danh"), required=False)
    title = Line(
        label=_("Chức danh"), max_length=120, required=False, help_text=_("Thành viên là người giữ chức danh này.")
    )
    duty = Line(label=_("Nhiệm vụ trong nhóm"), max_length=120, required=False, help_text=_("Trưởng ban, Ủy viên …"))

    def __init__(self, data: QueryDict | None = None, *, among: OrganisationQuerySet, people: QuerySet[Person]) -> None:
        super().__init__(data)
        choose_among(self, among, people)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if isinstance(cleaned.get("person"), str):
            self.add_error("person", _("Không có người này. Hãy chọn trong danh sách gợi ý, hoặc thêm người trước."))
        organisation, title = cleaned.get("organisation"), cleaned.get("title")
        cleaned["position"] = None
        if organisation and title:
            cleaned["position"] = organisation.positions.filter(title__iexact=title).first()
            if cleaned["position"] is None:
                titles = ", ".join(organisation.positions.values_list("title", flat=True)) or _("chưa có chức danh nào")
                self.add_error(
                    "title",
                    _("“%(organisation)s” không có chức danh này. Đang có: %(titles)s.")
                    % {"organisation": organisation, "titles": titles},
                )
        elif organisation or title:
            self.add_error("title", _("Hãy ghi cả đơn vị và chức danh, hoặc để trống cả hai."))
        return cleaned


class VenueForm(Form):
    name = Line(label=_("Tên phòng"), max_length=120)
    address = Line(label=_("Địa chỉ"), max_length=200, required=False)
    capacity = forms.IntegerField(label=_("Số chỗ"), min_value=0, max_value=100_000, required=False)

    def __init__(self, data: QueryDict | None = None, *, venue: Venue | None = None) -> None:
        super().__init__(data, initial=facts_of(venue, VenueForm) if venue else None)
