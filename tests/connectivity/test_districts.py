"""More sites than one list holds: sums by district, and the sites that are asked for."""

from __future__ import annotations

import pytest

from diemcau.connectivity.domain.districts import MOST_SHOWN, Choice, Place, summary
from diemcau.connectivity.models import Tick
from diemcau.directory.domain import Tier
from tests.connectivity import build

PLACES = (
    Place(1, "tỉnh", "province", None),
    Place(2, "huyện A", "district", 1),
    Place(3, "xã A1", "commune", 2),
    Place(4, "xã A2", "commune", 2),
    Place(5, "huyện B", "district", 1),
    Place(6, "xã không rõ huyện", "commune", 99),
)


def test_a_district_sums_up_itself_and_its_communes_and_who_said_nothing_waits():
    found = summary(PLACES, {2: "ok", 3: "bad"}, Choice())
    assert [(each.name, each.size, each.passed, each.failed, each.waiting) for each in found.districts] == [
        ("tỉnh", 1, 0, 0, 1),
        ("huyện A", 3, 1, 1, 1),
        ("huyện B", 1, 0, 0, 1),
        ("xã không rõ huyện", 1, 0, 0, 1),
    ]
    assert (found.size, found.counts, found.shown) == (6, {"ok": 1, "bad": 1, "wait": 4}, ())


@pytest.mark.parametrize(
    ("choice", "shown"),
    [
        (Choice(district=2), (2, 3, 4)),
        (Choice(kind="wait", district=2), (4,)),
        (Choice(words="xã"), (3, 6)),
        (Choice(words="xã", kind="bad"), (3,)),
    ],
)
def test_what_is_asked_for_is_found_in_the_order_of_the_list(choice, shown):
    assert summary(PLACES, {2: "ok", 3: "bad"}, choice, named={3, 6}).shown == shown


def test_no_more_are_shown_than_a_page_holds_and_all_are_counted():
    places = [Place(number, "xã", "commune", None) for number in range(MOST_SHOWN + 5)]
    found = summary(places, {}, Choice(kind="wait"))
    assert (found.found, len(found.shown)) == (MOST_SHOWN + 5, MOST_SHOWN)


@pytest.fixture
def nation(monkeypatch):
    """Any conference of more than one site is told by district."""
    monkeypatch.setattr("diemcau.connectivity.views.boards.MOST_ROWS", 1)


def a_district(communes: int):
    conference = build.conference()
    top = build.site(conference=conference, tier=Tier.PROVINCE)
    district = build.site(conference=conference, tier=Tier.DISTRICT, parent=top)
    return (
        conference,
        district,
        [build.site(conference=conference, tier=Tier.COMMUNE, parent=district) for _ in range(communes)],
    )


@pytest.mark.django_db
@pytest.mark.parametrize("communes", [1, 3])
def test_lines_by_district_ask_the_same_for_one_commune_and_for_three(
    client, django_assert_num_queries, nation, communes
):
    conference, district, sites = a_district(communes)
    for site in sites:
        build.line_test(line=build.line(site=site))
        build.picture_check(site=site)
    client.force_login(build.administrator())
    address = f"/conferences/{conference.pk}/lines/"
    with django_assert_num_queries(7):  # session, account, conference, how many, tests, pictures, sites
        page = client.get(address).content.decode()
    assert f'href="?district={district.pk}"' in page
    assert f"2 trong {communes + 2} điểm cầu chưa đo" in page
    assert "data-line" not in page
    with django_assert_num_queries(11):  # and whom the words find, then the rows: sites, tests, pictures
        rows = client.get(address, {"q": str(sites[0].host), "kind": "ok"}).content.decode()
    assert 1 <= rows.count('data-line="ok"') <= communes
    assert "data-line" not in client.get(address, {"q": "khong co noi nay"}).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("communes", [1, 3])
def test_checklists_by_district_ask_the_same_for_one_commune_and_for_three(
    client, django_assert_num_queries, nation, communes
):
    conference, district, sites = a_district(communes)
    for site in sites:
        Tick.objects.create(site=site, item="room", is_ready=False, by=build.account())
    client.force_login(build.administrator())
    address = f"/conferences/{conference.pk}/checklists/"
    with django_assert_num_queries(6):  # session, account, conference, how many, ticks, sites
        page = client.get(address).content.decode()
    assert f'href="?district={district.pk}"' in page
    with django_assert_num_queries(8):  # and the rows: duty, sites
        rows = client.get(address, {"district": district.pk, "kind": "bad"}).content.decode()
    assert rows.count('data-stand="bad"') == communes


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["district=x", "district=-1", "kind=every", "district=" + "9" * 40])
def test_an_address_that_makes_no_sense_asks_for_nothing(client, nation, asked):
    conference, *_ = a_district(1)
    client.force_login(build.administrator())
    page = client.get(f"/conferences/{conference.pk}/lines/?{asked}")
    assert (page.status_code, b"?district=" in page.content) == (200, True)
