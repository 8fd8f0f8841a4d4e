"""What is changed on a conference's own rows, and by whom."""

from __future__ import annotations

import pytest

from diemcau.conference.models import ConferenceRole, SiteClosure
from diemcau.directory.domain import Role
from diemcau.journal.models import Entry
from tests import build
from tests.rooms.province import province

pytestmark = pytest.mark.django_db

DEEDS = {
    "time": ("/conferences/{c}/time/", {"day": "23/01/2024", "clock": "8h00"}),
    "role": ("/conferences/{c}/roles/", {"account": "nguoi-moi", "role": "technician"}),
    "venue": ("/sites/{site}/venue/", {"venue": "{venue}"}),
    "closure": ("/sites/{site}/closure/", {"site": "{root}"}),
    "move": ("/units/{unit}/move/", {"site": "{root}"}),
}


@pytest.fixture
def here():
    found = province(communes=1)
    found.venue = build.venue(organisation=found.communes[0])
    build.account(name="nguoi-moi", full_name="Lê Thị Mới")
    return found


def do(client, here, deed, **more):
    page, told = DEEDS[deed]
    [commune] = here.communes
    keys = {
        "c": here.conference.pk,
        "site": here.sites[commune].pk,
        "root": here.sites[here.committee].pk,
        "unit": here.units[commune].pk,
        "venue": here.venue.pk,
    }
    told = {name: value.format(**keys) for name, value in told.items()} | more
    return client.post(page.format(**keys), told)


@pytest.mark.parametrize("deed", DEEDS)
def test_nobody_changes_anything_without_signing_in(client, here, deed):
    answer = do(client, here, deed)

    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/")
    assert Entry.objects.count() == 0


@pytest.mark.parametrize("deed", DEEDS)
def test_to_who_has_no_part_in_it_nothing_is_there_to_change(client, here, deed):
    client.force_login(build.account())

    assert do(client, here, deed).status_code == 404
    assert Entry.objects.count() == 0


@pytest.mark.parametrize(("deed", "expected"), [*((deed, 403) for deed in DEEDS if deed != "venue"), ("venue", 302)])
def test_a_contact_chooses_the_own_room_and_changes_nothing_else(client, here, deed, expected):
    contact = build.account()
    build.organisation_role(contact, here.communes[0])
    client.force_login(contact)

    assert do(client, here, deed).status_code == expected
    assert Entry.objects.count() == (expected == 302)


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("role", [Role.TECHNICIAN, Role.CHAIR, Role.SECRETARY])
def test_who_runs_a_conference_without_organising_it_changes_nothing(client, here, deed, role):
    account = build.account()
    build.conference_role(account, here.conference, role)
    client.force_login(account)

    assert do(client, here, deed).status_code == 403


@pytest.mark.parametrize("deed", DEEDS)
def test_the_organiser_does_each_and_it_leaves_a_trace(client, here, deed):
    account = build.account()
    build.conference_role(account, here.conference, Role.ORGANISER)
    client.force_login(account)

    assert do(client, here, deed).status_code == 302
    assert Entry.objects.filter(by=f"directory.account:{account.pk}").count() == 1


@pytest.mark.parametrize(
    ("deed", "told", "sentence"),
    [
        ("time", {"day": "31/02/2024"}, "Ngày ghi theo dạng ngày/tháng/năm"),
        ("time", {"day": ""}, "Hãy nhập ngày họp."),
        ("time", {"clock": "26:00"}, "Giờ ghi theo 24 giờ"),
        ("role", {"account": "khong-co-ai"}, "Không có tài khoản đang dùng nào tên “khong-co-ai”"),
        ("role", {"role": "king"}, "Hãy chọn một vai trong danh sách."),
        ("venue", {"venue": "999999"}, "Phòng này không thuộc đơn vị chủ nhà"),
        ("closure", {"site": "999999"}, "Điểm cầu này đã gộp hoặc không thuộc hội nghị này"),
        ("move", {"site": ""}, "Hãy chọn điểm cầu."),
    ],
)
def test_what_does_not_fit_gets_one_sentence(client, here, deed, told, sentence):
    client.force_login(build.administrator())

    answer = do(client, here, deed, **told)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Entry.objects.count() == 0


def test_the_day_is_fixed_and_the_page_that_asked_comes_back(client, here):
    client.force_login(build.administrator())
    back = f"/conferences/{here.conference.pk}/board/"

    answer = do(client, here, "time", next=back)

    assert answer["Location"] == back
    here.conference.refresh_from_db()
    assert f"{here.conference.clock:%H:%M} {here.conference.starts_on:%d/%m/%Y}" == "08:00 23/01/2024"


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_nobody_is_sent_elsewhere(client, here, elsewhere):
    client.force_login(build.administrator())

    assert do(client, here, "time", next=elsewhere)["Location"] == "/"


def test_a_role_is_given_once_shown_and_taken_back(client, here):
    client.force_login(build.administrator())
    page = f"/conferences/{here.conference.pk}/roles/"
    do(client, here, "role")
    do(client, here, "role")

    [held] = ConferenceRole.objects.all()
    assert "Lê Thị Mới" in client.get(page).content.decode()
    assert client.post(f"{page}{held.pk}/removal/").status_code == 302
    assert not ConferenceRole.objects.exists()


def test_the_last_organiser_does_not_lock_everybody_out(client, here):
    account = build.account()
    held = build.conference_role(account, here.conference, Role.ORGANISER)
    client.force_login(account)

    answer = client.post(f"/conferences/{here.conference.pk}/roles/{held.pk}/removal/")

    assert answer.status_code == 409
    assert ConferenceRole.objects.get() == held


def test_a_site_is_merged_into_another_and_opened_again(client, here):
    client.force_login(build.administrator())
    [commune] = here.communes
    do(client, here, "closure")
    page = f"/conferences/{here.conference.pk}/sites/{here.sites[commune].pk}/"
    assert "đã gộp vào Điểm cầu Ủy ban nhân dân tỉnh Quảng Nam" in client.get(page).content.decode()

    client.post(f"/sites/{here.sites[commune].pk}/closure/removal/")

    assert not SiteClosure.objects.exists()
    here.units[commune].refresh_from_db()
    assert here.units[commune].site == here.sites[commune]


@pytest.mark.parametrize("held", [1, 3])
def test_the_roles_page_asks_the_same_for_one_role_and_for_three(client, here, django_assert_num_queries, held):
    for _ in range(held):
        build.conference_role(build.account(), here.conference, Role.OFFICE)
    client.force_login(build.administrator())

    with django_assert_num_queries(5):  # session, account, conference, roles, accounts to offer
        client.get(f"/conferences/{here.conference.pk}/roles/")
