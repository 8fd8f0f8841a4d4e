"""The facts of the conference itself. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time

from diemcau.nd30.model import Document
from diemcau.plan.domain.model import Plan
from diemcau.plan.domain.target import Fact

TITLE_LENGTH, SHORT_LENGTH, TEXT_LENGTH, HOLDER_LENGTH = 500, 80, 500, 200
_GLANCE = 40  # letters that are read at a glance
_SHORTER = tuple(
    (re.compile(pattern, re.IGNORECASE), instead)
    for pattern, instead in (
        (r"(?<=\d{4})[,;]?\s+(?:và\s+)?(?:triển khai|phương hướng|nhiệm vụ)\b.*\bnăm\b.*$", ""),
        (r"^(Hội nghị) trực tuyến\b", r"\1"),
        (r"\b(tổng kết|sơ kết) công tác\b", r"\1"),
        (r"\bcải cách hành chính\b", "CCHC"),
        (r"\bchuyển đổi số\b", "CĐS"),
        (r"\bkinh tế\s*[-–]\s*xã hội\b", "KT-XH"),
        (r"\bquốc phòng\s*[-–,]\s*an ninh\b", "QP-AN"),
    )
)


def event_facts(plan: Plan, document: Document) -> Mapping[str, Fact]:
    """Fields of a conference by name; what the plan does not state is None, or empty for a text."""
    start = plan.time.start if plan.time else None
    end = plan.time.end if plan.time else None
    return {
        "title": (plan.title or document.subject or document.type or "Hội nghị")[:TITLE_LENGTH],
        "kind": plan.kind.value,
        "format": plan.format.value if plan.format else "",
        "chair": (plan.chair or "")[:300],
        "place": (plan.place or "")[:TEXT_LENGTH],
        "time_text": (plan.time.text if plan.time else "")[:TEXT_LENGTH],
        "start_year": start.year if start else None,
        "start_month": start.month if start else None,
        "start_day": start.day if start else None,
        "end_on": end.whole if end else None,
        "clock": clock(plan.time.clock if plan.time else None),
        "budget_text": plan.budget.text if plan.budget else "",
        "budget_holder": ((plan.budget.holder or "") if plan.budget else "")[:HOLDER_LENGTH],
        "budget_vnd": _amount(plan.budget.amount_vnd if plan.budget else None),
    }


def _amount(vnd: int | None) -> int | None:
    """An amount that a conference can cost; None beyond ten million billion đồng, which a reading got wrong."""
    return vnd if vnd is not None and 0 <= vnd <= 10**16 else None


def short_name(title: str) -> str:
    """What the top of every page can hold: the title without its second half, then with the usual abbreviations.

    A title that is short enough stays; one that is still too long is cut at a word.
    """
    for pattern, instead in _SHORTER:
        if len(title) <= _GLANCE:
            break
        title = pattern.sub(instead, title)
    if len(title) <= SHORT_LENGTH:
        return title
    return title[: SHORT_LENGTH - 1].rpartition(" ")[0].rstrip(" ,;:-") + "…"


def clock(text: str | None) -> time | None:
    """ "08:00" as a time; None where the text is none."""
    if not text:
        return None
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None
