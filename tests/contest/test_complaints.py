"""Complaints about papers, and keys that were wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from diemcau.contest.actions import (
    answer_complaint,
    complain,
    correct_keys,
    decide,
    open_complaints,
    save_answers,
    send,
    start,
)
from diemcau.contest.models import Attempt, Complaint, Round
from diemcau.journal.models import OutboxMessage
from diemcau.kernel.errors import Refused
from tests import build
from tests.contest.build import BANK, bank_file, begun, contestant, open_round, right_answers
from tests.contest.test_taking_part import enter

pytestmark = pytest.mark.django_db
SOON = timedelta(days=2)


def close(round_: Round) -> None:
    Round.objects.filter(pk=round_.pk).update(
        opens_at=timezone.now() - timedelta(hours=2), closes_at=timezone.now() - timedelta(seconds=1)
    )
    round_.refresh_from_db()


def complaining(text: str = "Câu 2 có hai đáp án đúng.") -> Complaint:
    """A closed round, complaints open, one of them sent."""
    round_ = open_round()
    attempt = begun(round_)
    send(attempt.pk, right_answers(attempt), 1)
    close(round_)
    open_complaints(round_.contest, timezone.now() + SOON, by=build.administrator())
    return complain(Attempt.objects.select_related("round").get(), text)


def test_somebody_sees_the_own_marked_paper_only_once_complaints_are_taken_and_objects_once(client):
    round_ = open_round()
    there = f"/contests/{round_.contest.slug}/rounds/1/"
    enter(client, round_.contest.slug)
    client.post(there)
    attempt = Attempt.objects.get()
    right = right_answers(attempt)
    client.post(f"{there}sending/", {"q0": str(right[0]), "q1": str((right[1] + 1) % 4)})
    assert client.get(f"{there}complaint/").status_code == 404

    close(round_)
    open_complaints(round_.contest, timezone.now() + SOON, by=build.administrator())
    page = client.get(f"{there}complaint/").content.decode()
    assert "đúng 1/4 câu" in page and "chưa đúng" in page and "không trả lời" in page
    client.post(f"{there}complaint/", {"text": "Câu 2 có hai đáp án đúng."})
    client.post(f"{there}complaint/", {"text": "Một đơn nữa"})

    assert [each.text for each in Complaint.objects.all()] == ["Câu 2 có hai đáp án đúng."]
    assert "đang xem xét" in client.get(f"{there}complaint/").content.decode()
    client.cookies.clear()
    assert client.get(f"{there}complaint/").status_code == 404
    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.create(attempt=attempt, text="x")


def test_complaints_are_taken_after_the_rounds_and_until_their_end():
    round_, by = open_round(), build.administrator()
    attempt = begun(round_)
    save_answers(attempt.pk, right_answers(attempt), 1)
    with pytest.raises(Refused, match="chưa đóng"):
        open_complaints(round_.contest, timezone.now() + SOON, by=by)
    close(round_)
    with pytest.raises(Refused, match="ở sau lúc này"):
        open_complaints(round_.contest, timezone.now(), by=by)
    Attempt.objects.update(
        ends_at=timezone.now() - timedelta(seconds=1), started_at=timezone.now() - timedelta(hours=1)
    )
    open_complaints(round_.contest, timezone.now() + SOON, by=by)
    collected = Attempt.objects.select_related("round").get()
    assert collected.right == 4  # what nobody pressed "send" for is collected first
    round_.contest.complaints_until = timezone.now() - timedelta(seconds=1)
    round_.contest.save()
    with pytest.raises(Refused, match="Không trong thời gian"):
        complain(collected, "Muộn")


def test_no_paper_is_begun_any_more_once_complaints_are_taken():
    complaint = complaining()
    round_ = complaint.attempt.round
    Round.objects.update(closes_at=timezone.now() + timedelta(hours=1))  # the clock was set back, say
    round_.refresh_from_db()
    with pytest.raises(Refused, match="đã đóng"):
        start(round_, contestant(round_.contest))


def test_an_answer_goes_to_the_contestant_and_until_all_are_answered_nothing_is_decided():
    complaint, by = complaining(), build.administrator()
    of = complaint.attempt.round.contest
    of.prizes.create(category="individual", position=1, name="Giải Nhất", count=1)
    facts = {"decision": "99/QĐ-UBND", "decided_on": date(2024, 1, 10), "by": by}
    with pytest.raises(Refused, match="Còn trong thời gian nhận phúc khảo"):
        decide(of, "individual", **facts)
    of.complaints_until = timezone.now() - timedelta(seconds=1)
    of.save()
    with pytest.raises(Refused, match="1 đơn phúc khảo chưa trả lời"):
        decide(of, "individual", **facts)

    answer_complaint(complaint, is_accepted=False, answer="Đáp án đúng theo Điều 4.", by=by)
    message = OutboxMessage.objects.latest("pk")
    assert (message.address, message.text) == (complaint.attempt.contestant.address, "Đáp án đúng theo Điều 4.")
    assert decide(of, "individual", **facts).content["rows"][0]["points"] == "4/4"
    with pytest.raises(Refused, match="đã có quyết định"):
        answer_complaint(complaint, is_accepted=True, answer="x", by=by)


def test_a_corrected_key_marks_every_paper_again_and_draws_none_anew():
    round_, by = open_round(), build.administrator()
    one, two = begun(round_), begun(round_)
    send(one.pk, right_answers(one), 1)
    send(two.pk, {}, 1)
    answers = Attempt.objects.get(pk=one.pk).answers
    corrected = [replace(BANK[0], key=3), *BANK[1:]]
    before = {each.pk: each.right for each in Attempt.objects.all()}

    changed = correct_keys(round_, corrected, by=by)

    asked = sum(1 for each in Attempt.objects.all() if each.right != before[each.pk])
    after = Attempt.objects.get(pk=one.pk)
    assert (changed, after.answers, after.sent_at) == (asked, answers, Attempt.objects.get(pk=one.pk).sent_at)
    assert round_.bank.version == 2 and round_.contest.banks.count() == 2
    with pytest.raises(Refused, match="Đáp án không khác"):
        correct_keys(round_, corrected, by=by)
    with pytest.raises(Refused, match="không phải đáp án"):
        correct_keys(round_, corrected[1:], by=by)


def test_the_organiser_answers_and_corrects_on_the_page_and_others_do_not(client):
    complaint = complaining("Xin xem lại <b>câu 1</b>")
    of = complaint.attempt.round.contest
    at = f"/conferences/{of.conference_id}/contests/{of.pk}/complaints/"
    client.force_login(build.account())
    assert client.get(at).status_code == 404
    assert client.post(f"/contests/complaints/{complaint.pk}/answer/", {}).status_code == 404
    client.force_login(build.administrator())
    assert "&lt;b&gt;câu 1" in client.get(at).content.decode()
    client.post(f"/contests/complaints/{complaint.pk}/answer/", {"is_accepted": "1", "answer": ""})
    assert Complaint.objects.get().answered_at is None
    client.post(f"/contests/complaints/{complaint.pk}/answer/", {"is_accepted": "1", "answer": "Đúng vậy."})
    assert Complaint.objects.get().is_accepted is True
    from django.core.files.uploadedfile import SimpleUploadedFile

    wrong = SimpleUploadedFile("k.xlsx", bank_file(("Câu hỏi 0?", "một", "hai", "ba", "Z", "")))
    answer = client.post(f"/contests/rounds/{complaint.attempt.round_id}/keys/", {"file": wrong})
    assert answer.status_code == 422 and "Chưa có câu hỏi nào được nhập" in answer.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_same_for_one_complaint_and_for_three(client, django_assert_num_queries, number):
    round_ = open_round()
    for _ in range(number):
        send(begun(round_).pk, {}, 1)
    close(round_)
    open_complaints(round_.contest, timezone.now() + SOON, by=build.administrator())
    for each in Attempt.objects.select_related("round"):
        complain(each, "Xin xem lại")
    client.force_login(build.administrator())
    with django_assert_num_queries(5):
        client.get(f"/conferences/{round_.contest.conference_id}/contests/{round_.contest_id}/complaints/")
