"""A product: what, who, until when, how it is accepted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diemcau.assignments.domain.deadlines import Due, read_due
from diemcau.assignments.models import Assignment, AssignmentUnit
from diemcau.conference.forms.fields import line
from diemcau.conference.models import Unit
from diemcau.directory.models import Organisation
from diemcau.kernel.vietnamese import fold

HINT = gettext_lazy("Ví dụ: 20/01/2024, “3 ngày trước ngày họp”, “60 phút trước giờ họp”.")


class ProductForm(forms.Form):
    """`owners` knows the names that mean somebody here; an empty owner is every unit in charge of the clause."""

    text = line(gettext_lazy("Sản phẩm"), most=500, required=False)
    owner = line(
        gettext_lazy("Đơn vị làm"),
        most=2_000,
        required=False,
        hint=gettext_lazy("Để trống: mọi đơn vị chủ trì, mỗi nơi một việc. Nhiều đơn vị cách nhau bằng dấu chấm phẩy."),
        list="owners",
    )
    due = line(gettext_lazy("Thời hạn"), most=100, required=False, hint=HINT)
    acceptance = line(gettext_lazy("Yêu cầu nghiệm thu"), most=500, required=False)

    def __init__(self, owners: Owners, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._owners = owners

    def clean_owner(self) -> list[Organisation]:
        found: dict[int, Organisation] = {}
        given = [name for name in str(self.cleaned_data["owner"]).split(";") if name.strip()]
        for name in given or [""]:
            bodies = self._owners.named(name)
            if not bodies and name.strip():
                raise forms.ValidationError(
                    _("Không có đơn vị “%(name)s” trong hội nghị này; hãy chọn một tên trong danh sách.")
                    % {"name": name.strip()[:60]}
                )
            found |= {body.pk: body for body in bodies}
        return list(found.values())

    def clean_due(self) -> Due:
        due = read_due(str(self.cleaned_data["due"]))
        if due is None:
            raise forms.ValidationError(_("Chưa hiểu thời hạn này; hãy ghi như ví dụ."))
        return due


class Owners:
    """The names that mean somebody: those printed in the clause, and all units of the conference."""

    def __init__(self, assignment: Assignment) -> None:
        self.printed: dict[str, list[Organisation]] = {}
        self.leads: list[Organisation] = []
        units = AssignmentUnit.objects.filter(assignment=assignment, organisation__isnull=False)
        for unit in units.select_related("organisation").order_by("pk"):
            assert unit.organisation is not None  # by the filter
            self.printed.setdefault(unit.name, []).append(unit.organisation)
            if unit.part == AssignmentUnit.LEAD:
                self.leads.append(unit.organisation)
        bodies = Unit.objects.filter(conference=assignment.conference_id).select_related("organisation")
        self.bodies = [unit.organisation for unit in bodies.order_by("organisation__rank", "pk")]
        self.bodies.append(assignment.conference.owner)
        self._by_name = {fold(body.name): [body] for body in self.bodies}
        self._by_name |= {fold(name): members for name, members in self.printed.items()}

    @property
    def names(self) -> list[str]:
        return list(dict.fromkeys([*self.printed, *(body.name for body in self.bodies)]))

    def named(self, name: str) -> list[Organisation]:
        return self._by_name.get(fold(name), []) if name.strip() else self.leads


class ProductRows:
    """Several products at once, one row each; a row without text is no product."""

    def __init__(self, owners: Owners, suggested: list[str], data: Any = None) -> None:
        number = len(suggested) + 2
        self.is_bound = data is not None
        self.rows = [
            ProductForm(
                owners,
                data,
                prefix=f"row{at}",
                initial={"text": suggested[at]} if at < len(suggested) else None,
            )
            for at in range(number)
        ]

    def is_valid(self) -> bool:
        asked = [row for row in self.rows if self.is_bound and row.data.get(row.add_prefix("text"), "").strip()]
        valid = True
        for row in asked:
            valid = row.is_valid() and valid
            if not row.errors and not row.cleaned_data["owner"]:
                row.add_error("owner", str(_("Chưa rõ đơn vị nào chủ trì; hãy chọn đơn vị làm.")))
                valid = False
        self.asked = asked
        return bool(asked) and valid
