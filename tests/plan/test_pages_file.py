"""The plan room's first step: the file."""

from __future__ import annotations

import pytest

from diemcau.plan.models import PlanDocument
from tests import build
from tests.plan import plans
from tests.plan.pages import EXAMPLE, FRAGMENT, open_a_conference, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    account = build.administrator(full_name="Nguyễn Thị Quản Trị")
    client.force_login(account)
    return account


def test_a_plan_is_uploaded_read_and_shown_beside_its_text(client, administrator):
    plans.load()

    answer = send(client, EXAMPLE)
    [document] = PlanDocument.objects.all()

    assert (answer.status_code, answer["Location"]) == (302, f"/plans/{document.pk}/")
    page = client.get(answer["Location"]).content.decode()
    assert page.count('class="source-line"') == len(EXAMPLE.decode().splitlines())
    assert 'data-line="67">- Đại diện Thường trực Huyện ủy;' in page
    assert "<h1>Đọc được" in page
    assert "sai cấp" in page


def test_htmx_is_told_where_to_go_on(client, administrator):
    plans.load()

    answer = send(client, EXAMPLE, headers=FRAGMENT)

    assert (answer.status_code, answer["HX-Redirect"]) == (204, f"/plans/{PlanDocument.objects.get().pk}/")


BAD = {
    "nothing in it": (b"", "0 byte"),
    "a program": (b"MZ\x90\x00" + b"\x00" * 4000, "."),
    "noise": (bytes(range(256)) * 40, "."),
    "a broken package": (b"PK\x03\x04" + b"\x07" * 900, "."),
    "a broken PDF": (b"%PDF-1.7\n%%EOF", "."),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_cannot_be_read_gets_one_sentence_and_leaves_nothing(client, administrator, settings, kind):
    content, word = BAD[kind]

    answer = send(client, content, headers=FRAGMENT)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert page.count('class="form-error"') == 1
    assert word in page
    assert "<html" not in page
    assert PlanDocument.objects.count() == 0
    assert not any(path.is_file() for path in settings.MEDIA_ROOT.rglob("*"))


def test_no_file_at_all_is_asked_for(client, administrator):
    answer = client.post("/plans/new/", {})

    assert answer.status_code == 422
    assert "Chưa chọn tệp nào; hãy chọn tệp kế hoạch trên máy." in answer.content.decode()


def test_the_same_file_again_is_refused_with_where_it_is(client, administrator):
    plans.load()
    send(client, EXAMPLE)

    answer = send(client, EXAMPLE, headers=FRAGMENT)

    assert answer.status_code == 409
    assert "đã được tải lên" in answer.content.decode()
    assert PlanDocument.objects.count() == 1


def test_the_file_comes_back_as_it_was_sent_and_is_never_shown(client, administrator):
    plans.load()
    send(client, EXAMPLE, name="kế hoạch <b>.txt")

    answer = client.get(f"/plans/{PlanDocument.objects.get().pk}/file/")

    assert b"".join(answer.streaming_content) == EXAMPLE
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"


def test_a_document_that_was_never_applied_can_be_thrown_away(client, administrator):
    plans.load()
    document = plans.document(uploaded_by=administrator)

    assert client.post(f"/plans/{document.pk}/removal/").status_code == 302
    assert PlanDocument.objects.count() == 0


def test_one_that_was_applied_stays(client, administrator):
    _, document = open_a_conference()

    assert client.post(f"/plans/{document.pk}/removal/").status_code == 409
    assert PlanDocument.objects.get() == document
