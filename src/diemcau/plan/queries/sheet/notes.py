"""Findings in the margin of the lines that they are about."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from diemcau.kernel.words import say
from diemcau.plan.domain.model import Finding, Severity
from diemcau.plan.domain.proposals import Proposal, proposal
from diemcau.plan.queries.room import PlanRoom
from diemcau.plan.queries.sheet.entries import Places, key_of

# What a finding is called in two or three words.
CODE_NAMES = {
    "assignee-not-a-recipient": "thiếu nơi nhận",
    "body-kind-mismatch": "bỏ sót loại cơ quan",
    "budget-without-amount": "chưa ghi số tiền",
    "citation-form": "cách viện dẫn",
    "damaged-characters": "ký tự hỏng",
    "date-in-the-past": "ngày đã qua",
    "date-incomplete": "thiếu ngày ban hành",
    "deadline-missing": "thiếu thời hạn",
    "duplicate-unit": "đơn vị lặp",
    "host-without-task": "chưa giao việc",
    "number-missing": "thiếu số văn bản",
    "numbering-gap": "đánh số nhảy cách",
    "overlapping-participants": "mời trùng",
    "participant-tier-not-a-recipient": "thiếu nơi nhận",
    "signer-missing": "thiếu chữ ký",
    "tier-without-line-check": "thiếu kiểm tra đường truyền",
    "time-not-fixed": "chưa rõ ngày",
    "unknown-body": "không có trong danh bạ",
    "weekday-mismatch": "sai thứ",
    "wrong-tier": "sai cấp",
}
# Where a value can be stated that the finding misses.
_STATED_AT = {
    "time-not-fixed": "/plan/time",
    "date-in-the-past": "/plan/time",
    "budget-without-amount": "/plan/budget",
    "number-missing": "/document/number",
    "date-incomplete": "/document/date",
}
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
_KINDS = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.NOTE: "wait"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A finding; `proposal` is what would settle it, `path` the place of the value that it misses."""

    finding: Finding
    proposal: Proposal | None
    path: str

    @property
    def name(self) -> str:
        return say(CODE_NAMES.get(self.finding.code, "cần xem lại"))

    @property
    def kind(self) -> str:
        return _KINDS[self.finding.severity]

    @property
    def line_words(self) -> str:
        lines = self.finding.lines
        return "" if lines is None else f"{lines[0]}-{lines[1]}"

    @property
    def key(self) -> str:
        return key_of(self.path)

    @property
    def value(self) -> str:
        """The proposed value, as a form sends it."""
        return json.dumps(self.proposal.value, ensure_ascii=False) if self.proposal else ""


def notes(room: PlanRoom, at: Places) -> Iterator[Note]:
    worst_first = sorted(room.findings, key=lambda one: (one.lines or (10**9, 0), _ORDER[one.severity]))
    for finding in worst_first:
        found = proposal(finding, room.reading)
        path = _STATED_AT.get(finding.code, "")
        yield Note(finding=finding, proposal=at.moved(found) if found else None, path=path)
