"""The example plan of the project teaches with its faults; its corrected version has fewer."""

from __future__ import annotations

from pathlib import Path

import pytest

import diemcau.web
from diemcau.nd30.text import read_text
from diemcau.plan.domain.model import Kind, Reading, Tier
from diemcau.plan.domain.reading import read

EXAMPLES = Path(diemcau.web.__file__).parent / "examples"


def example(name: str) -> Reading:
    return read(read_text(EXAMPLES / name))


def test_the_example_has_every_part_of_a_conference_plan():
    found = example("ke-hoach-hoi-nghi.txt")
    plan = found.plan
    assert plan is not None and plan.kind is Kind.CONFERENCE
    assert [site.tier for site in plan.sites] == [Tier.PROVINCE, Tier.DISTRICT, Tier.COMMUNE]
    assert [
        len([rule for rule in plan.participants if rule.tier is tier])
        for tier in (Tier.PROVINCE, Tier.DISTRICT, Tier.COMMUNE)
    ] == [6, 4, 2]
    assert len(plan.assignments) == 10
    assert plan.budget is not None and plan.budget.amount_vnd == 185_000_000
    assert found.document.signer is not None and len(found.document.recipients) == 11


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        (
            "ke-hoach-hoi-nghi.txt",
            [
                "citation-form",
                "overlapping-participants",
                "body-kind-mismatch",
                "wrong-tier",
                "time-not-fixed",
                "assignee-not-a-recipient",
                "tier-without-line-check",
                "deadline-missing",
            ],
        ),
        (
            "ke-hoach-hoi-nghi-sua.txt",
            ["citation-form", "overlapping-participants", "body-kind-mismatch", "assignee-not-a-recipient"],
        ),
    ],
)
def test_the_faults_of_the_example_are_those_it_was_written_with(name, codes):
    assert [one.code for one in example(name).findings] == codes


def test_the_corrected_example_differs_in_a_body_a_date_a_rule_a_task_and_the_deadlines():
    before, after = example("ke-hoach-hoi-nghi.txt").plan, example("ke-hoach-hoi-nghi-sua.txt").plan
    assert before is not None and after is not None
    assert len(after.participants) == len(before.participants)
    changed = [
        (one.text, other.text)
        for one, other in zip(before.participants, after.participants, strict=True)
        if one.text != other.text
    ]
    assert [old for old, _ in changed] == [
        "Thường trực HĐND tỉnh",
        "Trưởng Phòng Nội vụ và công chức phụ trách chuyển đổi số",
    ]
    assert len(after.assignments) == len(before.assignments) + 1
    assert before.time is not None and after.time is not None
    assert (before.time.fixed, after.time.fixed) == (False, True)
    assert sum(task.deadline is not None for task in after.assignments) == 3
