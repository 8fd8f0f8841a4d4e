"""A contest as those see it who hold it, and who does not see it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from diemcau.contest.actions import send
from diemcau.contest.models import Attempt, Contest, Result
from diemcau.directory.domain import Role
from diemcau.publish.actions import prepare, release
from tests import build
from tests.contest.build import bank_file, begun, contest, contestant, open_round, right_answers

pytestmark = pytest.mark.django_db


def test_the_organiser_opens_a_contest_with_questions_a_round_and_prizes(client):
    conference, organiser = build.conference(), build.account()
    build.conference_role(organiser, conference)
    client.force_login(organiser)
    client.post(
        f"/conferences/{conference.pk}/contests/",
        {"title": "Tìm hiểu CCHC", "question": "Bao nhiêu?", "budget_vnd": "10000000"},
    )
    of = Contest.objects.get()
    file = SimpleUploadedFile("cau-hoi.xlsx", bank_file(*((f"Câu {n}?", "1", "2", "3", "A", "") for n in range(5))))
    client.post(f"/contests/{of.pk}/questions/", {"file": file})
    times = {"opens_at": "2024-01-02T08:00", "closes_at": "2024-01-09T17:00"}
    client.post(f"/contests/{of.pk}/rounds/", times | {"minutes": "20", "questions": "5"})
    prize = {"category": "individual", "honour": "prize", "name": "Giải Nhất", "count": "1", "vnd": "5000000"}
    client.post(f"/contests/{of.pk}/prizes/", prize)

    too_dear = client.post(f"/contests/{of.pk}/prizes/", prize | {"name": "Giải Nhì", "count": "2"})
    page = client.get(f"/conferences/{conference.pk}/contests/{of.pk}/").content.decode()

    assert too_dear.status_code == 409
    assert "5 câu, phiên bản 1" in page and "08:00 02/01/2024" in page and "1 Giải Nhất (5.000.000 đ)" in page


def test_a_file_with_an_error_changes_nothing(client):
    of = contest()
    client.force_login(build.administrator())
    file = SimpleUploadedFile("cau-hoi.xlsx", bank_file(("Câu?", "1", "2", "3", "E", "")))

    answer = client.post(f"/contests/{of.pk}/questions/", {"file": file})

    assert answer.status_code == 422 and of.banks.count() == 0


@pytest.mark.parametrize("role", [Role.TECHNICIAN, Role.CHAIR, None])
def test_questions_keys_and_contestants_are_the_organisers_alone(client, role):
    round_ = open_round()
    of, account = round_.contest, build.account()
    if role:
        build.conference_role(account, of.conference, role)
    client.force_login(account)
    expected = 403 if role else 404

    for page in (f"/conferences/{of.conference_id}/contests/", f"/conferences/{of.conference_id}/contests/{of.pk}/"):
        assert client.get(page).status_code == expected
    for deed in ("questions", "rounds", "prizes", "decisions"):
        assert client.post(f"/contests/{of.pk}/{deed}/").status_code == expected


@pytest.mark.parametrize("people", [1, 3])
def test_the_page_asks_the_same_for_one_contestant_and_for_three(client, django_assert_num_queries, people):
    round_ = open_round()
    for _ in range(people):
        attempt = begun(round_)
        send(attempt.pk, right_answers(attempt), 1)
    client.force_login(build.administrator())

    with django_assert_num_queries(23):
        client.get(f"/conferences/{round_.contest.conference_id}/contests/{round_.contest.pk}/")


def test_winners_are_nowhere_before_the_release_and_then_on_the_public_page(client):
    round_, by = open_round(), build.administrator()
    of = round_.contest
    of.prizes.create(category="individual", position=1, name="Giải Nhất", count=1)
    attempt = begun(round_, name="Hồ Thị Bí Mật")
    send(attempt.pk, right_answers(attempt), 1)
    round_.closes_at = timezone.now() - timedelta(seconds=1)
    round_.opens_at = timezone.now() - timedelta(hours=2)
    round_.save()
    client.force_login(by)
    client.post(
        f"/contests/{of.pk}/decisions/",
        {"category": "individual", "honour": "prize", "decision": "99/QĐ-UBND", "decided_on": "2024-01-10"},
    )
    edition = prepare(of.conference, f"contest:{Result.objects.get().pk}", by=by)
    client.logout()
    there = f"/results/{edition.publication.slug}/"

    before = client.get(there).status_code
    release(of.conference, [edition], by=by)
    page = client.get(there).content.decode()

    assert before == 404
    assert "Hồ Thị Bí Mật" in page and "Giải Nhất" in page
    assert Attempt.objects.get().contestant.address not in page
    assert Result.objects.get().published_at is not None


def test_collectives_stand_by_the_share_of_their_people(client):
    round_ = open_round()
    of = round_.contest
    big, small = build.organisation(name="Sở Lớn"), build.organisation(name="Sở Nhỏ")
    of.headcounts.create(organisation=big, people=10)
    of.headcounts.create(organisation=small, people=2)
    for unit in (big, big, small):
        send(begun(round_, unit=unit).pk, {}, None)
    contestant(of, unit=small)
    client.force_login(build.administrator())

    page = client.get(f"/conferences/{of.conference_id}/contests/{of.pk}/").content.decode()

    assert page.index("1 trong 2 người") < page.index("2 trong 10 người")


def test_a_long_standing_says_how_many_it_shows_and_the_file_has_all(client, monkeypatch):
    monkeypatch.setattr("diemcau.contest.views.contests.SHOWN", 2)
    round_ = open_round()
    for number in range(3):
        send(begun(round_).pk, {}, number)
    client.force_login(build.administrator())
    page = client.get(f"/conferences/{round_.contest.conference_id}/contests/{round_.contest_id}/").content.decode()
    assert "Trang này nêu 2 trong 3; tệp có đủ." in page
