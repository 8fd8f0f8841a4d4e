"""Screens that are opened by a link, and what they may send."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest

from diemcau.directory.domain import Role
from diemcau.live import actions
from diemcau.live.domain.screens import Screen
from diemcau.live.feed.tickets import admitted
from diemcau.live.models import FloorRequest, LogEntry, Message, MessageReceipt, ScreenLink, Slide
from tests import build as rows_of
from tests.live import build

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _somebody_has_set_the_product_up(db):
    rows_of.administrator()


def ticket(page):
    return admitted(re.search(r'data-ticket="([^"]+)"', page.content.decode())[1])


def test_a_console_opens_without_an_account_and_hears_only_what_is_for_its_site(client):
    conference = build.conference()
    site = build.site(conference)
    found = ticket(client.get(build.console(site)))
    assert set(found.audiences[:4]) == {"all", "sites", "tier:district", f"site:{site.pk}"}
    assert found.bearer == f"console:{site.pk}"


def test_a_link_of_an_account_opens_for_that_account_only(client):
    conference = build.conference()
    site, contact = build.site(conference), rows_of.account()
    rows_of.organisation_role(contact, site.host, Role.UNIT_CONTACT)
    client.force_login(contact)
    address = client.post(f"/sites/{site.pk}/console/").headers["Location"]
    assert client.get(address).status_code == 200
    client.force_login(rows_of.account())
    assert client.get(address).status_code == 404
    client.logout()
    assert client.get(address).status_code == 404


def test_whoever_hosts_a_site_finds_its_console_where_the_others_find_the_directors_screen(client):
    conference = build.conference()
    mine, other, contact = build.site(conference), build.site(conference), rows_of.account()
    rows_of.organisation_role(contact, mine.host, Role.TECHNICIAN)
    rows_of.unit(conference=conference, organisation=mine.host)
    client.force_login(contact)
    page = client.get(f"/conferences/{conference.pk}/director/", follow=True)
    assert page.redirect_chain == [(f"/conferences/{conference.pk}/consoles/", 302)]
    assert f'action="/sites/{mine.pk}/console/"' in page.content.decode()
    assert f"/sites/{other.pk}/console/" not in page.content.decode()


@pytest.mark.parametrize("sites", [1, 3])
def test_ones_own_consoles_ask_the_same_for_one_site_and_for_three(client, django_assert_num_queries, sites):
    conference, contact = build.conference(), rows_of.account()
    for _ in range(sites):
        host = build.site(conference).host
        rows_of.organisation_role(contact, host, Role.TECHNICIAN)
        rows_of.unit(conference=conference, organisation=host)
    client.force_login(contact)
    with django_assert_num_queries(8):
        page = client.get(f"/conferences/{conference.pk}/consoles/")
    assert page.content.decode().count("/console/") == sites


def test_a_contact_opens_the_console_of_no_other_site(client):
    conference = build.conference()
    mine, other, contact = build.site(conference), build.site(conference), rows_of.account()
    rows_of.organisation_role(contact, mine.host, Role.UNIT_CONTACT)
    client.force_login(contact)
    assert client.post(f"/sites/{other.pk}/console/").status_code == 404


def test_a_revoked_link_opens_nothing_and_its_open_screens_hear_of_it(client):
    conference = build.conference()
    link, secret = actions.make_link(conference, Screen.HALL, by=None)
    assert client.get(f"/screens/{secret}/").status_code == 200
    actions.revoke_link(link, by=build.director(conference))
    assert client.get(f"/screens/{secret}/").status_code == 404
    assert client.get(f"/screens/{secret}/ticket/").status_code == 404
    assert LogEntry.objects.get(section="closed").audience == f"link:{link.pk}"


def test_an_expired_or_invented_link_is_not_found(client):
    conference = build.conference()
    link, secret = actions.make_link(conference, Screen.HALL, by=None)
    ScreenLink.objects.filter(pk=link.pk).update(expires_at=link.made_at)
    assert client.get(f"/screens/{secret}/").status_code == 404
    assert client.get("/screens/invented/").status_code == 404


def test_the_secret_of_a_link_is_kept_nowhere():
    _, secret = actions.make_link(build.conference(), Screen.HALL, by=None)
    assert secret not in str(ScreenLink.objects.values().get())


def test_a_site_that_names_another_speaks_for_itself_all_the_same(client):
    conference = build.conference()
    mine, other = build.site(conference), build.site(conference)
    sent = {"key": str(uuid4()), "kind": "opinion", "site": other.pk, "asker": f"site:{other.pk}"}
    assert client.post(build.console(mine) + "requests/", sent).status_code == 200
    asked = FloorRequest.objects.get()
    assert (asked.site, asked.asker) == (mine, f"site:{mine.pk}")


def test_a_phone_speaks_under_its_own_name_and_withdraws_only_its_own(client):
    conference = build.conference()
    site = build.site(conference)
    phone, other = build.phone(site, "Trần Thị Bình"), build.phone(site, "Người khác")
    client.post(phone + "requests/", {"key": str(uuid4()), "kind": "question", "speaker": "Chủ tịch tỉnh"})
    asked = FloorRequest.objects.get()
    assert asked.speaker == "Trần Thị Bình"
    gone = f"requests/{asked.pk}/withdrawal/"
    assert client.post(other + gone, {"key": str(uuid4())}).status_code == 404
    assert client.post(phone + gone, {"key": str(uuid4())}).status_code == 200
    assert FloorRequest.objects.get().state == "withdrawn"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  Tắt\tmic\r\n giúp ", "Tắt mic giúp"),
        ("Xin \u202eđảo ngược\u202c \u2066x\u2069", "Xin đảo ngược x"),
        ("👩\u200d👩\u200d👧 chào", "👩\u200d👩\u200d👧 chào"),
        ("a\x00b\x1b[31m", "a b [31m"),
    ],
)
def test_emoji_stay_and_marks_that_turn_a_screen_round_do_not(client, text, shown):
    conference = build.conference()
    build.site(conference)
    client.force_login(build.director(conference))
    sent = {"key": str(uuid4()), "audience": "sites", "text": text}
    client.post(f"/conferences/{conference.pk}/messages/", sent)
    assert [message.text for message in Message.objects.all()] in ([shown], [])


@pytest.mark.parametrize(
    "sent",
    [
        {"text": "x" * 1_000_000},
        {"text": ""},
        {"text": "chào", "audience": "tier:'; DROP TABLE"},
        {"text": "chào", "audience": "site:999999"},
        {"text": "chào", "key": "no uuid"},
    ],
)
def test_a_message_that_cannot_be_sent_is_refused_in_one_sentence_and_the_room_goes_on(client, sent):
    conference = build.conference()
    build.site(conference)
    client.force_login(build.director(conference))
    address = f"/conferences/{conference.pk}/messages/"
    facts = {"key": str(uuid4()), "audience": "sites"} | sent
    answer = client.post(address, facts, headers={"HX-Request": "true"})
    assert answer.status_code in {409, 413, 422} and answer.content.decode().count("notice-text") == 1
    assert not Message.objects.exists()
    assert client.post(address, {"key": str(uuid4()), "audience": "sites", "text": "Bật camera"}).status_code == 200


def test_a_message_is_acknowledged_once_by_those_it_was_for(client):
    conference = build.conference()
    here, there = build.site(conference), build.site(conference)
    message = actions.send_message(conference, f"site:{here.pk}", "Bật camera", key=build.key(), by=None)
    console = build.console(here)
    for _ in range(2):
        assert client.post(f"{console}receipts/{message.pk}/").status_code == 200
    assert client.post(f"{build.console(there)}receipts/{message.pk}/").status_code == 409
    assert MessageReceipt.objects.count() == 1
    assert LogEntry.objects.filter(section="sent").order_by("-sequence").first().content["read"] == 1


@pytest.mark.parametrize("role", [Role.TECHNICIAN, Role.SECRETARY])
def test_who_only_watches_or_proposes_starts_nothing(client, role):
    conference = build.conference()
    [item] = build.items(conference, 1)
    client.force_login(build.director(conference, role))
    page = client.get(f"/conferences/{conference.pk}/director/")
    assert page.status_code == 200
    assert 'data-act="next"' not in page.content.decode()
    assert ('data-form="message"' in page.content.decode()) == (role == Role.SECRETARY)
    sent = {"key": str(uuid4()), "step": "start", "item": item.pk}
    assert client.post(f"/conferences/{conference.pk}/progress/", sent).status_code == 403


def test_the_chair_may_call_a_site_that_did_not_ask(client):
    conference = build.conference()
    site = build.site(conference)
    client.force_login(build.director(conference, Role.CHAIR))
    sent = {"key": str(uuid4()), "site": site.pk, "kind": "opinion"}
    assert client.post(f"/conferences/{conference.pk}/calls/", sent).status_code == 200
    assert FloorRequest.objects.get().site == site


def test_nobody_of_another_conference_sees_or_moves_anything(client):
    conference = build.conference()
    [item] = build.items(conference, 1)
    request = build.request(build.site(conference))
    client.force_login(build.director(build.conference()))
    for address in (
        f"/conferences/{conference.pk}/progress/",
        f"/conferences/{conference.pk}/messages/",
        f"/floor-requests/{request.pk}/state/",
        f"/programme-items/{item.pk}/cue/",
    ):
        assert client.post(address, {"key": str(uuid4())}).status_code == 404
    assert client.get(f"/conferences/{conference.pk}/director/").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_directors_screen_asks_the_database_the_same_for_one_site_and_for_three(
    client, django_assert_num_queries, number
):
    conference = build.conference()
    build.items(conference, number)
    for _ in range(number):
        build.request(build.site(conference))
    client.force_login(build.director(conference))
    client.get(f"/conferences/{conference.pk}/director/")
    with django_assert_num_queries(14):
        client.get(f"/conferences/{conference.pk}/director/")


def test_a_page_may_connect_to_the_stream_and_to_nothing_else(client):
    answer = client.get(build.console(build.site(build.conference())))
    assert "connect-src 'self' http://testserver:8001;" in answer.headers["Content-Security-Policy"]


def test_an_announcement_and_a_qr_code_come_onto_the_shelf_and_off_it(client):
    conference = build.conference()
    client.force_login(build.director(conference, Role.SECRETARY))
    address = f"/conferences/{conference.pk}/slides/"
    link = "https://quangnam.gov.vn/ket-qua"
    code, words = str(uuid4()), str(uuid4())
    for _ in range(2):
        assert client.post(address, {"key": code, "title": "Kết quả", "link": link}).status_code == 302
    assert (
        client.post(address, {"key": words, "title": "Giải lao", "lines": "Mời dùng trà\n\nĐến 9 giờ 30"}).status_code
        == 302
    )
    shown, told = Slide.objects.filter(conference=conference)
    assert told.content["lines"] == ["Mời dùng trà", "Đến 9 giờ 30"]
    assert read_qr(shown.content["modules"]) == link
    shelf = LogEntry.objects.filter(section="shelf").order_by("-sequence").first().content
    assert [(one["title"], one["kind"]) for one in shelf] == [("Kết quả", "qr"), ("Giải lao", "text")]
    for wrong in (
        {"title": "Trống"},
        {"title": "x", "link": "javascript:alert(1)"},
        {"title": "x", "lines": "a\n" * 7},
    ):
        assert client.post(address, {"key": str(uuid4()), **wrong}).status_code == 422
    assert client.post(f"{address}{told.pk}/removal/").status_code == 302
    told.refresh_from_db()
    assert told.withdrawn_at
    client.force_login(build.director(conference, Role.TECHNICIAN))
    assert client.post(address, {"key": str(uuid4()), "title": "x", "lines": "y"}).status_code == 403


def read_qr(modules):
    import numpy
    import zxingcpp

    dots = numpy.array([[0 if dot == "1" else 255 for dot in row] for row in modules], dtype=numpy.uint8)
    framed = numpy.pad(numpy.kron(dots, numpy.ones((4, 4), dtype=numpy.uint8)), 20, constant_values=255)
    return zxingcpp.read_barcodes(framed)[0].text
