"""What was read, put right in place; names that are asked."""

from __future__ import annotations

import json

import pytest

from diemcau.plan.actions import correct
from diemcau.plan.domain.model import Tier
from diemcau.plan.models import Correction, NameAnswer, PlanDocument
from tests import build
from tests.plan import plans
from tests.plan.pages import EXAMPLE, FRAGMENT, send
from tests.plan.plans import participant

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    account = build.administrator(full_name="Nguyễn Thị Quản Trị")
    client.force_login(account)
    return account


def test_a_value_is_put_right_in_place_and_the_reading_comes_back(client, administrator):
    plans.load()
    document = plans.document()
    there = f"/plans/{document.pk}/corrections/new/"

    form = client.get(f"{there}?at=/plan/time", headers=FRAGMENT).content.decode()
    assert 'name="day"' in form
    assert "Dự kiến trong tháng 01/2024" in form

    told = {"at": "/plan/time", "day": "23", "month": "1", "year": "2024", "clock": "8h00", "text": "Dự kiến"}
    answer = client.post(there, told, headers=FRAGMENT)

    [correction] = Correction.objects.all()
    assert correction.value == {
        "text": "Dự kiến",
        "start": {"year": 2024, "month": 1, "day": 23},
        "end": None,
        "clock": "08:00",
        "fixed": True,
        "lines": [55, 55],
    }
    assert correction.by == administrator
    page = answer.content.decode()
    assert "08:00, 23/01/2024" in page
    assert "Nguyễn Thị Quản Trị sửa lúc" in page
    assert 'id="margin"' in page
    assert 'hx-swap-oob="true"' in page
    assert "<html" not in page


@pytest.mark.parametrize(
    ("at", "told", "sentence"),
    [
        ("/plan/time", {"day": "32", "month": "1", "year": "2024", "text": "x"}, "Ngày phải từ 1 đến 31."),
        ("/plan/time", {"day": "31", "month": "2", "year": "2024", "text": "x"}, "Lịch không có ngày này"),
        ("/plan/time", {"clock": "25:00", "text": "x"}, "Giờ ghi theo 24 giờ"),
        ("/plan/budget", {"text": "x", "amount_vnd": "năm triệu"}, "Số tiền ghi bằng chữ số"),
        ("/plan/participants/0", {"text": "x", "bodies": ""}, "Chỗ này không được để trống"),
        ("/plan/kind", {"text": "party"}, "party"),
        ("/document/number", {"text": "05/KH"}, "Số văn bản chỉ gồm chữ số"),
        ("/document/date", {"day": "30", "month": "2", "year": "2024"}, "Lịch không có ngày này"),
        ("/plan/assignments/0", {"text": ""}, "Chỗ này không được để trống"),
        ("/plan/programme/0", {"text": "x", "minutes": "0"}, "Số phút phải từ 1 đến 1440."),
        ("/plan/sites/0", {"host": "", "tier": "province"}, "Chỗ này không được để trống"),
    ],
)
def test_a_value_that_cannot_be_is_sent_back_in_its_form(client, administrator, at, told, sentence):
    plans.load()
    document = plans.document()

    answer = client.post(f"/plans/{document.pk}/corrections/new/", {"at": at, **told}, headers=FRAGMENT)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert answer["HX-Retarget"] == "#correction-" + at.strip("/").replace("/", "-")
    assert Correction.objects.count() == 0


@pytest.mark.parametrize(
    ("at", "told", "path", "value"),
    [
        ("/plan/title", {"text": "Hội nghị"}, "/plan/title", "Hội nghị"),
        ("/plan/title", {"text": ""}, "/plan/title", None),
        ("/plan/kind", {"text": "meeting"}, "/plan/kind", "meeting"),
        ("/plan/format", {"text": ""}, "/plan/format", None),
        ("/document/number", {"text": "05"}, "/document/number", "05"),
        (
            "/document/date",
            {"day": "4", "month": "1", "year": "2024"},
            "/document/date",
            {"year": 2024, "month": 1, "day": 4},
        ),
        ("/document/date", {}, "/document/date", None),
        (
            "/plan/sites/1",
            {"host": "UBND cấp huyện", "tier": "district"},
            "/plan/sites/1",
            {"tier": "district", "host": "UBND cấp huyện", "lines": [50, 51]},
        ),
        (
            "/plan/participants/2",
            {"text": "x", "bodies": "UBND tỉnh\n\n Sở Nội vụ ", "roles": "", "tier": "province", "count": "one"},
            "/plan/participants/2",
            {
                "tier": "province", "group": "Cấp huyện", "text": "x", "bodies": ["UBND tỉnh", "Sở Nội vụ"],
                "roles": [], "count": "one", "lines": [20, 20],
            },
        ),
        (
            "/plan/assignments/0",
            {"text": "x", "lead": "Sở Nội vụ", "coordinating": "", "deadline": "20/01/2024"},
            "/plan/assignments/0",
            {"text": "x", "lead": ["Sở Nội vụ"], "coordinating": [], "deadline": "20/01/2024", "lines": [60, 61]},
        ),
        (
            "/plan/programme/1",
            {"text": "Khai mạc", "by": "", "starts": "8h45", "minutes": "10"},
            "/plan/programme/1",
            {"date": None, "starts": "08:45", "minutes": 10, "text": "Khai mạc", "by": None, "lines": [91, 91]},
        ),
        (
            "/document/recipients/-",
            {"text": "Đài Phát thanh và Truyền hình"},
            "/document/recipients/-",
            {"text": "Đài Phát thanh và Truyền hình", "lines": [1, 1]},
        ),
    ],
)  # fmt: skip
def test_every_kind_of_value_can_be_put_right(client, administrator, at, told, path, value):
    plans.load()
    document = plans.document()

    answer = client.post(f"/plans/{document.pk}/corrections/new/", {"at": at, **told}, headers=FRAGMENT)

    assert answer.status_code == 200
    assert list(Correction.objects.values_list("path", "value")) == [(path, value)]


def test_an_entry_is_taken_out_and_the_others_keep_their_places(client, administrator):
    plans.load()
    document = plans.document()
    there = f"/plans/{document.pk}/corrections/new/"

    client.post(there, {"at": "/plan/participants/1", "gone": "1"}, headers=FRAGMENT)
    page = client.get(f"/plans/{document.pk}/").content.decode()

    assert 'id="e-plan-participants-0"' in page
    assert 'id="e-plan-participants-1"' not in page
    assert 'id="e-plan-participants-2"' in page
    assert "Bỏ thành phần 2" in page


def test_a_correction_is_undone(client, administrator):
    plans.load()
    document = plans.document()
    correction = correct(document, "/plan/chair", "Chủ tịch UBND tỉnh", by=administrator)

    answer = client.post(f"/plans/{document.pk}/corrections/{correction.pk}/removal/", headers=FRAGMENT)

    assert answer.status_code == 200
    assert "Chủ tịch UBND tỉnh" not in answer.content.decode()
    assert Correction.objects.count() == 0


def test_what_a_finding_proposes_is_one_press(client, administrator):
    plans.load()
    send(client, EXAMPLE)
    document = PlanDocument.objects.get()
    page = client.get(f"/plans/{document.pk}/").content.decode()
    assert "Sửa thành “Thường trực HĐND cấp huyện”" in page
    [number] = [
        number
        for number, one in enumerate(document.reading["plan"]["participants"])
        if "Thường trực HĐND tỉnh" in one["bodies"] and one["tier"] == "district"
    ]
    entry = document.reading["plan"]["participants"][number]
    value = entry | {"bodies": [body.replace("HĐND tỉnh", "HĐND cấp huyện") for body in entry["bodies"]]}

    told = {"at": f"/plan/participants/{number}", "value": json.dumps(value)}
    answer = client.post(f"/plans/{document.pk}/corrections/new/", told, headers=FRAGMENT)

    assert "sai cấp" not in answer.content.decode()
    assert "Đã xử lý" in answer.content.decode()


@pytest.mark.parametrize(
    "at", ["/plan/lines", "/findings/0", "/plan/participants/99", "plan", "/plan/participants/x", "/"]
)
def test_what_cannot_be_corrected_has_no_form(client, administrator, at):
    plans.load()
    document = plans.document()

    assert client.get(f"/plans/{document.pk}/corrections/new/", {"at": at}, headers=FRAGMENT).status_code == 404


@pytest.mark.parametrize("value", ["{", '{"a": 1}', "[" * 5000])
def test_a_proposal_that_was_tampered_with_is_refused(client, administrator, value):
    plans.load()
    document = plans.document()
    told = {"at": "/plan/participants/0", "value": value}

    assert client.post(f"/plans/{document.pk}/corrections/new/", told, headers=FRAGMENT).status_code == 409
    assert Correction.objects.count() == 0


def asked(client):
    bodies = plans.load()
    rule = participant(Tier.PROVINCE, "Sở Thông tin và Tuyên truyền", roles=("Lãnh đạo",))
    return bodies, plans.document(plans.plan(participants=(rule,)))


def test_a_name_that_the_directory_does_not_hold_is_asked_with_what_comes_near(client, administrator):
    bodies, document = asked(client)

    page = client.get(f"/plans/{document.pk}/").content.decode()

    assert "1 tên chưa rõ là đơn vị nào" in page
    assert f'value="{bodies["49.Sở Thông tin và Truyền thông"].pk}"' in page


def test_the_directory_is_searched_without_diacritics(client, administrator):
    bodies, document = asked(client)
    bodies["49.Sở Tài chính"].save()  # builds its search key

    part = client.get(f"/plans/{document.pk}/names/", {"q": "so tai chinh"}, headers=FRAGMENT).content.decode()

    assert "Sở Tài chính" in part
    assert (
        "Danh bạ không có đơn vị nào khớp"
        in client.get(f"/plans/{document.pk}/names/", {"q": "khong co"}, headers=FRAGMENT).content.decode()
    )


def test_an_answer_is_kept_and_can_be_withdrawn(client, administrator):
    bodies, document = asked(client)
    there = f"/plans/{document.pk}/names/"
    told = {"printed": "Sở Thông tin và Tuyên truyền", "organisations": [bodies["49.Sở Tài chính"].pk]}

    answer = client.post(there, told, headers=FRAGMENT).content.decode()

    assert "tên chưa rõ là đơn vị nào" not in answer
    assert "“Sở Thông tin và Tuyên truyền” → Sở Tài chính" in answer
    [kept] = NameAnswer.objects.all()

    again = client.post(f"{there}{kept.pk}/removal/", headers=FRAGMENT).content.decode()
    assert "1 tên chưa rõ là đơn vị nào" in again


def test_an_answer_without_an_organisation_is_sent_back(client, administrator):
    _, document = asked(client)
    there = f"/plans/{document.pk}/names/"

    answer = client.post(there, {"printed": "Sở Thông tin và Tuyên truyền", "place": "1"}, headers=FRAGMENT)
    assert (answer.status_code, answer["HX-Retarget"]) == (422, "#found-1")
    assert "Hãy chọn ít nhất một đơn vị" in answer.content.decode()

    nobody = client.post(there, {"printed": "Sở Thông tin và Tuyên truyền", "nobody": "1"}, headers=FRAGMENT)
    assert "không phải đơn vị trong danh bạ" in nobody.content.decode()
