"""Check-in by devices without an account: notes, receipts, codes, links."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from diemcau.delegates.actions import revoke_check_in_link
from diemcau.delegates.models import CheckIn
from diemcau.journal.models import Entry
from tests import build
from tests.delegates.day import Device, copy_for, link_to, site_of

pytestmark = pytest.mark.django_db


def test_one_tap_and_the_person_is_there(client):
    site, (delegate,) = site_of()
    link, key = link_to(site), str(uuid4())
    device = Device(client, link)

    answer = device.says(delegate, "in_person", id=key)

    assert answer.status_code == 200
    assert answer.json()["receipt"] == key
    assert [says for _id, says, *_ in device.line(delegate)["notes"]] == ["in_person"]
    kept = CheckIn.objects.get()
    assert (kept.way, str(kept.device), kept.link) == ("list", device.id, link)


def test_the_same_note_again_gives_the_same_receipt_and_counts_once(client):
    site, (delegate,) = site_of()
    device, key = Device(client, link_to(site)), str(uuid4())
    first = device.says(delegate, "in_person", id=key, at=1_705_972_000_000)
    again = device.says(delegate, "in_person", id=key, at=1_705_972_000_000)
    assert first.json() == again.json()
    assert CheckIn.objects.count() == 1


def test_one_id_for_two_things_is_refused_and_the_first_stays(client):
    site, (one, other) = site_of(2)
    device, key = Device(client, link_to(site)), str(uuid4())
    device.says(one, "in_person", id=key)
    answer = device.says(other, "in_person", id=key)
    assert answer.status_code == 409
    assert "lượt cũ giữ nguyên" in answer.json()["message"]
    assert CheckIn.objects.get().delegate == one


def test_an_absence_needs_its_reason(client):
    site, (delegate,) = site_of()
    device = Device(client, link_to(site))
    assert "lý do" in device.says(delegate, "absent").json()["message"]
    assert device.says(delegate, "absent", reason="Ốm").status_code == 200
    assert CheckIn.objects.get().reason == "Ốm"


def test_a_person_of_another_site_is_not_checked_in_here_and_the_sentence_says_where_he_belongs(client):
    site, _ = site_of()
    other, (stranger,) = site_of(conference=site.conference)
    answer = Device(client, link_to(site)).says(stranger, "in_person")
    assert answer.status_code == 409
    assert str(other.host) in answer.json()["message"]
    assert not CheckIn.objects.exists()


def test_a_person_of_another_conference_is_nobody_here(client):
    site, _ = site_of()
    _, (stranger,) = site_of()
    answer = Device(client, link_to(site)).says(stranger, "in_person")
    assert answer.status_code == 409
    assert stranger.person.name not in answer.json()["message"]


def test_what_was_noted_before_the_unit_moved_is_still_taken(client):
    """A device was without a line while the unit was sent to another site."""
    site, (delegate,) = site_of()
    other, _ = site_of(conference=site.conference)
    unit = delegate.seat.unit
    unit.site = other
    unit.save()
    assert Device(client, link_to(site)).says(delegate, "in_person").status_code == 200


def test_before_the_day_only_absence_is_noted(client):
    tomorrow = timezone.localdate() + timedelta(days=1)
    conference = build.conference(
        start_year=tomorrow.year, start_month=tomorrow.month, start_day=tomorrow.day
    )
    site, (delegate,) = site_of(conference=conference)
    device = Device(client, link_to(site))
    answer = device.says(delegate, "in_person")
    assert answer.status_code == 409
    assert f"{tomorrow:%d/%m/%Y}" in answer.json()["message"]
    assert device.says(delegate, "absent", reason="Đi công tác").status_code == 200


def test_a_wrong_clock_is_corrected_and_what_it_said_is_kept(client):
    site, (delegate,) = site_of()
    device = Device(client, link_to(site))
    wrong = int((timezone.now() + timedelta(hours=7)).timestamp() * 1000)
    sent = {"id": str(uuid4()), "delegate": delegate.pk, "says": "in_person", "at": wrong - 60_000, "way": "list"}
    device.sends(sent, **{"X-Sent-At": str(wrong)})
    kept = CheckIn.objects.get()
    assert abs(kept.received_at - kept.at - timedelta(minutes=1)) < timedelta(seconds=3)
    assert kept.said_at > kept.received_at


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"[]",
        b"\xff\xfe",
        b"{" * 1000,
        {"id": "x"},
        {"id": str(uuid4()), "delegate": True, "says": "in_person", "at": 1},
        {"id": str(uuid4()), "delegate": 2**70, "says": "in_person", "at": 1_705_972_000_000},
        {"id": str(uuid4()), "delegate": 1, "says": "asleep", "at": 1_705_972_000_000},
        {"id": str(uuid4()), "delegate": 1, "says": "undo", "at": 1_705_972_000_000, "takes_back": ["x"]},
        {"id": str(uuid4()), "delegate": 1, "says": "in_person", "at": 1e300},
        {"id": str(uuid4()), "delegate": 1, "says": "absent", "at": 1_705_972_000_000, "reason": {}},
    ],
)
def test_what_no_device_of_ours_sends_is_answered_with_a_sentence(client, sent):
    site, _ = site_of()
    answer = Device(client, link_to(site)).sends(sent)
    assert answer.status_code == 422
    assert "ghi" in answer.json()["message"]
    assert not CheckIn.objects.exists()


def test_what_is_too_long_is_not_read(client):
    site, _ = site_of()
    answer = Device(client, link_to(site)).sends(b"[" + b"1," * 20_000 + b"1]")
    assert answer.status_code == 422


def test_a_forged_link_a_revoked_one_and_one_that_is_over_each_have_their_sentence(client):
    site, (delegate,) = site_of()
    link = link_to(site)
    forged = Device(client, f"{link.pk}:AAAA").says(delegate, "in_person")
    assert forged.status_code == 403
    assert "không đúng" in forged.json()["message"]

    revoke_check_in_link(link, by=build.account())
    revoked = Device(client, link)
    for answer in (revoked.says(delegate, "in_person"), revoked.roster(), revoked.asks("x")):
        assert answer.status_code == 403
        assert "thu hồi" in answer.json()["message"]

    late = link_to(site)
    late.expires_at = timezone.now() - timedelta(seconds=1)
    late.save()
    assert "hết hạn" in Device(client, late).roster().json()["message"]
    assert not CheckIn.objects.exists()
    verbs = set(Entry.objects.values_list("verb", flat=True))
    assert {"delegates.check_in_link_made", "delegates.check_in_link_revoked"} <= verbs


def test_what_a_revoked_device_still_holds_goes_through_by_a_new_link_of_the_same_site(client):
    site, (delegate,) = site_of()
    old, key = link_to(site), str(uuid4())
    revoke_check_in_link(old, by=build.account())
    assert Device(client, old).says(delegate, "in_person", id=key).status_code == 403
    assert Device(client, link_to(site)).says(delegate, "in_person", id=key).status_code == 200


def test_the_code_of_a_letter_says_who_it_is(client):
    site, (delegate,) = site_of()
    copy = copy_for(delegate)
    device = Device(client, link_to(site))
    for code in (copy.link, copy.token, f"{copy.link}"):
        assert device.asks(code).json() == {"delegate": delegate.pk}
    ((digest, holds),) = device.line(delegate)["codes"]
    assert holds
    assert copy.token not in digest


@pytest.mark.parametrize("code", ["", "https://khac.example/i/abc/", "1:forged", "Ch'ơm", "\0", "9" * 300])
def test_a_code_that_is_none_of_ours_is_refused(client, code):
    site, _ = site_of()
    answer = Device(client, link_to(site)).asks(code)
    assert answer.status_code == 409
    assert "không phải mã giấy mời" in answer.json()["message"]


def test_a_code_of_another_conference_names_that_conference(client):
    site, _ = site_of()
    _, (guest,) = site_of()
    answer = Device(client, link_to(site)).asks(copy_for(guest).link)
    assert guest.seat.unit.conference.short_name in answer.json()["message"]


def test_a_code_of_another_site_names_that_site(client):
    site, _ = site_of()
    other, (guest,) = site_of(conference=site.conference)
    assert str(other.host) in Device(client, link_to(site)).asks(copy_for(guest).link).json()["message"]


def test_a_revoked_letter_and_one_of_somebody_replaced_open_nothing(client):
    site, (one, other) = site_of(2)
    device = Device(client, link_to(site))
    revoked = copy_for(one)
    revoked.revoked_at = timezone.now()
    revoked.save()
    assert "thu hồi" in device.asks(revoked.link).json()["message"]
    assert device.line(one)["codes"][0][1] is False
    ended = copy_for(other)
    other.ended_at = timezone.now()
    other.save()
    assert "đã được thay" in device.asks(ended.link).json()["message"]


@pytest.mark.parametrize("people", [1, 3])
def test_a_roster_asks_the_database_the_same_for_one_person_and_for_three(
    client, django_assert_num_queries, people
):
    site, delegates = site_of(people)
    device = Device(client, link_to(site))
    for delegate in delegates:
        copy_for(delegate)
        device.says(delegate, "in_person")
    # link, (account there is), chairs, copies, notes, policy, sites, units, hosts, people
    with django_assert_num_queries(10):
        assert len(device.roster().json()["lines"]) == people


def test_a_note_costs_few_queries(client, django_assert_num_queries):
    site, (delegate,) = site_of()
    device = Device(client, link_to(site))
    with django_assert_num_queries(7):  # is there an account, link, known already, fits here, savepoint, insert, release
        device.says(delegate, "in_person")


def test_the_page_of_a_device_holds_nothing_of_anybody(client):
    site, (delegate,) = site_of()
    link = link_to(site)
    page = client.get(f"/c/{link.token}/")
    assert page.status_code == 200
    assert page.content == client.get("/c/").content
    assert delegate.person.name not in page.content.decode()
    assert "'wasm-unsafe-eval'" in page["Content-Security-Policy"]
    assert "camera=(self)" in page["Permissions-Policy"]
    assert not page.cookies
