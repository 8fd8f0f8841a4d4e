"""From the model of a document to the plan that it states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from diemcau.kernel.vietnamese import fold
from diemcau.nd30.model import Document, Lines
from diemcau.plan.domain.assignment_tables import tabled_assignments
from diemcau.plan.domain.assignments import assignments_of
from diemcau.plan.domain.event import budget_of, chair_of, contents_of, format_of, place_of, time_of
from diemcau.plan.domain.kinds import event_kind, event_title, plans_nothing
from diemcau.plan.domain.model import Kind, Plan
from diemcau.plan.domain.participants import participants_of
from diemcau.plan.domain.programme import programme_of
from diemcau.plan.domain.sections import entries_of
from diemcau.plan.domain.sites import sites_of

LONGEST_TITLE = 10  # lines of a carried plan in which its title stands

_CARRIED = re.compile(r"(?i)\W*(?P<kind>kế hoạch|chương trình(?= (?:hội nghị|tổ chức|lễ))|phương án|thể lệ|điều lệ)\b")
_CITIES = re.compile(r"(?i)\bthành phố\s+(?:hà nội|hồ chí minh|đà nẵng|hải phòng|cần thơ|huế)\b")


def plan_of(document: Document, lines: Sequence[str] = ()) -> Plan | None:
    """What the document plans, invites to or hands out; None where it does none of these.

    `lines`: the text as extracted, for what a node does not keep (empty cells of a table).
    """
    if plans_nothing(document):
        return None
    document = carried_plan(document) or document
    entries = entries_of(document.outline)
    city = of_city(document)
    kind = event_kind(document)
    participants = participants_of(entries, document, city=city)
    assignments = (*assignments_of(entries, document), *tabled_assignments(document, lines))
    assignments = tuple(sorted(dict.fromkeys(assignments), key=lambda one: one.lines))
    programme = programme_of(entries, document, lines)
    time, place = time_of(entries), place_of(entries)
    if not (participants or assignments or programme or time or place):
        return None
    if (document.type or "").upper().startswith("QUYẾT ĐỊNH") and not (time and participants):
        return None
    form = format_of(entries, document.subject, document.lines.get("subject")) if kind is not Kind.WORK else None
    chair = chair_of(entries)
    title = event_title(document, kind)
    places: dict[str, Lines | None] = {
        "title": document.lines.get("subject") if title else None,
        "chair": chair[1] if chair else None,
        "format": form[1] if form else None,
        "place": place[1] if place else None,
    }
    return Plan(
        kind=kind,
        title=title,
        chair=chair[0] if chair else None,
        format=form[0] if form else None,
        sites=sites_of(entries, city=city) if kind is not Kind.WORK else (),
        time=time,
        place=place[0] if place else None,
        budget=budget_of(entries),
        contents=contents_of(entries),
        participants=participants,
        assignments=assignments,
        programme=programme,
        lines=places,
    )


def carried_plan(document: Document) -> Document | None:
    """The plan that a decision puts into force, as a paper of its own; None where the paper is the plan."""
    if not fold(document.type or "").startswith("quyet dinh"):
        return None
    for at, annex in enumerate(document.annexes):
        named = _CARRIED.match(annex.title or "")
        if named and annex.outline:
            first = annex.lines[0]
            return replace(
                document,
                type=named["kind"],
                subject=(annex.title or "")[named.end() :].strip(),
                addressees=(),
                outline=annex.outline,
                annexes=document.annexes[at + 1 :],
                lines={**document.lines, "subject": (first, min(first + LONGEST_TITLE, annex.lines[1]))},
            )
    return None


def of_city(document: Document) -> bool:
    """Whether the paper is of a centrally run city, where 'thành phố' is the province's own tier."""
    return bool(
        _CITIES.search(
            " ".join(filter(None, (document.issuing_body, document.parent_body, document.subject, document.place)))
        )
    )
