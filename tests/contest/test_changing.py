"""What was set up is corrected or taken back as long as nobody has built on it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from diemcau.contest.actions import (
    add_prize,
    change_contest,
    change_round,
    decide,
    judge_entry,
    send,
    send_work,
)
from diemcau.contest.models import Entry, Prize, Result, Round
from diemcau.contest.queries import decided_results
from diemcau.kernel.errors import Refused
from tests import build
from tests.contest.build import begun, contest, contestant, open_round, right_answers
from tests.contest.test_complaints import close
from tests.contest.test_entries import ESSAY, entry, judge, marks, rubric
from tests.contest.test_taking_part import enter

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser(client):
    account = build.administrator()
    client.force_login(account)
    return account


def facts_of(round_: Round, **more):
    names = ("opens_at", "closes_at", "minutes", "questions")
    return {name: getattr(round_, name) for name in names} | more


def test_a_round_is_changed_and_removed_until_somebody_begins_then_only_its_end(client, organiser):
    round_, other = open_round(), open_round()
    change_round(round_, **facts_of(round_, minutes=20, questions=3), by=organiser)
    round_.refresh_from_db()
    assert (round_.minutes, round_.questions) == (20, 3)
    with pytest.raises(Refused, match="chưa đủ 99 câu"):
        change_round(round_, **facts_of(round_, questions=99), by=organiser)
    begun(round_)
    with pytest.raises(Refused, match="chỉ gia hạn được"):
        change_round(round_, **facts_of(round_, minutes=10), by=organiser)
    later = round_.closes_at + timedelta(hours=5)
    page = client.get(f"/contests/rounds/{round_.pk}/edit/")
    told = {name: page.context["form"][name].value() for name in ("opens_at", "minutes", "questions")}
    form = told | {
        "opens_at": f"{timezone.localtime(round_.opens_at):%Y-%m-%dT%H:%M}",
        "closes_at": f"{timezone.localtime(later):%Y-%m-%dT%H:%M}",
    }
    assert client.post(f"/contests/rounds/{round_.pk}/edit/", form).status_code == 302
    round_.refresh_from_db()
    assert round_.closes_at == later.replace(second=0, microsecond=0)

    assert client.post(f"/contests/rounds/{round_.pk}/removal/").status_code == 409
    assert client.post(f"/contests/rounds/{other.pk}/removal/").status_code == 302
    assert list(Round.objects.all()) == [round_]


def test_a_contest_is_corrected_within_its_prizes_and_keeps_its_address(client, organiser):
    of = contest(slug="cu")
    add_prize(of, category="individual", name="Giải Nhất", count=1, vnd=5_000_000, by=organiser)
    form = {"title": "Tên mới", "rules": "", "question": "", "budget_vnd": "4000000", "works_until": ""}
    assert client.post(f"/contests/{of.pk}/edit/", form).status_code == 409
    assert client.post(f"/contests/{of.pk}/edit/", form | {"budget_vnd": "5000000"}).status_code == 302
    of.refresh_from_db()
    assert (of.title, of.slug, of.budget_vnd) == ("Tên mới", "cu", 5_000_000)
    prize = Prize.objects.get()
    assert client.post(f"/contests/prizes/{prize.pk}/removal/").status_code == 302
    assert not Prize.objects.exists()
    change_contest(of, title="X", rules="", question="", budget_vnd=0, works_until=None, by=organiser)


def test_rubric_judges_and_entries_are_taken_back_until_something_is_marked(client, organiser):
    of = contest()
    rubric(of)
    good, bad, who, idle = entry(of), entry(of, title="Sai tên"), judge(of), judge(of)
    form = {"kind": "article", "title": "Đúng tên", "author": "Hồ Thị Ch'ơm", "text": ESSAY}
    assert client.post(f"/contests/entries/{bad.pk}/edit/", form).status_code == 302
    bad.refresh_from_db()
    assert bad.title == "Đúng tên"
    judge_entry(good, who, marks(70, 20), by=organiser)
    criterion = of.criteria.first()
    refused = [
        f"/contests/entries/{good.pk}/removal/",
        f"/contests/judges/{who.pk}/dismissal/",
        f"/contests/criteria/{criterion.pk}/removal/",
    ]
    assert [client.post(path).status_code for path in refused] == [409, 409, 409]
    taken = [f"/contests/entries/{bad.pk}/removal/", f"/contests/judges/{idle.pk}/dismissal/"]
    assert [client.post(path).status_code for path in taken] == [302, 302]
    assert (list(of.entries.all()), list(of.judges.all())) == ([good], [who])
    client.force_login(build.account())
    assert {client.post(path).status_code for path in refused} == {404}


def test_a_contestant_sends_an_article_by_the_own_link_while_works_are_taken(client):
    round_ = open_round()
    of = round_.contest
    there = f"/contests/{of.slug}/works/"
    enter(client, of.slug)
    assert client.get(there).status_code == 404
    of.works_until = timezone.now() + timedelta(days=1)
    of.save()
    assert "Gửi bài viết, clip" in client.get(f"/contests/{of.slug}/").content.decode()
    form = {"kind": "article", "title": "Một cửa", "author": "Nguyễn Văn An", "text": ESSAY}
    assert client.post(there, form | {"text": ""}).status_code == 422
    assert client.post(there, form).status_code == 302
    sent = Entry.objects.get()
    assert (sent.contestant.name, sent.by) == ("Nguyễn Văn An", None)
    for number in range(4):
        file = SimpleUploadedFile("bai.docx", b"PK")
        client.post(there, {"kind": "clip", "title": f"Clip {number}", "author": "An", "file": file})
    assert client.post(there, form).status_code == 409
    of.works_until = timezone.now() - timedelta(seconds=1)
    of.save()
    with pytest.raises(Refused, match="Không trong thời gian"):
        send_work(contestant(of), kind="article", title="t", author="a", text="x", unit=None)
    client.cookies.clear()
    assert client.get(there).status_code == 404
    assert Entry.objects.count() == 5


def test_a_disk_that_is_nearly_full_takes_links_and_no_files(monkeypatch):
    of = open_round().contest
    of.works_until = timezone.now() + timedelta(days=1)
    of.save()
    monkeypatch.setattr("diemcau.contest.actions.entries.LEAST_FREE", 2**62)
    facts = {"kind": "clip", "title": "Clip", "author": "An", "unit": None}
    with pytest.raises(Refused, match="sắp hết chỗ"):
        send_work(contestant(of), file=SimpleUploadedFile("clip.mp4", b"x"), **facts)
    send_work(contestant(of), link="https://example.vn/clip", **facts)
    assert Entry.objects.get().file.name == ""


def test_certificates_of_merit_stand_under_a_decision_of_their_own():
    round_, by = open_round(), build.administrator()
    of = round_.contest
    add_prize(of, category="individual", name="Giải Nhất", count=2, vnd=0, by=by)
    add_prize(of, category="individual", honour="merit", name="Bằng khen", count=1, vnd=0, by=by)
    for number in range(3):
        attempt = begun(round_, name=f"Người {number}")
        send(attempt.pk, {at: place for at, place in right_answers(attempt).items() if at >= number}, 1)
    close(round_)
    day = date(2024, 1, 10)
    prizes = decide(of, "individual", decision="99/QĐ-UBND", decided_on=day, by=by)
    merits = decide(of, "individual", honour="merit", decision="120/QĐ-CT", decided_on=day, by=by)

    assert [row["name"] for row in prizes.content["rows"]] == ["Người 0", "Người 1"]
    assert [(row["name"], row["prize"]) for row in merits.content["rows"]] == [("Người 0", "Bằng khen")]
    with pytest.raises(Refused, match="đã có quyết định"):
        decide(of, "individual", honour="merit", decision="1", decided_on=day, by=by)
    told = [(each.category, each.decision) for each in decided_results(of.conference)]
    assert told == [("cá nhân", "99/QĐ-UBND"), ("cá nhân, Bằng khen của Chủ tịch UBND", "120/QĐ-CT")]
    assert Result.objects.count() == 2
