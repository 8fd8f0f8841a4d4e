"""What the screens of the day send. Each refusal is one sentence."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.forms.utils import ErrorList
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference, ProgrammeItem, Site
from diemcau.kernel.errors import Unreadable
from diemcau.live.domain.floor import REQUEST_KIND_NAMES, RequestKind, RequestState
from diemcau.live.domain.votes import Electorate, VoteState
from diemcau.live.models import Award, Message
from diemcau.live.transports import redrawn

LONG = {"max_length": _("Nội dung dài quá %(limit_value)d ký tự nên chưa gửi; hãy viết ngắn lại.")}


class OneSentence(ErrorList):
    template_name = "errors.html"


class KeyedForm(forms.Form):
    """Whatever is sent carries the key that its page made, so that sending it twice does it once."""

    key = forms.UUIDField(error_messages={"required": _("Thiếu mã thao tác; hãy tải lại trang rồi làm lại.")})


class ItemStepForm(KeyedForm):
    """`seen`: the item that ran on the screen where it was pressed; empty for none."""

    STEPS = ("start", "end", "skip", "pause", "resume")

    step = forms.ChoiceField(choices=[(step, step) for step in STEPS])
    item = forms.ModelChoiceField(queryset=ProgrammeItem.objects.none(), required=False)
    seen = forms.IntegerField(required=False)

    def __init__(self, conference: Conference, data: Any) -> None:
        super().__init__(data)
        _offer(self, "item", conference.programme.all())

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("step") in {"start", "skip"} and not found.get("item"):
            raise forms.ValidationError(_("Mục này không còn trong chương trình; hãy xem lại chương trình."))
        return found


class PlaceForm(KeyedForm):
    place = forms.IntegerField(min_value=0, max_value=100_000)


class RequestForm(KeyedForm):
    """What a site or a phone asks for."""

    kind = forms.ChoiceField(choices=[(kind.value, name) for kind, name in REQUEST_KIND_NAMES.items()])
    speaker = forms.CharField(required=False, max_length=1000, error_messages=LONG)
    subject = forms.CharField(required=False, max_length=1000, error_messages=LONG)

    def clean_kind(self) -> RequestKind:
        return RequestKind(self.cleaned_data["kind"])


class CallForm(RequestForm):
    """The chair calls a site that did not ask."""

    site = forms.ModelChoiceField(
        queryset=Site.objects.none(), error_messages={"invalid_choice": _("Không có điểm cầu này trong hội nghị.")}
    )

    def __init__(self, conference: Conference, data: Any) -> None:
        super().__init__(data)
        _offer(self, "site", Site.objects.open().filter(conference=conference).select_related("host"))


class StateForm(KeyedForm):
    to = forms.ChoiceField(choices=[(state.value, state.value) for state in RequestState])
    seen = forms.ChoiceField(choices=[(state.value, state.value) for state in RequestState])


class MessageForm(KeyedForm):
    audience = forms.RegexField(r"^(all|sites|tier:[a-z]+|site:\d{1,18})$")
    text = forms.CharField(
        max_length=Message.LIMIT * 4,
        error_messages={**LONG, "required": _("Thông báo chưa có nội dung nên chưa gửi; hãy nhập nội dung.")},
    )


class VoteForm(KeyedForm):
    """A question; its options one a line."""

    question = forms.CharField(
        label=_("Nội dung lấy phiếu"),
        max_length=300,
        widget=forms.TextInput({"class": "form-control", "autocomplete": "off"}),
        error_messages={**LONG, "required": _("Hãy nhập nội dung lấy phiếu.")},
    )
    options = forms.CharField(
        label=_("Phương án, mỗi dòng một phương án"),
        max_length=2000,
        initial="Tán thành\nKhông tán thành\nÝ kiến khác",
        widget=forms.Textarea({"class": "form-control", "rows": 4}),
        error_messages={**LONG, "required": _("Hãy nhập từ 2 phương án trở lên.")},
    )
    electorate = forms.ChoiceField(
        label=_("Ai bỏ phiếu"),
        choices=[
            (Electorate.SITES.value, _("mỗi điểm cầu một phiếu")),
            (Electorate.DELEGATES.value, _("mỗi đại biểu một phiếu")),
        ],
        widget=forms.Select({"class": "form-select"}),
    )
    quorum = forms.IntegerField(
        label=_("Tỷ lệ tham gia tối thiểu, %"),
        min_value=0,
        max_value=100,
        widget=forms.NumberInput({"class": "form-control", "min": 0, "max": 100}),
    )
    is_secret = forms.BooleanField(
        label=_("Phiếu kín"), required=False, widget=forms.CheckboxInput({"class": "form-check-input"})
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"error_class": OneSentence})

    def clean_options(self) -> list[str]:
        return [line for line in self.cleaned_data["options"].splitlines() if line.strip()]

    def clean_electorate(self) -> Electorate:
        return Electorate(self.cleaned_data["electorate"])


class VoteStateForm(forms.Form):
    to = forms.ChoiceField(choices=[(state.value, state.value) for state in VoteState])


class BallotForm(KeyedForm):
    choice = forms.IntegerField(min_value=0, max_value=100)


class AwardForm(forms.ModelForm):  # type: ignore[type-arg] # the stubs' class takes no argument at run time
    """One award."""

    class Meta:
        model = Award
        fields = ("title", "receiver", "detail", "citation", "group", "handed_by", "taken_by", "site", "photo")
        error_messages = {
            "title": {"required": _("Hãy nhập phần thưởng.")},
            "receiver": {"required": _("Hãy nhập người nhận hoặc tập thể nhận.")},
        }

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"error_class": OneSentence})
        _offer(self, "site", Site.objects.open().filter(conference=conference).select_related("host"))
        self.fields["site"].empty_label = _("tại hội trường")  # type: ignore[attr-defined]
        for name, field in self.fields.items():
            field.widget.attrs |= {"class": "form-select" if name == "site" else "form-control", "autocomplete": "off"}

    def clean_photo(self) -> Any:
        """A picture drawn anew, so that nothing else travels in it."""
        file = self.cleaned_data["photo"]
        if not isinstance(file, UploadedFile):
            return file
        try:
            return redrawn(file)
        except Unreadable as refused:
            raise forms.ValidationError(refused.message) from None


class AwardListForm(forms.Form):
    """Many awards: typed, or in a file."""

    text = forms.CharField(required=False, max_length=200_000, error_messages=LONG)
    file = forms.FileField(required=False)


def _offer(form: forms.BaseForm, name: str, rows: QuerySet[Any]) -> None:
    form.fields[name].queryset = rows  # type: ignore[attr-defined]
