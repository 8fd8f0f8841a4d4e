"""What comes in from a site's browser: kept once, judged, and believed only as far as our server saw it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.connectivity.domain import Claim, Phase, Seen, Verdict, browser_of, contradiction, read_report
from diemcau.connectivity.feed.tickets import Ticket, admitted, issue, sign, signed
from diemcau.connectivity.models import LineTest
from diemcau.connectivity.queries import ticket_for
from diemcau.directory.domain import Role
from diemcau.kernel.errors import Unreadable
from tests.connectivity import build

EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Edg/120.0.0.0"


def what_the_server_saw(**facts: Any) -> Seen:
    usual = {
        "echoes": 3000,
        "seconds": 75.0,
        "down_bytes": {"held": 33_000_000, "most": 20_000_000},
        "down_mbps": {"held": 4.4, "most": 40.0},
        "up_mbps": {"held": 4.4, "most": 38.0},
    }
    return Seen(**usual | facts)


def a_report(**facts: Any) -> dict[str, Any]:
    usual = {
        "ending": "whole",
        "transport": "webrtc",
        "sent": 3000,
        "round_trips": [2000] * 3000,
        "down_held": 4.4,
        "down_most": 39.0,
        "clock_ahead": 12.5,
        "held_back": False,
        "camera": True,
        "microphone": None,
        "course": [[1, 20.0, 0, 4.4, 4.4]],
    }
    return usual | facts


@pytest.fixture
def line(db):
    return build.line(site=build.site())


@pytest.fixture
def technician(line):
    account = build.account()
    build.organisation_role(account, line.site.host, Role.TECHNICIAN)
    return account


def post(client, line, ticket: Ticket, seen: Seen | None, *, to=None, **facts: Any):
    receipt = sign(ticket.key, seen) if seen else ""
    body = a_report(**facts) | {"ticket": issue(ticket), "receipt": receipt}
    target = to or line
    address = f"/conferences/{target.site.conference_id}/lines/{target.pk}/tests/"
    return client.post(address, json.dumps(body), content_type="application/json", HTTP_USER_AGENT=EDGE)


def test_a_whole_test_is_kept_once_however_often_it_is_sent(client, line, technician):
    client.force_login(technician)
    ticket = ticket_for(line, technician)
    first, again = (post(client, line, ticket, what_the_server_saw()) for _ in range(2))

    (test,) = LineTest.objects.all()
    assert (first.status_code, again.status_code) == (200, 200)
    assert f'data-test="{test.pk}"' in first.content.decode() and f'data-test="{test.pk}"' in again.content.decode()
    assert (test.verdict, test.round_trip_ms, test.up_mbps, test.loss_pct) == (Verdict.GOOD, 20.0, 4.4, 0.0)
    assert (test.browser, test.system, test.has_camera, test.has_microphone) == (
        "Edge 120",
        "Windows 10 hoặc 11",
        True,
        None,
    )
    assert test.hearing == "rất tốt"


def test_a_test_that_was_cut_may_still_come_in_whole_but_not_the_other_way(client, line, technician):
    client.force_login(technician)
    ticket = ticket_for(line, technician)
    post(client, line, ticket, None, ending="cut", sent=0, round_trips=[])
    assert LineTest.objects.get().ending == "cut"
    post(client, line, ticket, what_the_server_saw())
    post(client, line, ticket, None, ending="left", sent=0, round_trips=[])
    assert LineTest.objects.get().ending == "whole"


@pytest.mark.parametrize(
    ("claimed", "seen", "status"),
    [
        ({"sent": 3000, "round_trips": [2000] * 3000}, {"echoes": 2500}, 409),
        ({"sent": 2000, "round_trips": [2000] * 2000}, {"echoes": 3000}, 409),
        ({"down_held": 40.0}, {}, 409),
        ({"down_most": 400.0}, {}, 409),
        ({"sent": 3000, "round_trips": [2000] * 2900}, {"echoes": 2950}, 200),
    ],
)
def test_what_our_server_did_not_see_is_not_believed(client, line, technician, claimed, seen, status):
    client.force_login(technician)
    answer = post(client, line, ticket_for(line, technician), what_the_server_saw(**seen), **claimed)
    assert answer.status_code == status
    assert LineTest.objects.count() == (status == 200)


def test_without_our_servers_receipt_no_figure_counts(client, line, technician):
    client.force_login(technician)
    post(client, line, ticket_for(line, technician), None)
    test = LineTest.objects.get()
    assert (test.ending, test.verdict, test.down_mbps, test.echoes_back) == ("cut", None, None, 0)


def test_a_few_echoes_are_no_whole_test(client, line, technician):
    client.force_login(technician)
    few = {"sent": 500, "round_trips": [2000] * 500}
    post(client, line, ticket_for(line, technician), what_the_server_saw(echoes=500), **few)
    assert (LineTest.objects.get().ending, LineTest.objects.get().verdict) == ("cut", None)


def test_a_ticket_serves_its_own_line_and_its_own_bearer_alone(client, line, technician):
    other = build.line(site=build.site(conference=line.site.conference))
    build.organisation_role(technician, other.site.host)
    client.force_login(technician)
    ticket = ticket_for(line, technician)
    assert post(client, line, ticket, what_the_server_saw(), to=other).status_code == 403

    colleague = build.account()
    build.organisation_role(colleague, line.site.host)
    client.force_login(colleague)
    assert post(client, line, ticket, what_the_server_saw()).status_code == 403
    assert not LineTest.objects.exists()


def test_a_result_for_the_line_of_another_unit_is_not_found(client, line, technician):
    stranger = build.account()
    client.force_login(stranger)
    assert post(client, line, replace(ticket_for(line, technician), by=stranger.pk), None).status_code == 404


def test_a_receipt_of_another_test_is_worth_nothing(client, line, technician):
    one, other = ticket_for(line, technician), ticket_for(line, technician)
    receipt = sign(one.key, what_the_server_saw())
    assert signed(receipt, one.key) is not None
    assert signed(receipt, other.key) is None
    assert (signed("forged", one.key), admitted("forged"), admitted(receipt)) == (None, None, None)


def test_over_tcp_loss_stays_unknown(client, line, technician):
    client.force_login(technician)
    few = {"transport": "tcp", "sent": 250, "round_trips": [2000] * 250}
    post(client, line, ticket_for(line, technician), what_the_server_saw(echoes=250), **few)
    test = LineTest.objects.get()
    assert (test.verdict, test.loss_pct, test.rating) == (Verdict.UNSURE, None, None)
    assert "chỉ đo được qua TCP" in test.reasons[0][1]


def test_a_proxy_that_keeps_data_back_makes_the_verdict_unsure(client, line, technician):
    client.force_login(technician)
    post(client, line, ticket_for(line, technician), what_the_server_saw(), held_back=True)
    test = LineTest.objects.get()
    assert (test.verdict, test.was_held_back) == (Verdict.UNSURE, True)
    assert "giữ dữ liệu lại" in test.reasons[0][1]


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"ticket": 3}', '{"ticket": "x"}', "[" * 100_000])
def test_nonsense_is_one_sentence_and_nothing_is_kept(client, line, technician, body):
    client.force_login(technician)
    address = f"/conferences/{line.site.conference_id}/lines/{line.pk}/tests/"
    answer = client.post(address, body, content_type="application/json")
    assert answer.status_code in {403, 422}
    assert not LineTest.objects.exists()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-10, 10**9) | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)


@given(st.fixed_dictionaries({}, optional={name: JSON | st.just(value) for name, value in a_report().items()}) | JSON)
def test_a_report_is_read_or_refused_never_half_believed(value):
    try:
        report = read_report(value)
    except Unreadable:
        return
    assert len(report.round_trips_ms) <= report.sent
    assert all(trip >= 0 for trip in report.round_trips_ms)


@given(st.integers(0, 100), st.integers(0, 100), st.integers(0, 100))
def test_echoes_come_back_after_they_were_seen_after_they_were_sent(back, seen, sent):
    claim = Claim(echoes_sent=sent, round_trips_ms=(1.0,) * back, down_held_mbps=None, down_most_mbps=None)
    assert (contradiction(claim, what_the_server_saw(echoes=seen)) == "") == (back <= seen <= sent)


@pytest.mark.parametrize(("held_back", "point"), [(True, ""), (False, "tốc độ tải về")])
def test_a_rate_that_the_server_did_not_see_is_refused_unless_something_held_the_data_back(held_back, point):
    claim = read_report(a_report(down_held=900.0, held_back=held_back)).claim
    assert contradiction(claim, what_the_server_saw()) == point


def test_the_names_of_browsers_and_systems():
    firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:91.0) Gecko/20100101 Firefox/91.0"
    safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile Safari/604.1"
    assert browser_of(firefox) == ("Firefox 91", "Linux")
    assert browser_of(safari) == ("Safari 17", "iOS")
    assert browser_of("") == ("", "")


def test_the_site_s_technician_signs_the_newest_whole_test_and_nobody_else(client, line, technician):
    test = build.line_test(line=line)
    address = f"/conferences/{line.site.conference_id}/line-tests/{test.pk}/signature/"
    contact = build.account()
    build.organisation_role(contact, line.site.host, Role.UNIT_CONTACT)
    client.force_login(contact)
    assert client.post(address).status_code == 403

    client.force_login(technician)
    assert "đã ký" in client.post(address, headers={"HX-Request": "true"}).content.decode()
    assert client.post(address).status_code == 302
    newer = build.line_test(None, line=line)
    cut = f"/conferences/{line.site.conference_id}/line-tests/{newer.pk}/signature/"
    assert client.post(cut).status_code == 409
    assert test.sign_off.by == technician


def test_the_test_page_alone_may_use_camera_microphone_and_the_measuring_server(client, line, technician, settings):
    settings.MEASURE_URL = "http://do.example.vn:8002"
    build.unit(conference=line.site.conference, organisation=line.site.host, site=line.site)
    client.force_login(technician)
    page = client.get(f"/conferences/{line.site.conference_id}/sites/{line.site_id}/line-test/")
    assert "connect-src 'self' http://do.example.vn:8002;" in page.headers["Content-Security-Policy"]
    assert "script-src 'self';" in page.headers["Content-Security-Policy"]
    assert "camera=(self), microphone=(self), geolocation=()" in page.headers["Permissions-Policy"]
    board = client.get(f"/conferences/{line.site.conference_id}/lines/")
    assert "connect-src 'self';" in board.headers["Content-Security-Policy"]
    assert "camera=()" in board.headers["Permissions-Policy"]


def test_the_phases_are_named_as_the_receipt_names_them():
    assert {phase.value for phase in Phase} == set(what_the_server_saw().down_bytes)
