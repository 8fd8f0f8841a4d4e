"""The frame of every page: conference, rooms, search, empty states."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.template import Context, Template

from diemcau.conference.models import Conference, ConferenceRole
from diemcau.directory.domain import Role
from diemcau.web.context import day_of
from diemcau.web.templatetags.shell import number, share
from tests import build


def test_the_top_bar_names_the_conference_and_the_room_that_one_is_in(client, db):
    conference = build.conference(short_name="Tổng kết CCHC 2023")
    client.force_login(build.administrator())

    page = client.get(f"/conferences/{conference.pk}/run/").content.decode()

    assert '<span class="brand-name">Tổng kết CCHC 2023</span>' in page
    assert page.count('aria-current="page"') == 1
    assert "<title>Điều hành – Tổng kết CCHC 2023 – Điểm Cầu</title>" in page


@pytest.mark.django_db
def test_a_conference_that_one_may_not_see_is_not_there_at_all(client):
    conference = build.conference()
    client.force_login(build.account())

    page = client.get(f"/conferences/{conference.pk}/plan/")

    assert page.status_code == 404
    assert conference.short_name not in page.content.decode()


@pytest.mark.django_db
def test_a_room_that_does_not_exist_is_not_found(client):
    conference = build.conference()
    client.force_login(build.administrator())

    assert client.get(f"/conferences/{conference.pk}/kitchen/").status_code == 404


@pytest.mark.parametrize("key", ["plan", "prepare", "run", "results", "follow-up"])
def test_a_room_says_one_thing_to_do_first_and_leads_nowhere_dead(client, db, key):
    conference = build.conference()
    client.force_login(build.administrator())

    page = client.get(f"/conferences/{conference.pk}/{key}/", follow=True)

    assert page.status_code == 200


@pytest.mark.parametrize("conferences", [1, 3])
def test_home_asks_the_database_the_same_for_one_conference_and_for_three(
    client, django_assert_num_queries, db, conferences
):
    for _ in range(conferences):
        build.conference()
    client.force_login(build.administrator())

    with django_assert_num_queries(6):  # session, account, units that one speaks for, rounds, conferences, plans
        page = client.get("/").content.decode()

    assert page.count('<tr>\n          <th scope="row">') == conferences


def test_home_shows_only_the_conferences_that_one_takes_part_in(client, db):
    mine, other = build.conference(short_name="Của tôi"), build.conference(short_name="Nơi khác")
    account = build.account()
    ConferenceRole.objects.create(conference=mine, account=account, role=Role.OFFICE)
    client.force_login(account)

    page = client.get("/").content.decode()

    assert "Của tôi" in page
    assert other.short_name not in page


def test_home_without_a_conference_says_where_each_begins(client, db):
    client.force_login(build.administrator())

    assert "Bắt đầu từ danh bạ" in client.get("/").content.decode()

    build.organisation()

    assert "Chưa có hội nghị nào" in client.get("/").content.decode()


def test_home_of_somebody_who_is_not_asked_anything_says_who_can_help(client, db):
    client.force_login(build.account())

    assert "Chưa có hội nghị nào dành cho tài khoản này" in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"start_year": 2024, "start_month": 1, "start_day": 23}, "23/01/2024 · còn 12 ngày"),
        ({"start_year": 2024, "start_month": 1, "start_day": 12}, "12/01/2024 · ngày mai"),
        ({"start_year": 2024, "start_month": 1, "start_day": 11}, "11/01/2024 · hôm nay"),
        ({"start_year": 2024, "start_month": 1, "start_day": 8}, "08/01/2024 · đã qua 3 ngày"),
        ({"start_year": 2024, "start_month": 1}, "tháng 01/2024 · chưa rõ ngày"),
        ({"start_year": 2024, "start_month": 2, "start_day": 31}, "tháng 02/2024 · chưa rõ ngày"),
        ({"start_year": 2024}, "năm 2024 · chưa rõ ngày"),
        ({}, "chưa rõ ngày"),
    ],
)
def test_the_day_is_told_as_far_as_it_is_known(known, said):
    assert day_of(Conference(**known), date(2024, 1, 11)) == said


def test_search_finds_without_diacritics_and_only_what_one_may_see(client, db):
    build.conference(short_name="Tổng kết cải cách hành chính")
    contact = build.account()
    build.organisation_role(contact, build.organisation(name="Sở Nội vụ"))
    build.organisation(name="Phòng Nội vụ Tam Kỳ")
    client.force_login(contact)

    page = client.get("/search/", {"q": "noi VU"}).content.decode()
    other = client.get("/search/", {"q": "cai cach"}).content.decode()

    assert ("Sở Nội vụ" in page, "Tam Kỳ" in page) == (True, False)
    assert "Không có tên nào khớp" in other


def test_search_inside_a_conference_finds_its_sites(client, db):
    conference = build.conference()
    host = build.organisation(name="Ủy ban nhân dân huyện Nam Giang", search_key="uy ban nhan dan huyen nam giang")
    build.site(conference=conference, host=host)
    client.force_login(build.administrator())

    page = client.get("/search/", {"q": "nam giang", "hn": conference.pk}).content.decode()

    assert "Điểm cầu Ủy ban nhân dân huyện Nam Giang" in page


@pytest.mark.parametrize(
    "asked", [{}, {"q": "  "}, {"q": "a" * 5000}, {"q": "a", "hn": "²"}, {"q": "a", "hn": "9" * 40}]
)
def test_search_answers_whatever_is_asked(client, db, asked):
    client.force_login(build.account())

    assert client.get("/search/", asked).status_code == 200


def test_what_is_searched_for_is_shown_as_text(client, db):
    client.force_login(build.account())

    assert "<script>" not in client.get("/search/", {"q": "<script>alert(1)</script>"}).content.decode()


@pytest.mark.parametrize(
    ("value", "written"),
    [(1154, "1.154"), (1234567, "1.234.567"), (0.5, "0,5"), (1092.25, "1.092,25"), (3, "3"), (None, "")],
)
def test_figures_are_written_the_vietnamese_way(value, written):
    assert number(value) == written


@pytest.mark.parametrize(
    ("part", "whole", "written"),
    [(259, 260, "99%"), (260, 260, "100%"), (1, 260, "1%"), (0, 260, "0%"), (1, 3, "33%"), (0, 0, "100%")],
)
def test_a_share_is_all_only_when_it_is_all(part, whole, written):
    assert share(part, whole) == written


def rendered(text):
    return Template(text).render(Context())


def test_a_state_is_a_sign_a_word_and_a_colour():
    assert rendered('{% status "bad" "2 việc quá hạn" %}') == (
        '<span class="status-tag status-bad"><span class="sign" aria-hidden="true">✕</span>2 việc quá hạn</span>'
    )
    assert "sẵn sàng" in rendered('{% status "ok" %}')


def test_a_bar_says_its_name_and_its_figures():
    assert rendered('{% bar 7 11 "Đường truyền đạt" %}') == (
        '<span class="bar-with"><span class="bar bar-warn" role="progressbar" aria-label="Đường truyền đạt" '
        'aria-valuenow="7" aria-valuemin="0" aria-valuemax="11" data-share="64"></span>'
        '<span class="bar-words">7/11</span></span>'
    )
    assert 'aria-valuemax="0" data-share="100"' in rendered('{% bar 0 0 "Không có gì" %}')


def test_every_door_and_every_page_beside_it_opens_for_the_contact_of_a_unit(client, db):
    unit, contact = build.unit(), build.account()
    build.organisation_role(contact, unit.organisation)
    client.force_login(contact)

    home = client.get(f"/conferences/{unit.conference.pk}/mine/", follow=True).content.decode()
    doors = links(home, "rooms")
    beside = [address for door in doors for address in links(client.get(door, follow=True).content.decode(), PAGES)]

    assert [address.split("/")[3] for address in doors] == ["mine", "consoles", "results", "requests"]
    assert len(set(beside)) > 6
    assert {address: client.get(address, follow=True).status_code for address in beside + doors} == dict.fromkeys(
        beside + doors, 200
    )
    assert links(home, PAGES)[0] == doors[0]
    assert '/mine/" aria-current="page"' in home


def test_who_runs_the_conference_has_all_five_rooms_on_pages_of_a_unit_too(client, db):
    unit = build.unit()
    organiser = build.account()
    build.conference_role(organiser, unit.conference)
    client.force_login(organiser)

    page = client.get(f"/conferences/{unit.conference.pk}/units/{unit.pk}/").content.decode()

    assert len(links(page, "rooms")) == 5


PAGES = "room-pages"


def links(page: str, nav: str) -> list[str]:
    """The addresses in one navigation of a page."""
    found = re.search(rf'<nav class="{nav}".*?</nav>', page, re.DOTALL)
    return re.findall(r'<a href="([^"]+)"', found[0]) if found else []
