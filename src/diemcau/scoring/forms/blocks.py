"""Campaigns, blocks, decisions."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference
from diemcau.directory.forms.fields import Form
from diemcau.kernel.errors import Refused
from diemcau.scoring.domain.points import HUNDRED, read_decimal, vietnamese
from diemcau.scoring.domain.ranking import Ties
from diemcau.scoring.forms.fields import Day, Moment
from diemcau.scoring.models import Block, CriteriaSet, Ranking

PLACES = [(number, str(number)) for number in range(5)]
# Which bodies a block is filled with.
GROUP_NAMES = {
    "departments": _("Sở, ban, ngành cấp tỉnh"),
    "districts": _("UBND cấp huyện"),
    "communes": _("UBND cấp xã"),
    "vertical": _("Cơ quan ngành dọc cấp tỉnh"),
}
DEFAULT_GRADES = "Xuất sắc: 90\nTốt: 80\nKhá: 65\nTrung bình: 50\nYếu: 0"


class CampaignForm(Form):
    name = forms.CharField(label=_("Tên kỳ chấm điểm"), max_length=200)
    year = forms.IntegerField(label=_("Năm đánh giá"), min_value=2000, max_value=2200)


class GradesField(forms.CharField):
    """One class a line: "Tốt: 80; điều tra 70; lĩnh vực 50"."""

    widget = forms.Textarea(attrs={"rows": 5})

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        words = ("", "điều tra ", "lĩnh vực ")
        lines = []
        for name, *numbers in value:
            pairs = zip(words, numbers, strict=True)
            told = [f"{word}{vietnamese(Decimal(each))}" for word, each in pairs if each is not None]
            lines.append(f"{name}: {'; '.join(told)}")
        return "\n".join(lines)

    def to_python(self, value: Any) -> Any:
        return [_grade(line) for line in str(value or "").splitlines() if line.strip()]


def _grade(line: str) -> list[str | None]:
    name, colon, rest = line.partition(":")
    least, *conditions = [part.strip() for part in rest.split(";")]
    numbers: dict[str, str | None] = {"": None, "điều tra": None, "lĩnh vực": None}
    try:
        numbers[""] = _percent(least)
        for condition in filter(None, conditions):
            word, _space, number = condition.rpartition(" ")
            if word.strip() not in numbers:
                raise Refused(f"Điều kiện “{condition[:40]}” không rõ; hãy ghi “điều tra 70” hoặc “lĩnh vực 50”.")
            numbers[word.strip()] = _percent(number)
    except Refused as refusal:
        raise ValidationError(refusal.message) from None
    if not colon or not name.strip():
        raise ValidationError(_("Mỗi dòng một loại, dạng “Tốt: 80”."))
    return [name.strip()[:60], *numbers.values()]


def _percent(text: str) -> str:
    number = read_decimal(text)
    if not 0 <= number <= HUNDRED:
        raise Refused(f"Ngưỡng {vietnamese(number)} nằm ngoài khoảng 0 đến 100.")
    return f"{number:f}"


class BlockForm(Form):
    """The settings under which a block is scored and its table made."""

    self_due = Moment(label=_("Hạn tự chấm"), required=False)
    appraisal_due = Moment(label=_("Hạn thẩm định"), required=False)
    explanation_due = Moment(label=_("Hạn giải trình"), required=False)
    appraisers = forms.TypedChoiceField(
        label=_("Số người thẩm định mỗi đơn vị"), choices=[(2, "2"), (1, "1")], coerce=int, initial=2
    )
    is_appraised_by_parent = forms.BooleanField(
        label=_("Cấp trên trực tiếp thẩm định"),
        required=False,
        help_text=_("Ví dụ: UBND cấp huyện thẩm định các xã của mình."),
    )
    survey_held = forms.BooleanField(
        label=_("Có điều tra xã hội học"),
        required=False,
        initial=True,
        help_text=_("Bỏ chọn: điểm điều tra không tính, chỉ số quy đổi theo phần còn lại."),
    )
    rescaled = forms.BooleanField(
        label=_("Quy đổi theo điểm tối đa áp dụng"),
        required=False,
        initial=True,
        help_text=_("Tiêu chí không áp dụng được trừ khỏi mẫu số."),
    )
    places = forms.TypedChoiceField(label=_("Chữ số thập phân của chỉ số"), choices=PLACES, coerce=int, initial=2)
    used = forms.TypedChoiceField(label=_("Chữ số thập phân của điểm"), choices=PLACES, coerce=int, initial=4)
    ties = forms.ChoiceField(
        label=_("Khi bằng điểm"),
        choices=[
            (Ties.SHARED.value, _("Xếp cùng hạng (1, 2, 2, 4)")),
            (Ties.BROKEN.value, _("Xét điểm chưa làm tròn, thẩm định, điều tra")),
        ],
        initial=Ties.SHARED,
    )
    grades = GradesField(
        label=_("Xếp loại"),
        required=False,
        initial=DEFAULT_GRADES,
        help_text=_(
            "Mỗi dòng một loại và ngưỡng phần trăm; điều kiện đứng sau dấu chấm phẩy: "
            "“Tốt: 80; điều tra 70; lĩnh vực 50”."
        ),
    )
    previous = forms.ChoiceField(
        label=_("So với năm trước"), required=False, help_text=_("Khối hoặc bảng xếp hạng của năm trước.")
    )

    def __init__(
        self, conference: Conference, data: Any = None, *, initial: Any = None, block: Block | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        blocks = Block.objects.filter(campaign__conference__owner=conference.owner_id).select_related("campaign")
        rankings = Ranking.objects.filter(conference__owner=conference.owner_id, kind="index")
        others = blocks.exclude(pk=block.pk) if block else blocks
        choices = [(f"block:{each.pk}", f"{each.campaign} – {each}") for each in others]
        choices += [(f"ranking:{each.pk}", str(each)) for each in rankings]
        self.fields["previous"].choices = [("", _("Không so sánh")), *choices]  # type: ignore[attr-defined] # a choice

    def settings(self) -> dict[str, Any]:
        """As `add_block` and `set_block` take them."""
        found = {name: value for name, value in self.cleaned_data.items() if name in _SETTINGS}
        noun, _colon, number = self.cleaned_data["previous"].partition(":")
        found["previous_block_id"] = int(number) if noun == "block" else None
        found["previous_ranking_id"] = int(number) if noun == "ranking" else None
        return found


_SETTINGS = {name for name in BlockForm.base_fields if name != "previous"}


class NewBlockForm(BlockForm):
    field_order = ["name", "criteria_set", "units"]

    name = forms.CharField(label=_("Tên khối"), max_length=120, help_text=_("Ví dụ: Sở, ban, ngành"))
    criteria_set = forms.ModelChoiceField(label=_("Bộ chỉ số"), queryset=CriteriaSet.objects.none())
    units = forms.ChoiceField(
        label=_("Đơn vị của khối"),
        choices=[*GROUP_NAMES.items(), ("", _("Thêm sau"))],
        required=False,
        initial="departments",
    )

    def __init__(self, conference: Conference, data: Any = None) -> None:
        super().__init__(conference, data)
        self.fields["criteria_set"].queryset = CriteriaSet.objects.filter(owner=conference.owner_id)  # type: ignore[attr-defined] # a choice


class UnitsForm(Form):
    """Units by group, or by name, one a line."""

    group = forms.ChoiceField(
        label=_("Thêm cả nhóm"),
        choices=[("", "—"), *GROUP_NAMES.items()],
        required=False,
    )
    names = forms.CharField(
        label=_("Hoặc ghi tên, mỗi dòng một đơn vị"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )


class ApprovalForm(Form):
    number = forms.CharField(label=_("Số quyết định"), max_length=60, help_text=_("Ví dụ: 617/QĐ-UBND"))
    decided_on = Day(label=_("Ngày quyết định"))


class VersionForm(Form):
    criteria_set = forms.ModelChoiceField(label=_("Phiên bản mới"), queryset=CriteriaSet.objects.none())

    def __init__(self, versions: QuerySet[CriteriaSet], data: Any = None) -> None:
        super().__init__(data)
        self.fields["criteria_set"].queryset = versions  # type: ignore[attr-defined] # a choice
