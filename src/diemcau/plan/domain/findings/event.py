"""Faults in when the event is and with what money."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from diemcau.kernel.dates import PartialDate, read_date
from diemcau.nd30.model import Document
from diemcau.plan.domain.kinds import invites
from diemcau.plan.domain.model import Finding, Kind, Plan, Severity
from diemcau.plan.domain.sections import Entry
from diemcau.plan.domain.topics import Topic

_MONEY_ELSEWHERE = re.compile(r"(?i)đính kèm|phụ lục|theo (?:quy|qui) định|dự toán (?:được|do|kèm)|quy định hiện hành")


def check(document: Document, plan: Plan, entries: Sequence[Entry], today: date | None) -> Iterator[Finding]:
    if plan.kind is not Kind.WORK:
        yield from _open_time(plan, entries)
        yield from _money(document, plan)
        yield from _past(document, plan, today)
    yield from _late_deadlines(document, plan)


def _open_time(plan: Plan, entries: Sequence[Entry]) -> Iterator[Finding]:
    if plan.time is None:
        if plan.programme or any(Topic.TIME in entry.own for entry in entries):
            return
        yield Finding(
            code="time-not-fixed",
            severity=Severity.WARNING,
            message="Văn bản chưa nêu thời gian tổ chức; hãy ghi ngày, giờ hoặc nêu rõ sẽ báo sau bằng giấy mời.",
            lines=None,
        )
    elif not plan.time.fixed:
        yield Finding(
            code="time-not-fixed",
            severity=Severity.WARNING,
            message=(
                "Thời gian tổ chức chưa ấn định ngày; hãy chốt ngày, giờ hoặc gửi giấy mời trước ít nhất 3 ngày làm "
                "việc."
            ),
            lines=plan.time.lines,
        )


def _money(document: Document, plan: Plan) -> Iterator[Finding]:
    if invites(document):
        return  # an invitation says who pays, and promises no sum
    if plan.budget is not None and plan.budget.amount_vnd is None and not _MONEY_ELSEWHERE.search(plan.budget.text):
        yield Finding(
            code="budget-without-amount",
            severity=Severity.NOTE,
            message="Mục kinh phí chưa ghi số tiền; hãy ghi tổng dự toán hoặc dẫn chiếu văn bản phê duyệt dự toán.",
            lines=plan.budget.lines,
        )


def _past(document: Document, plan: Plan, today: date | None) -> Iterator[Finding]:
    """An event before its own plan, or before today."""
    held = plan.time and (plan.time.end or plan.time.start)
    if not held or plan.time is None:
        return
    if document.date is not None and _before(held, document.date):
        yield Finding(
            code="date-in-the-past",
            severity=Severity.ERROR,
            message=(
                f"Thời gian tổ chức ({held}) trước ngày ban hành văn bản ({document.date}); hãy sửa lại một trong "
                f"hai ngày."
            ),
            lines=plan.time.lines,
        )
    elif today is not None and _before(held, PartialDate(today.year, today.month, today.day)):
        yield Finding(
            code="date-in-the-past",
            severity=Severity.NOTE,
            message=f"Thời gian tổ chức ({held}) đã qua; hãy kiểm tra lại ngày hoặc chỉ lưu văn bản để tra cứu.",
            lines=plan.time.lines,
        )


def _late_deadlines(document: Document, plan: Plan) -> Iterator[Finding]:
    if document.date is None:
        return
    for task in plan.assignments:
        until = read_date(task.deadline) if task.deadline and not re.search(r"(?i)\btừ\b", task.deadline) else None
        if until is not None and until.year is not None and until.month is not None and _before(until, document.date):
            yield Finding(
                code="date-in-the-past",
                severity=Severity.ERROR,
                message=f"Thời hạn “{task.deadline}” trước ngày ban hành văn bản ({document.date}); hãy sửa thời hạn.",
                lines=task.lines,
            )


def _before(one: PartialDate, other: PartialDate) -> bool:
    """Whether one date is surely earlier, as far as both are stated."""
    for ours, theirs in ((one.year, other.year), (one.month, other.month), (one.day, other.day)):
        if ours is None or theirs is None:
            return False
        if ours != theirs:
            return ours < theirs
    return False
