"""A unit asks; a department answers; it ends. Who has no part in it sees nothing."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from diemcau.assignments.models import Request
from tests import build
from tests.rooms.province import province

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    found = province(communes=2)
    found.organiser = build.account()
    build.conference_role(found.organiser, found.conference)
    found.asker, found.answerer, found.other = build.account(), build.account(), build.account()
    for account, body in ((found.asker, found.communes[0]), (found.answerer, found.department)):
        build.organisation_role(account, body)
    build.organisation_role(found.other, found.communes[1])
    found.page = f"/conferences/{found.conference.pk}/requests/"
    return found


def asked(client, here):
    key = uuid4()
    client.force_login(here.asker)
    given = {"key": key, "organisation": here.communes[0].pk, "text": "Xin bổ sung máy quay", "moment": "before"}
    for _ in range(2):
        assert client.post(here.page, given).status_code == 302
    return Request.objects.get()


def test_a_request_is_assigned_answered_and_ends(client, here):
    request = asked(client, here)
    there = f"{here.page}{request.pk}/"
    yesterday = timezone.localdate() - timedelta(days=1)

    client.force_login(here.organiser)
    client.post(f"{there}assignment/", {"to": here.department.pk, "due_on": f"{yesterday:%d/%m/%Y}"})
    late = client.get(here.page).content.decode()
    early = client.post(f"{there}closure/")
    client.force_login(here.answerer)
    client.post(f"{there}answer/", {"text": "Đã cấp", "how": "written", "reference": "12/SNV-VP"})
    client.force_login(here.organiser)
    client.post(f"{there}closure/")

    assert "1 kiến nghị quá hạn trả lời" in late
    assert early.status_code == 409
    assert request.answers.get().reference == "12/SNV-VP"
    assert request.closure.by == here.organiser
    assert "đã kết thúc" in client.get(here.page).content.decode()
    assert client.post(f"{there}answer/", {"text": "Thêm", "how": "live"}).status_code == 409


def test_others_see_nothing_of_it_and_nobody_asks_in_anothers_name(client, here):
    request = asked(client, here)
    client.force_login(here.other)

    assert client.get(f"{here.page}{request.pk}/").status_code == 404
    assert "máy quay" not in client.get(here.page).content.decode()
    wrong = {"key": uuid4(), "organisation": here.communes[0].pk, "text": "Giả danh", "moment": "before"}
    assert client.post(here.page, wrong).status_code == 422
    assert Request.objects.count() == 1


def test_only_the_organiser_assigns_and_only_who_is_asked_answers(client, here):
    request = asked(client, here)
    there = f"{here.page}{request.pk}/"

    assert client.post(f"{there}assignment/", {"to": here.department.pk}).status_code == 403
    assert client.post(f"{there}answer/", {"text": "Tự trả lời", "how": "live"}).status_code == 403
