"""Builders of the index: each makes one thing with sensible facts."""

from __future__ import annotations

import io
from decimal import Decimal
from itertools import count
from types import SimpleNamespace
from typing import Any

from openpyxl import Workbook

from diemcau.directory.domain import Role
from diemcau.scoring.actions import adopt_criteria, save_answer
from diemcau.scoring.domain.criteria import CriteriaSet as Criteria
from diemcau.scoring.domain.criteria import Item
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.domain.rules import Answer
from diemcau.scoring.models import Block, Campaign, CriteriaSet, Criterion, Entrant, SelfScore
from tests import build

_number = count(1)


def d(value: Any) -> Decimal:
    return Decimal(str(value))


def item(
    code: str, ceiling: Any, kind: str | dict[str, Any] = "yes_no", *, evidence: bool = False, **more: Any
) -> Item:
    rule = kind if isinstance(kind, dict) else {"kind": kind}
    return Item(code=code, name=f"Tiêu chí {code}", ceiling=d(ceiling), rule=rule, needs_evidence=evidence, **more)


def parent(code: str, *children: Item) -> Item:
    ceiling = sum((child.ceiling for child in children), Decimal(0))
    return Item(code=code, name=f"Lĩnh vực {code}", ceiling=ceiling, children=children)


def criteria(*fields: Item, **facts: Any) -> Criteria:
    """Three lines of two fields: yes or no (2), a share (6), the survey (2)."""
    fields = fields or (
        parent("1", item("1.1", 2), item("1.2", 6, {"kind": "share", "floor": "0.5"}, evidence=True)),
        parent("2", item("2.1", 2, "survey")),
    )
    return Criteria(**{"name": "Bộ chỉ số", "year": 2023, "block": "Sở", "version": 1} | facts, fields=fields)


def criteria_set(of: Criteria | None = None, **facts: Any) -> CriteriaSet:
    facts.setdefault("owner", facts.get("owner") or build.organisation())
    return adopt_criteria(of or criteria(), by=None, **facts)


def block(**facts: Any) -> Block:
    conference = facts.pop("conference", None) or build.conference()
    if "campaign" not in facts:
        number = next(_number)
        facts["campaign"] = Campaign.objects.create(conference=conference, name=f"Chỉ số {number}", year=2023)
    facts.setdefault("criteria_set", facts.get("criteria_set") or criteria_set(owner=conference.owner))
    facts.setdefault("name", f"Khối {next(_number)}")
    return Block.objects.create(**facts)


def entrant(**facts: Any) -> Entrant:
    facts.setdefault("block", facts.get("block") or block())
    facts.setdefault("organisation", facts.get("organisation") or build.organisation())
    return Entrant.objects.create(**facts)


def line(entrant: Entrant, code: str) -> Criterion:
    return Criterion.objects.get(criteria_set=entrant.block.criteria_set_id, code=code)


def people(block: Block, entrant: Entrant | None = None) -> SimpleNamespace:
    """An organiser, two appraisers and a third, the chair, and the contact of a unit."""
    conference = block.campaign.conference
    found = SimpleNamespace(
        organiser=build.account(),
        first=build.account(),
        second=build.account(),
        third=build.account(),
        chair=build.account(),
        contact=build.account(),
        technician=build.account(),
    )
    build.conference_role(found.organiser, conference)
    build.conference_role(found.chair, conference, Role.CHAIR)
    build.conference_role(found.technician, conference, Role.TECHNICIAN)
    for each in (found.first, found.second, found.third):
        build.conference_role(each, conference, Role.APPRAISER)
    if entrant:
        build.organisation_role(found.contact, entrant.organisation)
        build.unit(conference=conference, organisation=entrant.organisation)
    return found


def move(block: Block, phase: Phase) -> Block:
    """To any phase, whatever the rules say."""
    Block.objects.filter(pk=block.pk).update(phase=phase)
    block.refresh_from_db()
    return block


def answered(entrant: Entrant, code: str, *, by: Any, revision: int = 0, **answer: Any) -> SelfScore:
    facts = {name: answer.pop(name) for name in ("is_applicable", "explanation") if name in answer}
    said = Answer(**{name: value if name == "word" else d(value) for name, value in answer.items()})
    return save_answer(entrant, line(entrant, code), said, revision=revision, by=by, **facts)


def xlsx(*rows: list[Any], merge: str = "") -> bytes:
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    if merge:
        sheet.merge_cells(merge)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
