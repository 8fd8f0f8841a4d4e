"""The board of lines."""

from __future__ import annotations

import pytest

from diemcau.connectivity.domain import Verdict
from diemcau.directory.domain import Role, Tier
from tests.connectivity import build

pytestmark = pytest.mark.django_db


def a_district(conference, communes: int):
    """A province's site, one of a district, and as many of communes below it, each tested as good."""
    top = build.site(conference=conference, tier=Tier.PROVINCE)
    district = build.site(conference=conference, tier=Tier.DISTRICT, parent=top)
    sites = [build.site(conference=conference, tier=Tier.COMMUNE, parent=district) for _ in range(communes)]
    for site in sites:
        build.line_test(line=build.line(site=site))
        build.picture_check(site=site)
    return top, district, sites


@pytest.mark.parametrize("communes", [1, 3])
def test_the_board_asks_the_same_for_one_site_and_for_three(client, django_assert_num_queries, communes):
    conference = build.conference()
    a_district(conference, communes)
    client.force_login(build.account(is_administrator=True))
    with django_assert_num_queries(7):  # session, account, conference, how many, sites, tests, pictures
        page = client.get(f"/conferences/{conference.pk}/lines/").content.decode()
    assert page.count('data-line="ok"') == communes
    assert page.count('class="row-group"') == 2
    assert f"2 trong {communes + 2} điểm cầu chưa đo" in page


def test_a_commune_sees_its_own_site_and_no_other(client):
    conference = build.conference()
    _, _, (own, other) = a_district(conference, 2)
    contact = build.account()
    build.organisation_role(contact, own.host)
    build.unit(conference=conference, organisation=own.host, site=own)
    client.force_login(contact)
    page = client.get(f"/conferences/{conference.pk}/lines/").content.decode()
    assert (str(own.host) in page, str(other.host) in page) == (True, False)


def test_the_lines_of_another_conference_are_not_there(client):
    client.force_login(build.account())
    assert client.get(f"/conferences/{build.conference().pk}/lines/").status_code == 404


def test_the_headline_says_what_is_worst(client):
    conference = build.conference()
    for verdict in (Verdict.BAD, Verdict.WEAK):
        build.line_test(verdict, line=build.line(site=build.site(conference=conference)))
    technician = build.account()
    build.conference_role(technician, conference, Role.TECHNICIAN)
    client.force_login(technician)
    page = client.get(f"/conferences/{conference.pk}/lines/").content.decode()
    assert "1 đường truyền không đạt, 1 yếu hoặc chưa chắc" in page


def test_a_conference_without_sites_says_what_will_stand_there(client):
    client.force_login(build.account(is_administrator=True))
    page = client.get(f"/conferences/{build.conference().pk}/lines/").content.decode()
    assert "Chưa có điểm cầu nào" in page
