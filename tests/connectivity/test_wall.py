"""The wall: what a cell says, and how it is asked."""

from __future__ import annotations

import pytest

from diemcau.connectivity.actions import note_presence, open_incident
from diemcau.connectivity.domain import PresenceState, Source
from diemcau.connectivity.domain.incidents import Fault
from diemcau.connectivity.domain.wall import CellState, cell_state, worst
from diemcau.directory.domain import Role, Tier
from tests.connectivity import build


@pytest.mark.parametrize(
    ("presence", "is_tested", "expected"),
    [
        (None, False, CellState.UNTESTED),
        (None, True, CellState.ABSENT),
        (PresenceState.NOT_YET, False, CellState.UNTESTED),
        (PresenceState.ABSENT, False, CellState.ABSENT),
        (PresenceState.CONNECTED, False, CellState.CONNECTED),
        (PresenceState.WEAK, True, CellState.WEAK),
        (PresenceState.LOST, True, CellState.LOST),
    ],
)
def test_the_meeting_has_the_first_word_and_then_the_line(presence, is_tested, expected):
    assert cell_state(presence, is_tested=is_tested) is expected


def test_a_district_looks_as_urgent_as_its_most_urgent_site():
    assert worst({CellState.CONNECTED: 13, CellState.WEAK: 1}) is CellState.WEAK
    assert worst({}) is CellState.ABSENT


def a_province(communes: int):
    conference = build.conference()
    top = build.site(conference=conference, tier=Tier.PROVINCE)
    district = build.site(conference=conference, tier=Tier.DISTRICT, parent=top)
    sites = [build.site(conference=conference, tier=Tier.COMMUNE, parent=district) for _ in range(communes)]
    return conference, top, district, sites


@pytest.mark.django_db
@pytest.mark.parametrize("communes", [1, 3])
def test_the_wall_asks_the_same_for_one_site_and_for_three(client, django_assert_num_queries, communes):
    conference, *_ = a_province(communes)
    client.force_login(build.administrator())
    with django_assert_num_queries(10):  # session, account, conference, 3 versions, sites, presences, lines, incidents
        page = client.get(f"/conferences/{conference.pk}/wall/").content.decode()
    assert page.count('class="wall-cell"') == communes + 2


@pytest.mark.django_db
def test_nothing_new_is_answered_by_nothing_and_news_within_the_same_question(client, django_assert_num_queries):
    conference, _, _, (site,) = a_province(1)
    client.force_login(build.administrator())
    address = f"/conferences/{conference.pk}/wall/changes/"
    version = client.get(address).json()["version"]
    with django_assert_num_queries(6):
        assert client.get(address, {"version": version}).status_code == 204
    note_presence(site, PresenceState.LOST, by=None, source=Source.SYSTEM)
    news = client.get(address, {"version": version}).json()
    assert news["cells"][str(site.pk)] == ["lost", 0]
    open_incident(site, Fault.NO_SOUND, by=None, source=Source.SYSTEM)
    again = client.get(address, {"version": news["version"]}).json()
    assert again["cells"][str(site.pk)] == ["lost", 1]
    assert again["counts"] == {"lost": 1, "weak": 0, "untested": 2, "absent": 0, "connected": 0}


@pytest.mark.django_db
def test_beyond_a_thousand_sites_districts_are_told_as_sums(client, monkeypatch):
    conference, _, district, _ = a_province(3)
    monkeypatch.setattr("diemcau.connectivity.queries.wall.MOST_CELLS", 4)
    client.force_login(build.administrator())
    page = client.get(f"/conferences/{conference.pk}/wall/").content.decode()
    assert (page.count('class="wall-cell"'), page.count('class="wall-sum"')) == (0, 2)
    page = client.get(f"/conferences/{conference.pk}/wall/?district={district.pk}").content.decode()
    assert page.count('class="wall-cell"') == 4
    assert client.get(f"/conferences/{conference.pk}/wall/?district=x").status_code == 404


@pytest.mark.django_db
def test_a_unit_does_not_see_the_wall_and_the_operator_says_where_a_site_stands(client):
    conference, _, _, (site,) = a_province(1)
    contact = build.account()
    build.organisation_role(contact, site.host)
    build.unit(conference=conference, organisation=site.host, site=site)
    client.force_login(contact)
    assert client.get(f"/conferences/{conference.pk}/wall/").status_code == 403
    assert client.post(f"/conferences/{conference.pk}/sites/{site.pk}/presences/", {"state": "lost"}).status_code == 403
    keeper = build.account()
    build.conference_role(keeper, conference, Role.TECHNICIAN)
    client.force_login(keeper)
    address = f"/conferences/{conference.pk}/sites/{site.pk}/presences/"
    page = client.post(address, {"state": "lost"}, headers={"HX-Request": "true"}).content.decode()
    assert "mất kết nối" in page and "<html" not in page
    assert client.post(address, {"state": "gone"}).status_code == 422
    assert client.get(f"/conferences/{conference.pk}/sites/{site.pk}/wall/").status_code == 200
