"""Junk registrations by the thousand: what leaves and what is kept is bounded, and whoever is genuine still gets in."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from ipaddress import ip_network

import pytest
from django.test import Client, override_settings
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from diemcau.contest.actions import enter, send, verify
from diemcau.contest.actions.entering import KEPT, MOST_CODES, Crowded
from diemcau.contest.domain.addresses import read_address
from diemcau.contest.domain.crowding import SPANS, Span, network_of
from diemcau.contest.models import CodeSent, Contest, Contestant
from diemcau.journal.models import Entry, OutboxMessage
from diemcau.kernel.errors import Refused
from tests import build
from tests.contest.build import begun, contest, contestant, open_round, right_answers
from tests.contest.test_taking_part import code_sent

MINUTE, HOUR = SPANS
SMALL = Span(timedelta(minutes=1), 200)
database = pytest.mark.django_db


@given(st.lists(st.integers(0, 99), max_size=2000))
def test_whatever_a_hundred_networks_send_the_limit_holds_and_a_newcomer_has_room(asking):
    sent: Counter[int] = Counter()
    for network in asking:
        if SMALL.has_room(sent=sent.total(), own=sent[network]):
            sent[network] += 1
    assert sent.total() <= SMALL.most
    assert SMALL.has_room(sent=sent.total(), own=0) or len(sent) >= SMALL.most // 2


def test_one_network_alone_stops_at_a_tenth_and_so_many_sit_in_a_large_commune_office():
    own = next(number for number in range(2000) if not MINUTE.has_room(sent=number, own=number))
    assert own == 91


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2402:800:61b1:22f0:1:2:3:4", "2402:800:61b1:2200::/56"),
        ("fe80::1%eth0", "fe80::/56"),
        ("127.0.0.1", ""),
        ("::1", ""),
        ("", ""),
        ("unknown", ""),
        ("203.0.113.7, 10.0.0.1", ""),
    ],
)
def test_a_network_is_an_address_or_the_part_of_ipv6_that_one_customer_has(address, network):
    assert network_of(address) == network


@database
def test_a_province_that_leaves_by_one_address_is_not_one_sender_when_the_office_has_said_so():
    of = contest()
    asking = Client(REMOTE_ADDR="203.0.113.10")
    with override_settings(SHARED_NETWORKS=[ip_network("203.0.113.0/28")]):
        asking.post(f"/contests/{of.slug}/", {"name": "An", "address": "an@example.vn"})
    asking.post(f"/contests/{of.slug}/", {"name": "Ba", "address": "ba@example.vn"})
    assert [bool(each.source) for each in CodeSent.objects.order_by("pk")] == [False, True]


def ask(of: Contest, number: int, network: str) -> bool:
    """One registration of a new address; whether a code leaves."""
    try:
        enter(of, name="Rác", address=read_address(f"rac{number}@example.com"), unit=None, network=network)
    except Crowded:
        return False
    return True


@database
@pytest.mark.parametrize(
    ("asked", "networks", "at_most"),
    [(2_000, 1, 91), (10_000, 40, 1_000), (3_000, 600, 1_600)],
    ids=["one sender", "forty senders", "a botnet"],
)
def test_ten_thousand_false_registrations_in_a_minute_are_bounded_and_whoever_is_genuine_gets_in(
    monkeypatch, asked, networks, at_most
):
    round_ = open_round()
    of, now = round_.contest, timezone.now()
    takes_part = begun(round_)
    before = OutboxMessage.objects.count(), Entry.objects.count()
    monkeypatch.setattr(timezone, "now", lambda: now)  # one minute, however slow the machine

    sent = sum(
        ask(of, number, f"198.51.{number % networks // 250}.{number % networks % 250}") for number in range(asked)
    )

    assert 91 <= sent <= at_most
    kept = OutboxMessage.objects.count() - before[0], Entry.objects.count() - before[1], CodeSent.objects.count()
    assert (*kept, Contestant.objects.count()) == (sent, sent, sent, sent + 1)
    assert send(takes_part.pk, right_answers(takes_part), 1).right == 4
    genuine = enter(of, name="Hồ Thị Ch'ơm", address=read_address("0905 123 456"), unit=None, network="203.0.113.7")
    assert verify(genuine, code_sent()) and OutboxMessage.objects.latest("pk").channel == "sms"


@database
def test_a_flood_that_lasts_stops_at_the_limit_of_the_hour_and_an_hour_later_there_is_room(monkeypatch):
    of, now = contest(), timezone.now()
    junk = Contestant.objects.create(contest=of, name="Rác", address="r@example.com", address_key="r@example.com")
    CodeSent.objects.bulk_create(
        CodeSent(contest=of, contestant=junk, source=f"{number % 3000}", at=now - timedelta(minutes=number % 50 + 2))
        for number in range(HOUR.most)
    )
    assert not ask(of, 1, "203.0.113.7")
    assert ask(contest(), 1, "203.0.113.7")  # another contest has its own
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(hours=1))
    assert ask(of, 1, "203.0.113.7")


@database
def test_sixty_people_behind_one_address_of_an_office_all_get_their_code_in_one_minute():
    of = contest()
    assert [ask(of, number, "203.0.113.7") for number in range(60)] == [True] * 60


@database
def test_where_no_network_is_known_only_the_limit_of_all_holds():
    of = contest()
    assert all(ask(of, number, "") for number in range(150))


@database
def test_whoever_is_told_to_wait_keeps_the_form_as_it_was_filled_in(client, monkeypatch):
    of = contest()
    monkeypatch.setattr("diemcau.contest.actions.entering.SPANS", (Span(timedelta(minutes=1), 2),))
    asking = Client(REMOTE_ADDR="203.0.113.7")
    path, told = f"/contests/{of.slug}/", {"name": "Hồ Thị Ch'ơm", "address": "chom@example.vn"}
    assert asking.post(path, told | {"address": "hai@example.vn"}).status_code == 302

    answer = asking.post(path, told)

    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (409, "60")
    assert "một phút nữa bấm lại" in page and 'value="chom@example.vn"' in page and "Hồ Thị Ch&#x27;ơm" in page
    assert Contestant.objects.count() == 1
    assert Client(REMOTE_ADDR="198.51.100.1").post(path, told).status_code == 302


@database
def test_behind_the_proxy_its_word_counts_and_a_forged_one_before_it_does_not(monkeypatch):
    of = contest()
    path = f"/contests/{of.slug}/"
    with override_settings(BEHIND_TLS=True, SESSION_COOKIE_SECURE=False):
        for number, forwarded in enumerate(("1.1.1.1, 203.0.113.7", "2.2.2.2, 203.0.113.7", "198.51.100.1", None)):
            more = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
            Client(**more).post(path, {"name": "An", "address": f"an{number}@example.vn"}, secure=True)
    sources = list(CodeSent.objects.order_by("pk").values_list("source", flat=True))
    assert sources[0] == sources[1] != sources[2] and sources[3] == ""
    assert "203" not in sources[0]  # a digest: nobody reads from it who asked


@database
def test_a_stranger_can_fill_a_mail_box_with_five_codes_a_day_and_tomorrow_its_owner_gets_in(monkeypatch):
    of, now = contest(), timezone.now()
    address = read_address("chom@example.vn")
    for number in range(MOST_CODES):
        enter(of, name="Kẻ lạ", address=address, unit=None, network=f"198.51.100.{number}")
    with pytest.raises(Refused, match="Hôm nay đã gửi 5 mã"):
        enter(of, name="Chơm", address=address, unit=None, network="203.0.113.7")
    assert OutboxMessage.objects.count() == MOST_CODES

    monkeypatch.setattr(timezone, "now", lambda: now + KEPT + timedelta(minutes=1))
    who = enter(of, name="Hồ Thị Ch'ơm", address=address, unit=None, network="203.0.113.7")

    assert verify(who, code_sent()).name == "Hồ Thị Ch'ơm"


@database
def test_who_never_showed_a_code_is_forgotten_after_a_day_and_who_did_is_kept(monkeypatch):
    of, now = contest(), timezone.now()
    shown = enter(of, name="Hồ Thị Ch'ơm", address=read_address("chom@example.vn"), unit=None)
    verify(shown, code_sent())
    for number in range(30):
        ask(of, number, "")
    monkeypatch.setattr(timezone, "now", lambda: now + KEPT + timedelta(hours=1))

    for number in range(100, 103):
        ask(of, number, "")

    assert set(Contestant.objects.values_list("name", flat=True)) == {"Hồ Thị Ch'ơm", "Rác"}
    assert (Contestant.objects.count(), CodeSent.objects.count()) == (4, 3)


@database
def test_the_organiser_is_told_of_a_flood_and_not_of_a_busy_morning(client):
    of, now = contest(), timezone.now()
    client.force_login(build.administrator())
    page = f"/conferences/{of.conference_id}/contests/{of.pk}/"
    shown, never = contestant(of), contestant(of, verified_at=None)
    CodeSent.objects.bulk_create(CodeSent(contest=of, contestant=shown, at=now) for _ in range(300))
    assert "đăng ký rác" not in client.get(page).content.decode()
    CodeSent.objects.bulk_create(CodeSent(contest=of, contestant=never, at=now) for _ in range(700))
    assert "Một giờ qua đã gửi 1.000 mã, chỉ 300 mã được nhập" in client.get(page).content.decode()
