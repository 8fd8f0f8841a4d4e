"""The reading as JSON: of the contract's shape, and back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diemcau.kernel.dates import PartialDate
from diemcau.nd30.model import Annex, Document, Node, Text
from diemcau.nd30.reading import read_document
from diemcau.plan.domain.contract import as_json, from_json
from diemcau.plan.domain.model import (
    Assignment,
    Budget,
    Content,
    Count,
    EventTime,
    Finding,
    Format,
    Kind,
    Participant,
    Plan,
    ProgrammeItem,
    Reading,
    Severity,
    SiteRule,
    Tier,
)
from tests.nd30 import writer
from tests.nd30.documents import documents

SCHEMA = Path(__file__).parents[2].parent / "shared" / "contracts" / "plan.schema.json"

PLAN = Plan(
    kind=Kind.CONFERENCE,
    title="Hội nghị tổng kết",
    chair="Lãnh đạo UBND tỉnh",
    format=Format.ONLINE,
    sites=(SiteRule(tier=Tier.PROVINCE, host="UBND tỉnh", lines=(3, 3)), SiteRule(tier=None, host="khác", lines=None)),
    time=EventTime(
        text="tháng 01/2024", start=PartialDate(2024, 1), end=None, clock="08:00", fixed=False, lines=(4, 4)
    ),
    place="Hội trường",
    budget=Budget(text="kinh phí cấp cho Sở Nội vụ", holder="Sở Nội vụ", amount_vnd=None, lines=(5, 5)),
    contents=(Content(text="Tổng kết", lines=(6, 6)),),
    participants=(
        Participant(
            tier=Tier.DISTRICT,
            group="Cấp huyện",
            text="Chủ tịch UBND cấp huyện",
            bodies=("UBND cấp huyện",),
            roles=("Chủ tịch",),
            count=Count.ONE,
            lines=(7, 7),
        ),
    ),
    assignments=(Assignment(lead=("Sở Nội vụ",), coordinating=(), text="chuẩn bị", deadline=None, lines=(8, 9)),),
    programme=(
        ProgrammeItem(date=PartialDate(2024, 1, 5), starts="08:00", minutes=15, text="Khai mạc", by=None, lines=(9, 9)),
    ),
    lines={"title": (2, 2), "chair": (3, 3), "format": None, "place": None},
)
FINDING = Finding(code="number-missing", severity=Severity.WARNING, message="Hãy ghi số của văn bản.", lines=(1, 1))


def _reading(document: Document, plan: Plan | None = PLAN) -> Reading:
    return Reading(text_lines=("một", "hai"), document=document, plan=plan, findings=(FINDING,))


def _read(document: Document) -> Document:
    """As the reader gives it: with lines."""
    return read_document(Text(lines=writer.write(document, writer.PDF_ORDER), source="txt"))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(document=documents(), plan=st.sampled_from([PLAN, None]))
def test_what_is_written_as_json_reads_back_equal(document, plan):
    reading = _reading(replace(_read(document), addressees=()), plan)
    assert from_json(json.loads(json.dumps(as_json(reading)))) == reading


@pytest.mark.skipif(not SCHEMA.exists(), reason=f"no contract at {SCHEMA}")
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(document=documents(), plan=st.sampled_from([PLAN, None]))
def test_the_json_is_of_the_contracts_shape(document, plan):
    import jsonschema

    jsonschema.validate(as_json(_reading(_read(document), plan)), json.loads(SCHEMA.read_text()))


def test_an_annex_is_a_last_entry_of_the_outline():
    node = Node(label="1", heading=None, text="Sở Nội vụ.", lines=(8, 8))
    annexes = (
        Annex(label="Phụ lục I", title="DANH SÁCH", outline=(node,), lines=(7, 8)),
        Annex(label=None, title=None, outline=(), lines=(9, 9)),
    )
    written = as_json(_reading(Document(outline=(node,), annexes=annexes)))["document"]["outline"]
    assert [(entry["label"], entry["heading"], entry["text"], len(entry["children"])) for entry in written] == [
        ("1", None, "Sở Nội vụ.", 0),
        ("Phụ lục I", None, "DANH SÁCH", 1),
        ("Phụ lục", None, "", 0),
    ]


@pytest.mark.parametrize(
    "damage", [lambda value: value.pop("document"), lambda value: value.update(plan={"kind": "ball"})]
)
def test_json_of_another_shape_is_refused(damage):
    value = as_json(_reading(Document()))
    damage(value)
    with pytest.raises((KeyError, TypeError, ValueError)):
        from_json(value)
