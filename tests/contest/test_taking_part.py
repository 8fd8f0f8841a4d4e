"""Entering, answering, sending: by the server's clock, once for each person, nothing lost."""

from __future__ import annotations

import re
import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from diemcau.contest.actions import decide, save_answers, send, start
from diemcau.contest.actions.taking import moment_of
from diemcau.contest.models import Attempt, Contestant
from diemcau.contest.transports import steady
from diemcau.journal.models import OutboxMessage
from diemcau.kernel.errors import Refused
from tests import build
from tests.contest.build import begun, contestant, open_round, right_answers

pytestmark = pytest.mark.django_db


def code_sent() -> str:
    return re.search(r"\d{6}", OutboxMessage.objects.latest("pk").text)[0]


def over(since: timedelta) -> None:
    """Let the time of every paper have run out a while ago."""
    now = timezone.now()
    Attempt.objects.update(started_at=now - timedelta(hours=1), ends_at=now - since, boot="another")


def enter(client, slug: str, address: str = "an@example.vn") -> None:
    client.post(f"/contests/{slug}/", {"name": "Nguyễn Văn An", "address": address})
    client.post(f"/contests/{slug}/code/", {"code": code_sent()})


def test_somebody_enters_by_a_code_answers_and_gets_a_receipt_without_points(client):
    round_ = open_round()
    there = f"/contests/{round_.contest.slug}/"

    enter(client, round_.contest.slug)
    client.post(f"{there}rounds/1/")
    attempt = Attempt.objects.get()
    kept = client.post(f"{there}rounds/1/answers/", {"q0": "1", "prediction": "12"}).content.decode()
    right = {f"q{at}": str(place) for at, place in right_answers(attempt).items()}
    sent = client.post(f"{there}rounds/1/sending/", right, follow=True).content.decode()

    attempt.refresh_from_db()
    assert "Đã lưu 1/4 câu" in kept
    assert (attempt.right, attempt.prediction) == (4, 12)
    assert str(attempt.pk) in sent and "4/4" not in sent


def test_whoever_only_asked_for_a_code_of_another_ones_address_acts_for_nobody(client):
    round_ = open_round()
    contestant(round_.contest, address="an@example.vn", address_key="an@example.vn")
    there = f"/contests/{round_.contest.slug}/"

    client.post(there, {"name": "Kẻ lạ", "address": "an@example.vn"})

    assert client.post(f"{there}rounds/1/").status_code == 404
    assert "Người dự thi" not in client.get(there).content.decode()
    assert Attempt.objects.count() == 0


def test_a_cookie_of_one_contest_opens_no_other(client):
    one, other = open_round(), open_round()
    enter(client, one.contest.slug)
    for cookie in client.cookies.values():
        cookie["path"] = "/"
    client.cookies[f"thi-{other.contest.pk}"] = client.cookies[f"thi-{one.contest.pk}"].value

    assert client.post(f"/contests/{other.contest.slug}/rounds/1/").status_code == 404


def test_a_code_is_guessed_six_times_and_no_more(client):
    round_ = open_round()
    there = f"/contests/{round_.contest.slug}/"
    client.post(there, {"name": "An", "address": "an@example.vn"})
    right = code_sent()
    wrong = "000000" if right != "000000" else "000001"

    for _ in range(6):
        assert client.post(f"{there}code/", {"code": wrong}).status_code == 409

    assert client.post(f"{there}code/", {"code": right}).status_code == 409
    assert Contestant.objects.get().verified_at is None


def test_a_wrong_code_leads_back_to_the_field_and_another_code_is_one_press_away(client):
    of = open_round().contest
    there = f"/contests/{of.slug}/"
    client.post(there, {"name": "Hồ Thị Ch'ơm", "address": "chom@example.vn"})
    first = code_sent()

    wrong = client.post(f"{there}code/", {"code": "000000" if first != "000000" else "000001"})
    again = client.post(f"{there}code/", {"again": "1"}, follow=True).content.decode()

    assert wrong.status_code == 409
    assert "Mã chưa đúng" in wrong.content.decode() and 'name="code"' in wrong.content.decode()
    assert "Đã gửi mã mới" in again and OutboxMessage.objects.count() == 2
    assert client.post(f"{there}code/", {"code": code_sent()}).status_code == 302
    assert Contestant.objects.get().name == "Hồ Thị Ch'ơm"


def test_whoever_only_typed_the_address_of_another_does_not_learn_the_name(client):
    of = open_round().contest
    contestant(of, name="Hồ Thị Ch'ơm", address="chom@example.vn", address_key="chom@example.vn")
    client.post(f"/contests/{of.slug}/", {"name": "Kẻ lạ", "address": "chom@example.vn"})
    page = client.get(f"/contests/{of.slug}/code/").content.decode()
    page += client.post(f"/contests/{of.slug}/code/", {"again": "1"}, follow=True).content.decode()
    assert "Chom" not in page and "Ch&#x27;ơm" not in page and Contestant.objects.get().name == "Hồ Thị Ch'ơm"


def test_one_address_enters_once_however_it_is_written(client):
    round_ = open_round()
    for address in ("0905 123 456", "+84905123456", "0905.123.456"):
        client.post(f"/contests/{round_.contest.slug}/", {"name": "An", "address": address})

    assert Contestant.objects.count() == 1
    assert OutboxMessage.objects.values_list("channel", flat=True).distinct().get() == "sms"


def test_a_person_has_one_attempt_by_constraint():
    attempt = begun(open_round())
    with pytest.raises(IntegrityError), transaction.atomic():
        Attempt.objects.create(
            round=attempt.round,
            contestant=attempt.contestant,
            started_at=timezone.now(),
            ends_at=timezone.now() + timedelta(minutes=1),
        )


def test_beginning_again_after_a_lost_line_gives_back_the_same_paper_on_the_same_clock():
    attempt = begun(open_round())
    save_answers(attempt.pk, {0: 2}, None)

    again = start(attempt.round, attempt.contestant)

    assert (again.pk, again.ends_at, again.answers) == (attempt.pk, attempt.ends_at, {"0": 2})


def test_time_is_over_by_the_servers_clock_and_what_was_saved_in_time_counts():
    attempt = begun(open_round())
    right = right_answers(attempt)
    save_answers(attempt.pk, {0: right[0]}, 7)
    started_at = timezone.now() - timedelta(hours=1)
    Attempt.objects.update(started_at=started_at, ends_at=started_at + timedelta(minutes=59), boot="another")

    with pytest.raises(Refused, match="hết giờ"):
        save_answers(attempt.pk, right, 99)
    sent = send(attempt.pk, right, 99)

    assert (sent.right, sent.prediction) == (1, 7)
    assert sent.sent_at == Attempt.objects.get().ends_at


@pytest.mark.parametrize("set_to", [timedelta(hours=-3), timedelta(hours=3)])
def test_setting_the_clock_of_the_server_back_or_on_gives_and_takes_nobody_any_time(monkeypatch, set_to):
    attempt = begun(open_round())
    right = right_answers(attempt)
    wrong = timezone.now() + set_to
    monkeypatch.setattr(timezone, "now", lambda: wrong)

    assert save_answers(attempt.pk, {0: right[0]}, 7).answers == {"0": right[0]}
    machine, ticks = steady()
    monkeypatch.setattr("diemcau.contest.actions.taking.steady", lambda: (machine, ticks + 31 * 60))
    with pytest.raises(Refused, match="hết giờ"):
        save_answers(attempt.pk, right, 99)
    sent = send(attempt.pk, right, 99)

    assert (sent.right, sent.prediction, sent.sent_at) == (1, 7, attempt.ends_at)


def test_after_a_restart_of_the_machine_a_paper_goes_by_the_wall_and_never_back():
    attempt = begun(open_round())
    later = timezone.now() + timedelta(minutes=5)
    Attempt.objects.update(boot="before the restart", saved_at=later)
    assert moment_of(Attempt.objects.get()) == later
    assert attempt.boot == steady()[0]


def test_a_paper_is_sent_once_and_the_same_receipt_comes_back():
    attempt = begun(open_round())
    first = send(attempt.pk, {}, 3)

    again = send(attempt.pk, right_answers(attempt), 5)

    assert (again.sent_at, again.right, again.prediction) == (first.sent_at, 0, 3)
    with pytest.raises(Refused, match="đã nộp"):
        save_answers(attempt.pk, {0: 0}, None)


def test_a_round_that_is_not_open_takes_nobody():
    now = timezone.now()
    later = open_round(opens_at=now + timedelta(hours=1), closes_at=now + timedelta(hours=2))
    with pytest.raises(Refused, match="chưa mở"):
        begun(later)


def test_a_paper_ends_with_its_round():
    now = timezone.now()
    attempt = begun(open_round(closes_at=now + timedelta(minutes=5)))
    assert attempt.ends_at == attempt.round.closes_at


def test_papers_that_nobody_sent_are_collected_when_the_result_is_decided():
    round_, by = open_round(), build.administrator()
    of = round_.contest
    of.prizes.create(category="individual", position=1, name="Giải Nhất", count=1)
    one, two = begun(round_), begun(round_)
    save_answers(one.pk, right_answers(one), 1)
    send(two.pk, {}, 1)
    round_.closes_at = timezone.now() - timedelta(minutes=1)
    round_.save()
    over(timedelta(minutes=1))

    result = decide(of, "individual", decision="99/QĐ-UBND", decided_on=timezone.localdate(), by=by)

    assert [(row["name"], row["prize"], row["points"]) for row in result.content["rows"]] == [
        (one.contestant.name, "Giải Nhất", "4/4")
    ]


def test_nothing_is_decided_while_a_round_is_open():
    round_ = open_round()
    with pytest.raises(Refused, match="chưa đóng"):
        decide(round_.contest, "individual", decision="1", decided_on=timezone.localdate(), by=build.administrator())


@pytest.mark.django_db(transaction=True)
def test_forty_who_send_in_the_same_moment_are_all_there():
    round_ = open_round()
    attempts = [begun(round_) for _ in range(40)]
    gate, faults = threading.Barrier(len(attempts)), []

    def hand_in(attempt: Attempt) -> None:
        gate.wait()
        try:
            send(attempt.pk, right_answers(attempt), 1)
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=hand_in, args=(each,)) for each in attempts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert faults == []
    assert Attempt.objects.filter(right=4, sent_at__isnull=False).count() == 40
