"""Every real paper that lies beside the project is read; the reference plan with every one of its faults."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from diemcau.nd30.text import read_text
from diemcau.plan.domain.model import Tier
from diemcau.plan.domain.reading import read

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "plans"
pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not on this machine")
NOTHING_PLANNED = ("053-",)  # a report


def texts() -> list[Path]:
    return sorted(path for path in CORPUS.rglob("*.txt") if "broken-cmap" not in path.name)


@pytest.mark.parametrize("path", texts(), ids=lambda path: path.name)
def test_a_real_paper_gives_a_plan_with_lines_inside_its_text(path: Path) -> None:
    reading = read(read_text(path))
    if path.name.startswith(NOTHING_PLANNED):
        assert reading.plan is None
        return
    plan = reading.plan
    assert plan is not None
    last = len(reading.text_lines)
    for place in [one.lines for one in (*plan.participants, *plan.assignments, *plan.contents, *plan.programme)]:
        assert 1 <= place[0] <= place[1] <= last
    assert all(finding.lines is None or finding.lines[1] <= last for finding in reading.findings)


def test_the_reference_plan_has_its_260_sites_and_all_its_faults() -> None:
    (path,) = CORPUS.glob("000-*.txt")
    truth = json.loads(path.with_name(path.stem + ".truth.json").read_text())
    reading = read(read_text(path))
    assert reading.plan is not None
    assert [site.tier for site in reading.plan.sites] == [Tier.PROVINCE, Tier.DISTRICT, Tier.COMMUNE]
    for due in truth["findings_must_include"]:
        lines = [one.lines for one in reading.findings if one.code == due["code"]]
        assert lines, due
        if due["line"] is not None:
            assert any(at and at[0] - 2 <= due["line"] <= at[1] + 2 for at in lines), due
