"""Sending out, and what recipients answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diemcau.conference.forms.fields import choice, line, text, tick
from diemcau.directory.models import Account, Organisation, Person
from diemcau.directory.permissions import visible_organisations, visible_people
from diemcau.papers.domain.deliveries import BUSINESS_NAMES, Business, Status
from diemcau.papers.forms.fields import chosen_row, offered


class DispatchForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    documents = forms.TypedMultipleChoiceField(
        coerce=int, required=False, error_messages={"invalid_choice": _("Văn bản này không phát hành được nữa.")}
    )
    recipients = forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": _("Nơi nhận này không còn; hãy tải lại trang.")}
    )
    body = offered(
        _("Gửi thêm một đơn vị"), "directory:organisation-offers", hint=_("Gõ vài chữ rồi chọn trong danh sách gợi ý.")
    )
    person = offered(
        _("Gửi riêng cho một người"),
        "directory:person-offers",
        hint=_("Người có tài khoản đọc ở trang Văn bản đến; người chưa có tài khoản cần được gửi kèm tệp."),
    )
    message = text(_("Lời nhắn"))
    with_files = tick(_("Gửi kèm tệp trong thư"), hint=_("Chỉ khi các tệp cộng lại không quá 8 MB."))

    def __init__(
        self, documents: list[int], recipients: list[str], *args: Any, account: Account, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._bodies, self._people = visible_organisations(account), visible_people(account)
        self.fields["documents"].choices = [(pk, pk) for pk in documents]  # type: ignore[attr-defined]
        self.fields["recipients"].choices = [(key, key) for key in recipients]  # type: ignore[attr-defined]

    def clean_body(self) -> Organisation | None:
        return chosen_row(self._bodies, self.cleaned_data["body"])

    def clean_person(self) -> Person | None:
        return chosen_row(self._people, self.cleaned_data["person"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        person = data.get("person")
        if person and not Account.objects.filter(person=person, is_active=True).exists():
            if not person.email:
                self.add_error(
                    "person",
                    str(_("Người này chưa có tài khoản và thư điện tử; hãy thêm thư điện tử trong danh bạ đã.")),
                )
            elif not data.get("with_files"):
                self.add_error(
                    "person", str(_("Người này chưa có tài khoản nên không mở được trang; hãy chọn gửi kèm tệp."))
                )
        return data

    @property
    def alone(self) -> list[Organisation | Person]:
        """Whoever is named by himself."""
        return [one for one in (self.cleaned_data["body"], self.cleaned_data["person"]) if one]


class NoticeForm(forms.Form):
    """Recall, or name the document that takes the place of this one or puts it right."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    business = choice(_("Việc"), [(business.value, _(name)) for business, name in BUSINESS_NAMES.items()])
    successor = choice(
        _("Văn bản mới"), required=False, hint=_("Văn bản thay thế, hoặc công văn đính chính, đã vào sổ.")
    )
    reason = line(_("Lý do"))

    def __init__(self, successors: list[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", "—"), *((str(pk), name) for pk, name in successors)]
        self.fields["successor"].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        business = data.get("business")
        if business and business != Business.RECALL and not data.get("successor"):
            self.add_error("successor", str(_("Hãy chọn văn bản mới.")))
        return data


class AnswerForm(forms.Form):
    status = forms.ChoiceField(choices=[(status.value, status.value) for status in Status])
    note = forms.CharField(required=False, max_length=300)
