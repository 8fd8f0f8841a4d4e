"""The form of one entry of a list: a host, a participant, a task, an item of the programme, a recipient."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext_lazy as _

from diemcau.delegates.domain import COUNT_NAMES
from diemcau.directory.domain import TIER_NAMES
from diemcau.plan.forms.corrections import (
    BudgetForm,
    CorrectionForm,
    DateForm,
    FormatForm,
    KindForm,
    NumberForm,
    TextForm,
    TimeForm,
)
from diemcau.plan.forms.fields import NamesField, choice, hour, line, paragraph, whole_number


class EntryForm(CorrectionForm):
    """Fields named as the entry's own; what has no field stays as it was."""

    @staticmethod
    def read(before: Any) -> dict[str, Any]:
        return dict(before or {})

    def result(self) -> Any:
        told = {name: value if value != "" else None for name, value in self.cleaned_data.items()}
        return {**self.empty(), **(self.before or {}), **told, "lines": self.lines()}

    @staticmethod
    def empty() -> dict[str, Any]:
        return {}


class SiteForm(EntryForm):
    host = line(_("Đơn vị chủ nhà"), required=True)
    tier = choice(_("Cấp"), TIER_NAMES)


class ParticipantForm(EntryForm):
    text = paragraph(_("Nguyên văn"), required=True)
    bodies = NamesField(label=_("Cơ quan, mỗi dòng một tên"))
    roles = NamesField(label=_("Chức danh, mỗi dòng một chức danh"), required=False)
    tier = choice(_("Cấp"), TIER_NAMES)
    count = choice(_("Số lượng mỗi nơi"), COUNT_NAMES)

    @staticmethod
    def empty() -> dict[str, Any]:
        return {"group": None}


class AssignmentForm(EntryForm):
    text = paragraph(_("Nhiệm vụ"), required=True)
    lead = NamesField(label=_("Chủ trì, mỗi dòng một đơn vị"), required=False)
    coordinating = NamesField(label=_("Phối hợp, mỗi dòng một đơn vị"), required=False)
    deadline = line(_("Thời hạn"), placeholder=_("ví dụ: trước ngày 20/01/2024"))


class ProgrammeItemForm(EntryForm):
    text = paragraph(_("Nội dung"), required=True)
    by = line(_("Người thực hiện"))
    starts = hour(_("Bắt đầu"))
    minutes = whole_number(_("Số phút"), least=1, most=1440, sentence=_("Số phút phải từ 1 đến 1440."))

    def clean_starts(self) -> str | None:
        starts = self.cleaned_data["starts"]
        return f"{starts:%H:%M}" if starts else None

    @staticmethod
    def empty() -> dict[str, Any]:
        return {"date": None}


class ContentForm(EntryForm):
    text = paragraph(_("Nội dung"), required=True)


FORMS: dict[str, type[CorrectionForm]] = {
    r"/plan/(title|chair|place)": TextForm,
    r"/plan/kind": KindForm,
    r"/plan/format": FormatForm,
    r"/plan/time": TimeForm,
    r"/plan/budget": BudgetForm,
    r"/plan/sites/(\d+|-)": SiteForm,
    r"/plan/participants/(\d+|-)": ParticipantForm,
    r"/plan/assignments/(\d+|-)": AssignmentForm,
    r"/plan/programme/(\d+|-)": ProgrammeItemForm,
    r"/plan/contents/\d+": ContentForm,
    r"/document/recipients/(\d+|-)": ContentForm,
    r"/document/number": NumberForm,
    r"/document/date": DateForm,
    r"/document/issuing_body": TextForm,
}


def form_at(path: str) -> type[CorrectionForm] | None:
    """The form of a place in the reading; None where nothing can be corrected by hand."""
    return next((form for places, form in FORMS.items() if re.fullmatch(places, path)), None)
