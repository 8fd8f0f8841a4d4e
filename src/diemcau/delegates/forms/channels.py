"""An address by another channel than mail."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from diemcau.directory.forms.fields import Form, Line
from diemcau.journal.transports import OtherChannels


class ChannelForm(Form):
    label = Line(label=_("Tên kênh"), max_length=80, help_text=_("Ví dụ: nhóm Telegram của văn phòng."))
    url = Line(
        label=_("Địa chỉ kênh"),
        max_length=254,
        help_text=_("Theo cách viết của Apprise, ví dụ tgram://mã-bot/mã-nhóm; lưu rồi không hiện lại cả địa chỉ."),
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_url(self) -> str:
        url = str(self.cleaned_data["url"])
        if problem := OtherChannels(settings.CHANNELS).problem_with(url):
            raise forms.ValidationError(problem)
        return url
