"""Workbooks of lines, tests, campaigns and preparation: what the pages show, and no formulas."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from diemcau.connectivity.actions import sign_off
from diemcau.connectivity.domain import Verdict
from diemcau.connectivity.models import DutyPerson, Slot, TickCheck
from diemcau.directory.domain import Role, Tier
from tests.connectivity import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    """A district tested, signed and prepared, and a commune below it that has done nothing."""
    conference = build.conference()
    district = build.site(conference=conference, tier=Tier.DISTRICT)
    commune = build.site(conference=conference, tier=Tier.COMMUNE, parent=district)
    technician = build.account(full_name="=1+1")
    build.conference_role(technician, conference, Role.TECHNICIAN)
    campaign = build.campaign(conference=conference)
    for site in (district, commune):
        Slot.objects.create(campaign=campaign, site=site, starts_at=timezone.now() + timedelta(hours=1))
    reasons = [[2, "Tỷ lệ mất gói 2%."]]
    test = build.line_test(Verdict.WEAK, line=build.line(site=district), campaign=campaign, reasons=reasons)
    sign_off(test, by=technician)
    ticks = build.checklist(site=district)
    TickCheck.objects.create(tick=ticks[0], agrees=False, note="tối", by=technician)
    DutyPerson.objects.create(site=district, name="Hải", phone="0235 3810 000", by=technician)
    return conference, campaign, technician, (district, commune)


def rows_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200 and answer["Content-Disposition"].startswith("attachment")
    rows = [
        ["" if cell is None else str(cell) for cell in row]
        for row in load_workbook(io.BytesIO(answer.content)).active.values
    ]
    assert not any(cell.startswith("=") for row in rows for cell in row)
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_lines_and_their_tests_with_what_was_measured_and_why(client, here):
    conference, _campaign, technician, (district, commune) = here
    client.force_login(technician)
    first, second = rows_of(client, f"/conferences/{conference.pk}/lines/report.xlsx")
    assert (first["Điểm cầu"], first["Kết luận"], first["Mất gói, %"]) == (str(district.host), "yếu", "0,00")
    assert (second["Điểm cầu"], second["Cấp trên"]) == (str(commune.host), str(district.host))
    assert second["Kết luận"] == "chưa đo"
    (test,) = rows_of(client, f"/conferences/{conference.pk}/line-tests/report.xlsx")
    assert (test["Đường"], test["Kết thúc"], test["Lý do"]) == ("chính", "đo xong", "Tỷ lệ mất gói 2%.")
    assert test["Người ký"].endswith("=1+1") and not test["Người ký"].startswith("=")


def test_a_campaign_with_slots_standings_and_signatures(client, here):
    conference, campaign, technician, _sites = here
    client.force_login(technician)
    first, second = rows_of(client, f"/conferences/{conference.pk}/line-campaigns/{campaign.pk}/report.xlsx")
    assert [row["Tình trạng"] for row in (first, second)] == ["yếu, đo lại", "chưa đo"]
    assert (first["Số lần đo"], second["Số lần đo"], second["Người ký"]) == ("1", "0", "")


def test_preparation_item_by_item_with_whom_to_call(client, here):
    conference, _campaign, technician, _sites = here
    client.force_login(technician)
    first, second = rows_of(client, f"/conferences/{conference.pk}/checklists/report.xlsx")
    assert (first["Sẵn sàng"], second["Sẵn sàng"]) == ("8/9", "0/9")
    assert "kỹ thuật: không đạt: tối" in first.values()
    assert first["Người trực"] == "Hải 0235 3810 000"


def test_a_unit_gets_its_own_sites_and_no_campaign(client, here):
    conference, campaign, _technician, (_district, commune) = here
    contact = build.account()
    build.organisation_role(contact, commune.host)
    build.unit(conference=conference, organisation=commune.host, site=commune)
    client.force_login(contact)
    for name in ("lines", "checklists"):
        (row,) = rows_of(client, f"/conferences/{conference.pk}/{name}/report.xlsx")
        assert row["Điểm cầu"] == str(commune.host)
    assert rows_of(client, f"/conferences/{conference.pk}/line-tests/report.xlsx") == []
    assert client.get(f"/conferences/{conference.pk}/line-campaigns/{campaign.pk}/report.xlsx").status_code == 403
    client.force_login(build.account())
    assert client.get(f"/conferences/{conference.pk}/lines/report.xlsx").status_code == 404
