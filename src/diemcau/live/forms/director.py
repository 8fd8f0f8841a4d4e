"""What the screens of the day send."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference, ProgrammeItem, Site
from diemcau.directory.domain import Tier
from diemcau.live.domain.floor import REQUEST_KIND_NAMES, RequestKind, RequestState
from diemcau.live.domain.help import HELP_NAMES
from diemcau.live.forms.fields import LONG, KeyedForm, offer
from diemcau.live.models import Message
from diemcau.live.queries.turns import TierTurns


class ItemStepForm(KeyedForm):
    """`seen`: the item that ran on the screen where it was pressed; empty for none."""

    STEPS = ("start", "end", "skip", "pause", "resume")

    step = forms.ChoiceField(choices=[(step, step) for step in STEPS])
    item = forms.ModelChoiceField(queryset=ProgrammeItem.objects.none(), required=False)
    seen = forms.IntegerField(required=False)

    def __init__(self, conference: Conference, data: Any) -> None:
        super().__init__(data)
        offer(self, "item", conference.programme.all())

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("step") in {"start", "skip"} and not found.get("item"):
            raise forms.ValidationError(_("Mục này không còn trong chương trình; hãy xem lại chương trình."))
        return found


class PlaceForm(KeyedForm):
    place = forms.IntegerField(min_value=0, max_value=100_000)


class RequestForm(KeyedForm):
    """What a site or a phone asks for."""

    kind = forms.ChoiceField(choices=[(kind.value, _(name)) for kind, name in REQUEST_KIND_NAMES.items()])
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
        offer(self, "site", Site.objects.open().filter(conference=conference).select_related("host"))


class StateForm(KeyedForm):
    to = forms.ChoiceField(choices=[(state.value, state.value) for state in RequestState])
    seen = forms.ChoiceField(choices=[(state.value, state.value) for state in RequestState])


class InsertionForm(KeyedForm):
    """A new item, put in as the next one."""

    text = forms.CharField(
        max_length=300, error_messages={**LONG, "required": _("Hãy nhập nội dung của mục cần chèn.")}
    )
    minutes = forms.IntegerField(min_value=1, max_value=600, required=False)


class HelpForm(forms.Form):
    what = forms.ChoiceField(choices=[(what.value, _(name)) for what, name in HELP_NAMES.items()])


class MessageForm(KeyedForm):
    audience = forms.RegexField(r"^(all|sites|tier:[a-z]+|site:\d{1,18})$")
    text = forms.CharField(
        max_length=Message.LIMIT * 4,
        error_messages={**LONG, "required": _("Thông báo chưa có nội dung nên chưa gửi; hãy nhập nội dung.")},
    )


class QuotaForm(forms.Form):
    """How many turns each tier has; empty: as many as it likes."""

    def __init__(self, tiers: Iterable[TierTurns], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in tiers:
            self.fields[one.tier.value] = forms.IntegerField(
                label=one.name,
                initial=one.given,
                required=False,
                min_value=0,
                max_value=999,
                help_text=_("đã phát biểu %(n)d lượt") % {"n": one.spoken},
                error_messages={"invalid": _("Số lượt là số từ 0 đến 999; để trống là không giới hạn.")},
                widget=forms.NumberInput({"class": "form-control"}),
            )

    @property
    def turns(self) -> dict[Tier, int | None]:
        return {Tier(name): number for name, number in self.cleaned_data.items()}
