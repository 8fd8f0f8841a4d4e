"""Year over year: what was promised, what was done."""

from __future__ import annotations

import io
from uuid import uuid4

import openpyxl
import pytest

from diemcau.assignments.actions import accept, report_outcome, rule_on_outcome
from diemcau.assignments.models import Target, TargetUnit
from tests import build
from tests.assignments import building

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_years():
    """A conference, and that of the year before: one task kept, one not; one target in both, one in each alone."""
    by, owner = build.administrator(), build.province()
    last = build.conference(owner=owner, title="Tổng kết 2022", short_name="Tổng kết 2022", start_year=2023)
    now = build.conference(owner=owner, title="Tổng kết 2023", short_name="Tổng kết 2023", start_year=2024)
    clause = build.assignment(conference=last, origin="conclusion", text="Kết luận")
    kept = building.task(product=building.product(assignment=clause, text="Ban hành kế hoạch"))
    building.task(product=building.product(assignment=clause, text="Sắp xếp đơn vị"))
    building.reported(kept, text="Kế hoạch số 20/KH-UBND", by=by)
    accept(kept, by=by)

    def target(conference, code, text, **facts):
        made = Target.objects.create(conference=conference, code=code, position=1, field="Thủ tục", text=text, **facts)
        return TargetUnit.objects.create(target=made, organisation=kept.organisation)

    before = target(last, "1", "Hồ sơ đúng hạn", goal="95%", next_goal="98%")
    target(last, "2", "Chỉ tiêu đã bỏ", goal="10")
    same = target(now, "7", "hồ sơ đúng hạn", goal="98%")
    target(now, "8", "Chỉ tiêu mới", goal="20")
    for unit in (before, same):
        told = report_outcome(unit, uuid4(), achievement="achieved", result="Đạt", causes="", by=by)
        rule_on_outcome(told, is_accepted=True, by=by)
    return now, last, by


def test_tasks_of_every_conclusion_and_targets_of_two_years_stand_beside_each_other(client, two_years):
    now, _last, by = two_years
    client.force_login(by)
    page = client.get(f"/conferences/{now.pk}/follow-up/years/").content.decode()

    for says in (
        "1 trong 2 việc đã hứa là đã làm xong",
        "Kế hoạch số 20/KH-UBND",
        "Sắp xếp đơn vị",
        "Chỉ tiêu so với Tổng kết 2022",
        "1 đạt",
        "không còn trong năm nay",
        "chưa có trong năm trước",
    ):
        assert says in page, says
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/conferences/{now.pk}/follow-up/years.xlsx").content)).active
    assert [row[1].value for row in book.iter_rows(min_row=2)] == ["Nhiệm vụ"] * 2 + ["Chỉ tiêu"] * 3


def test_who_runs_only_this_conference_learns_nothing_of_another(client, two_years):
    now, _last, _by = two_years
    organiser = build.account()
    build.conference_role(organiser, now)
    client.force_login(organiser)
    page = client.get(f"/conferences/{now.pk}/follow-up/years/").content.decode()
    assert "Ban hành kế hoạch" not in page
    assert "Tổng kết 2022" not in page
    follow_up = client.get(f"/conferences/{now.pk}/follow-up/").content.decode()
    assert "Tổng kết 2022" not in follow_up
