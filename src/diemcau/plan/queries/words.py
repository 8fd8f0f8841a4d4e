"""Changes in the words of the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from diemcau.conference.domain import FORMAT_NAMES, KIND_NAMES
from diemcau.delegates.domain import COUNT_NAMES
from diemcau.directory.domain import TIER_NAMES, Tier
from diemcau.directory.models import Group, Organisation
from diemcau.kernel.numbers import written
from diemcau.plan.domain.difference import Change, FieldChange, State
from diemcau.plan.queries.prepared import Prepared

CHANGE_NAMES = {
    Change.ADDED: "Thêm",
    Change.CHANGED: "Sửa",
    Change.REMOVED: "Bỏ",
    Change.FLAGGED: "Giữ lại, kế hoạch không còn nêu",
    Change.RESTORED: "Kế hoạch nêu lại",
}
NOUNS = {
    "event": "Hội nghị",
    "sites": "Điểm cầu",
    "units": "Đơn vị",
    "rules": "Quy định thành phần",
    "seats": "Đại biểu được mời",
    "assignments": "Phân công",
    "distribution": "Nơi nhận",
    "programme": "Chương trình",
}
_LABELS = {
    "title": "tên hội nghị",
    "kind": "loại",
    "format": "hình thức",
    "chair": "chủ trì",
    "place": "địa điểm",
    "time_text": "thời gian theo kế hoạch",
    "start_year": "năm",
    "start_month": "tháng",
    "start_day": "ngày",
    "end_on": "kết thúc ngày",
    "clock": "giờ bắt đầu",
    "budget_text": "kinh phí",
    "budget_holder": "đơn vị giữ kinh phí",
    "budget_vnd": "số tiền (đồng)",
    "tier": "cấp",
    "parent": "điểm cầu cấp trên",
    "site": "điểm cầu",
    "heading": "nhóm",
    "text": "nội dung",
    "post": "chức danh",
    "count": "số lượng",
    "group": "tổ chức",
    "size": "số người",
    "deadline_text": "thời hạn theo kế hoạch",
    "due_on": "hạn",
    "units": "đơn vị",
    "organisations": "số đơn vị nhận",
    "date": "ngày",
    "starts": "bắt đầu",
    "minutes": "số phút",
    "by": "người thực hiện",
}
_VALUES: dict[str, Mapping[Any, str]] = {
    "kind": KIND_NAMES, "format": FORMAT_NAMES, "tier": TIER_NAMES, "count": COUNT_NAMES
}  # fmt: skip
UNKNOWN = "chưa nêu"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldWords:
    label: str
    before: str
    after: str


class Words:
    """Names of organisations and groups, and values as the screen writes them. One query for organisations that the
    plan's day no longer knows, and one for groups when they are asked for."""

    def __init__(self, prepared: Prepared, state: State) -> None:
        self._bodies = prepared.directory.bodies
        self._groups = {group.id: group.name for group in prepared.directory.groups.values()}
        known = {row.host for row in state.sites} | {row.organisation for row in state.units}
        missing = known - self._bodies.keys()
        self._former = dict(Organisation.objects.filter(pk__in=missing).values_list("pk", "name")) if missing else {}

    def name(self, organisation: int) -> str:
        body = self._bodies.get(organisation)
        return body.name if body else self._former.get(organisation, "")

    def tier(self, organisation: int) -> Tier | None:
        body = self._bodies.get(organisation)
        return Tier(body.tier) if body else None

    def field(self, change: FieldChange) -> FieldWords:
        return FieldWords(
            label=_LABELS[change.name],
            before=self._value(change.name, change.before),
            after=self._value(change.name, change.after),
        )

    def _value(self, name: str, value: Any) -> str:
        if value is None or value == "":
            return UNKNOWN
        if name in {"parent", "site"}:
            return f"Điểm cầu {self.name(value)}"
        if name == "group":
            return self._groups.get(value) or str(Group.objects.filter(pk=value).first() or UNKNOWN)
        if name in _VALUES:
            return _VALUES[name].get(value, str(value))
        if isinstance(value, date):
            return f"{value:%d/%m/%Y}"
        if isinstance(value, time):
            return f"{value:%H:%M}"
        if isinstance(value, int):
            return written(value) if name == "budget_vnd" else str(value)
        return str(value)
