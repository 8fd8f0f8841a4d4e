"""The pages of a survey, from an empty list to figures."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diemcau.survey.models import FrameCell, Point, Sheet, Survey
from diemcau.survey.permissions import link_token
from tests import build
from tests.survey import build as surveys


@pytest.fixture
def ground(client):
    """A conference, and a client signed in as its organiser."""
    conference = build.conference()
    account = build.account()
    build.conference_role(account, conference)
    client.force_login(account)
    client.account, client.conference = account, conference
    client.at = f"/conferences/{conference.pk}/surveys/"
    return client


def html(answer) -> str:
    return answer.content.decode()


@pytest.mark.django_db
def test_a_survey_goes_from_an_empty_list_to_margins_by_unit(ground):
    assert "Chưa có cuộc khảo sát nào" in html(ground.get(ground.at))
    told = {"title": "SIPAS 2023", "year": "2023", "method": "QĐ 1001"}
    assert ground.post(f"{ground.at}new/", told).status_code == 302
    survey = Survey.objects.get()
    at = f"{ground.at}{survey.pk}/"
    units = [build.organisation(name=f"Huyện Số {n}", code=f"H{n}") for n in range(2)]

    lines = "Đơn vị;Dịch vụ;Số người\nH0;Đất đai;300\nHuyện Số 1;Hộ tịch;200\n"
    sent = ground.post(f"{at}frame/", {"file": SimpleUploadedFile("khung.csv", lines.encode())})
    preview = html(ground.get(sent.url))
    assert "500" in preview and FrameCell.objects.count() == 0
    assert ground.post(sent.url).status_code == 302
    assert FrameCell.objects.count() == 2

    design = {
        "rule": "total", "total": "12", "for_each_unit": "unit", "by_service": "unit", "clusters": "0",
        "deff": "1", "reserve": "10", "seed": "2023-thu",
    }  # fmt: skip
    assert "Chọn mẫu 24 phiếu" in html(ground.get(f"{at}sample/", design))
    assert Point.objects.count() == 0
    assert ground.post(f"{at}sample/", design).status_code == 302
    assert "2023-thu" in html(ground.get(f"{at}sample/"))

    assert ground.post(f"{at}collection/", {"ends_on": "2199-12-31"}).status_code == 302
    for number, point in enumerate(surveys.points(survey)):
        sent = {"id": str(uuid4()), "version": surveys.version(survey).pk, "seconds": 200}
        sent["answers"] = surveys.ALL_GOOD | {"f1_1": 1 + number % 5}
        ground.logout()
        answer = ground.post(f"/s/{link_token(point)}/sheets/", json.dumps(sent), content_type="application/json")
        assert answer.status_code == 201, html(answer)
    ground.force_login(ground.account)
    assert "Đã nhận 24 trong 24 phiếu" in html(ground.get(f"{at}collection/"))

    assert ground.post(f"{at}estimates/computation/").status_code == 302
    page = html(ground.get(f"{at}estimates/"))
    assert all(unit.name in page for unit in units)
    assert "không phân biệt được trong hạng 1–2" in page
    assert ground.get(f"{at}estimates/xlsx/").status_code == 200


NAMES = (
    " edit/ frame/ frame/file/ questionnaire/ questionnaire/form/ questionnaire/file/ sample/ points/ points/file/ "
    "points/sheets/ points/interviewers/new/ collection/ paper/ paper/keying/ paper/answers/ paper/answers/file/ "
    "cleaning/ estimates/"
)


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES.split(" "))
def test_every_page_opens_for_the_organiser_and_for_nobody_else(ground, client, name):
    survey = surveys.taking(surveys.survey(owner=ground.conference.owner))
    at = f"{ground.at}{survey.pk}/{name}"
    assert ground.get(at).status_code == 200

    other = build.conference()
    build.conference_role(ground.account, other)
    assert ground.get(at.replace(f"/{ground.conference.pk}/", f"/{other.pk}/", 1)).status_code == 404

    client.force_login(build.account())
    assert client.get(at).status_code == 404
    contact = build.account()
    build.unit(conference=ground.conference, organisation=(own := build.organisation()))
    build.organisation_role(contact, own)
    client.force_login(contact)
    assert client.get(at).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("units", [1, 3])
def test_pages_ask_the_database_the_same_for_one_unit_and_for_three(ground, units):
    survey = surveys.survey(owner=ground.conference.owner)
    surveys.frame(survey, units)
    surveys.answered(survey)
    at = f"{ground.at}{survey.pk}/"
    ground.post(f"{at}estimates/computation/")
    ground.get(at)  # the session and the messages are settled
    asked = {}
    for name in ("frame", "sample", "points", "collection", "estimates", "cleaning"):
        with CaptureQueriesContext(connection) as seen:
            ground.get(f"{at}{name}/")
        asked[name] = len(seen)
    assert asked == {"frame": 8, "sample": 9, "points": 8, "collection": 11, "estimates": 10, "cleaning": 13}


@pytest.mark.django_db
def test_what_is_exported_holds_no_formula_and_no_hidden_figure(ground):
    survey = surveys.survey(owner=ground.conference.owner)
    units = surveys.frame(survey, 3)
    units[0].name = "=1+1 huyện"
    units[0].save()
    surveys.answered(survey)
    Sheet.objects.filter(
        stratum__unit=units[1], pk__in=[s.pk for s in Sheet.objects.filter(stratum__unit=units[1])[3:]]
    ).delete()
    at = f"{ground.at}{survey.pk}/estimates/"
    ground.post(f"{at}computation/")
    table = ground.get(f"{at}csv/").content.decode("utf-8-sig")
    assert "'=1+1 huyện" in table
    assert "che, quá ít phiếu" in table
    told = ground.get(f"{at}json/").json()
    assert [unit["hidden"] for unit in told["units"]].count(True) == 2  # it, and one more: else the total gives it away
