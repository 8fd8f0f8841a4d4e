"""Calls for help, the card of a site, items put in on the day."""

from __future__ import annotations

from uuid import uuid4

import pytest

from diemcau.assignments.models import Request, RequestClosure
from diemcau.delegates.models import InvitationCopy
from diemcau.live.models import LogEntry, ScreenLink
from diemcau.scoring.actions import publish_result
from diemcau.scoring.models import Ranking, RankingRow
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


def test_the_card_of_a_site_says_who_is_there_what_is_published_of_it_and_what_it_asks_for(client):
    conference = build.conference()
    site = build.site(conference, "UBND huyện Nam Giang")
    unit = rows_of.unit(conference=conference, organisation=site.host, site=site)
    seat = rows_of.seat(unit=unit, count="several", size=2)
    here, _ = (rows_of.delegate(seat=seat, person=rows_of.person(name=name)) for name in ("Lê Hoa", "Trần Bình"))
    build.check_in(here)
    ranking = Ranking.objects.create(
        conference=conference, title="Chỉ số cải cách hành chính", year=2023, decision="617/QĐ-UBND",
        fields=[["I", "Cải cách thể chế", "10"], ["II", "Chuyển đổi số", "12"]],
    )  # fmt: skip
    for position, (name, body, index, fields) in enumerate(
        [("UBND huyện Nam Giang", site.host, "89.00", ["9.5", "8"]), ("UBND huyện B", None, "80.5", ["1", "1"])],
        start=1,
    ):
        RankingRow.objects.create(
            ranking=ranking, position=position, rank=position, name=name, organisation=body, index=index, fields=fields
        )
    asked = Request.objects.create(
        conference=conference, key=uuid4(), organisation=site.host, text="Bổ sung máy quét", by=rows_of.account()
    )
    director = build.director(conference)
    client.force_login(director)

    card = client.get(f"/sites/{site.pk}/card/").json()
    assert card["state"] == "chưa vào"
    assert [(one["name"].split(",")[0], one["state"]) for one in card["people"]] == [
        ("Lê Hoa", "here"),
        ("Trần Bình", "awaited"),
    ]
    assert card["facts"] == [["Kiến nghị", "Bổ sung máy quét (chưa giao ai trả lời)"]]  # the ranking is embargoed

    publish_result(f"ranking:{ranking.pk}", by=director)
    RequestClosure.objects.create(request=asked, by=director)
    assert client.get(f"/sites/{site.pk}/card/").json()["facts"] == [
        ["Chỉ số cải cách hành chính 2023", "thứ 1/2, 89,00%"],
        ["Mất điểm nhiều nhất", "Chuyển đổi số −4; Cải cách thể chế −0,5"],
    ]
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
