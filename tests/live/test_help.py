"""Calls for help, the card of a site, items put in on the day."""

from __future__ import annotations

from uuid import uuid4

import pytest

from diemcau.delegates.models import InvitationCopy
from diemcau.live.models import LogEntry, ScreenLink
from diemcau.live.queries import cards
from tests import build as rows_of
from tests.delegates.test_answers import invited
from tests.live import build

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _somebody_has_set_the_product_up(db):
    rows_of.administrator()


def test_a_site_that_calls_for_help_is_seen_by_the_directors_until_somebody_sees_to_it(client):
    conference = build.conference()
    site = build.site(conference, "UBND xã Trà Leng")
    assert client.post(build.console(site) + "help/", {"what": "other"}).status_code == 200
    assert client.post(build.console(site) + "help/", {"what": "nothing we know"}).status_code == 422
    call = LogEntry.objects.get(audience="directors", section=f"help.{site.pk}").content
    assert (call["place"], call["words"]) == ("Điểm cầu UBND xã Trà Leng", "cần hỗ trợ")

    client.force_login(build.director(conference))
    assert client.post(f"/sites/{site.pk}/help/").status_code == 200
    newest = LogEntry.objects.filter(section=f"help.{site.pk}").order_by("-sequence").first()
    assert newest.content is None


def test_the_card_of_a_site_says_what_packages_above_know(client, monkeypatch):
    conference = build.conference()
    site = build.site(conference)
    monkeypatch.setattr(cards, "also_tells", [lambda one: [("Xếp hạng", f"thứ 3 của {one.host}")]])
    client.force_login(build.director(conference))
    card = client.get(f"/sites/{site.pk}/card/").json()
    assert (card["state"], card["people"], card["facts"]) == ("chưa vào", [], [["Xếp hạng", f"thứ 3 của {site.host}"]])
    client.force_login(rows_of.account())
    assert client.get(f"/sites/{site.pk}/card/").status_code == 404


def test_an_item_put_in_comes_next(client):
    conference = build.conference()
    first, _ = build.items(conference, 2)
    client.force_login(build.director(conference))
    sent = {"key": str(uuid4()), "step": "start", "item": first.pk}
    assert client.post(f"/conferences/{conference.pk}/progress/", sent).status_code == 200
    sent = {"key": str(uuid4()), "text": "Chào cờ", "minutes": "3"}
    for _ in range(2):
        assert client.post(f"/conferences/{conference.pk}/insertions/", sent).status_code == 200
    assert [item.text for item in conference.programme.all()] == ["Mục 1", "Chào cờ", "Mục 2"]


def test_a_personal_invitation_opens_its_phone_and_always_the_same(client):
    here = invited()
    address = here.link + "live/"
    opened = {client.get(address).headers["Location"] for _ in range(2)}
    assert len(opened) == 1 and ScreenLink.objects.count() == 1
    page = client.get(opened.pop())
    assert page.status_code == 200 and "Chủ tịch" in page.content.decode()
    assert "Dự họp trên điện thoại này" in client.get(here.link).content.decode()
    InvitationCopy.objects.filter(pk=here.copy.pk).update(revoked_at=here.copy.made_at)
    assert client.get(address).status_code == 409
    assert client.get("/i/forged/live/").status_code == 404
