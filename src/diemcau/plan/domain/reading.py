"""One reading of a paper: its text, the document, the plan, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from diemcau.nd30.model import Text
from diemcau.nd30.reading import read_document
from diemcau.plan.domain.findings import check
from diemcau.plan.domain.model import Reading
from diemcau.plan.domain.planning import plan_of


def read(text: Text, *, today: date | None = None, known: Collection[str] | None = None) -> Reading:
    """Read a text as an administrative document and as a plan.

    Args:
        text: lines as an extraction gave them.
        today: what 'in the past' is measured by; without it nothing is.
        known: names of the organisations of the directory; without it nobody is unknown.

    Time and memory grow in proportion to the length of the text; any lines give a reading.
    """
    document = read_document(text)
    plan = plan_of(document, text.lines)
    findings = check(document, plan, text=text, today=today, known=known)
    return Reading(text_lines=text.lines, document=document, plan=plan, findings=findings)
