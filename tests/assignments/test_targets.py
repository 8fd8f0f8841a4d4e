"""Targets come in after a preview; units report; results add up into a report."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from diemcau.assignments.models import Outcome, Target, TargetUnit
from diemcau.papers.domain.sheets import sheet
from diemcau.papers.models import Paper
from tests import build
from tests.rooms.province import province

pytestmark = pytest.mark.django_db
HEADS = ("Mã", "Lĩnh vực", "Chỉ tiêu", "Mục tiêu", "Đơn vị thực hiện", "Mục tiêu năm sau")
LINES = [
    ("1", "Thủ tục hành chính", "Hồ sơ đúng hạn", "98%", "Sở Nội vụ; Ủy ban nhân dân huyện Đại Lộc", "99%"),
    ("2", "Tổ chức bộ máy", "Sắp xếp đơn vị", "100%", "Sở Nội vụ; Sở Không Có", ""),
]


@pytest.fixture
def here(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    found = province(communes=1)
    found.organiser, found.contact = build.administrator(), build.account()
    build.organisation_role(found.contact, found.department)
    found.page = f"/conferences/{found.conference.pk}/targets/"
    return found


def brought(client, here, lines=LINES):
    file = SimpleUploadedFile("chi-tieu.xlsx", sheet("Chỉ tiêu", HEADS, lines))
    return client.post(f"{here.page}import/", {"file": file})


def imported(client, here):
    client.force_login(here.organiser)
    preview = brought(client, here)
    assert Target.objects.count() == 0
    client.post(f"{here.page}import/", {"kept": preview.context["kept"]})
    return preview.content.decode()


def test_targets_are_previewed_then_written_once(client, here):
    preview = imported(client, here)
    imported_again = brought(client, here)
    client.post(f"{here.page}import/", {"kept": imported_again.context["kept"]})

    assert "Sở Không Có" in preview
    assert Target.objects.count() == 2
    assert TargetUnit.objects.count() == 3


@pytest.mark.parametrize(
    "lines", [[("1", "", "Hồ sơ", "", "Sở Nội vụ", "")], [LINES[0], LINES[0]]], ids=["no field", "a code twice"]
)
def test_a_faulty_workbook_is_named_row_by_row_and_writes_nothing(client, here, lines):
    client.force_login(here.organiser)
    shown = brought(client, here, lines)

    assert "Chưa lưu gì" in shown.content.decode()
    assert shown.context["kept"] == ""
    assert client.post(f"{here.page}import/", {"kept": "gia:mao"}).status_code == 422
    assert Target.objects.count() == 0


def test_a_unit_reports_and_the_organiser_returns_then_accepts(client, here):
    imported(client, here)
    unit = TargetUnit.objects.get(target__code="1", organisation=here.department)
    there = f"/conferences/{here.conference.pk}/target-units/{unit.pk}/"
    facts = {"achievement": "not", "result": "95%", "limits": "Thiếu người", "proposals": "Bổ sung biên chế"}

    client.force_login(here.contact)
    assert client.post(there, {"key": uuid4(), **facts}).status_code == 422  # without a cause
    client.post(there, {"key": uuid4(), **facts, "causes": "Biên chế giảm"})
    first = Outcome.objects.get()
    client.force_login(here.organiser)
    client.post(f"{there}ruling/", {"outcome": first.pk, "reason": "Thiếu số liệu"})
    client.force_login(here.contact)
    assert "Thiếu số liệu" in client.get(there).content.decode()
    client.post(there, {"key": uuid4(), **facts, "causes": "Biên chế giảm", "result": "96%"})
    client.force_login(here.organiser)
    assert client.post(f"{there}ruling/", {"outcome": first.pk, "accept": "1"}).status_code == 409
    client.post(f"{there}ruling/", {"outcome": Outcome.objects.first().pk, "accept": "1"})

    assert Outcome.objects.first().ruling.is_accepted
    assert "2 trong 3 kết quả chưa báo cáo" in client.get(here.page).content.decode()
    assert client.post(f"{here.page}report/").status_code == 302
    assert Paper.objects.get().versions.count() == 1


def test_a_unit_sees_its_own_results_alone(client, here):
    imported(client, here)
    other = TargetUnit.objects.get(organisation=here.district)
    client.force_login(here.contact)

    assert client.get(f"/conferences/{here.conference.pk}/target-units/{other.pk}/").status_code == 404
    assert "huyện Đại Lộc" not in client.get(here.page).content.decode()
    assert client.post(f"{here.page}report/").status_code == 403
