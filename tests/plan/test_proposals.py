"""What could be written instead of what a finding found."""

from __future__ import annotations

import pytest

from diemcau.nd30.text import read_text
from diemcau.plan.domain import corrections
from diemcau.plan.domain.contract import as_json, from_json
from diemcau.plan.domain.findings import check
from diemcau.plan.domain.model import Tier
from diemcau.plan.domain.proposals import proposal
from diemcau.plan.domain.reading import read
from diemcau.web.examples import EXAMPLES


@pytest.fixture(scope="module")
def example():
    return read(read_text((EXAMPLES / "ke-hoach-hoi-nghi.txt").read_bytes()))


def test_a_proposal_does_away_with_its_finding(example):
    json = as_json(example)
    proposed = {finding: found for finding in example.findings if (found := proposal(finding, example))}
    assert "wrong-tier" in {finding.code for finding in proposed}

    for finding, found in proposed.items():
        corrections.check(json, found.path, found.value)
        after = from_json(corrections.corrected(json, [(found.path, found.value)]))
        assert finding not in check(after.document, after.plan), found.words


def test_a_body_of_another_tier_is_proposed_in_its_own(example):
    [words] = [
        found.words
        for finding in example.findings
        if finding.code == "wrong-tier" and (found := proposal(finding, example))
    ]
    assert words == "Sửa thành “Thường trực HĐND cấp huyện”"


def test_a_reading_without_a_plan_has_nothing_to_propose(example):
    bare = from_json(as_json(example) | {"plan": None})
    assert [proposal(finding, bare) for finding in example.findings] == [None] * len(example.findings)


def test_what_only_the_paper_can_put_right_has_no_proposal(example):
    for finding in example.findings:
        if finding.code in {"citation-form", "signer-missing", "deadline-missing", "damaged-characters"}:
            assert proposal(finding, example) is None
    assert Tier.DISTRICT in {rule.tier for rule in example.plan.participants}
