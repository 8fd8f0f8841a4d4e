"""Articles and clips, and those who judge them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from diemcau.contest.actions import add_criterion, appoint_judge, decide, judge_entry
from diemcau.contest.domain.likeness import alike
from diemcau.contest.models import Contest, Entry, Judge, Judging, Winner
from diemcau.contest.queries.entries import ranked_entries
from diemcau.kernel.errors import Refused
from tests import build
from tests.contest.build import contest

ESSAY = "Một cửa ở xã tôi nay trả kết quả trong ngày và người dân không phải đi lại nhiều lần như trước"


def entry(of: Contest, **facts: object) -> Entry:
    facts = {"title": "Một cửa", "author": "Hồ Thị Ch'ơm", "kind": "article", "text": ESSAY} | facts
    return Entry.objects.create(contest=of, by=build.account(), **facts)


def judge(of: Contest, **facts: object) -> Judge:
    return Judge.objects.create(contest=of, account=build.account(), **facts)


def rubric(of: Contest) -> None:
    add_criterion(of, name="Nội dung", most=Decimal(70), by=build.administrator())
    add_criterion(of, name="Hình thức", most=Decimal(30), by=build.administrator())


def marks(content: int, form: int) -> dict[str, Decimal]:
    return {"Nội dung": Decimal(content), "Hình thức": Decimal(form)}


def test_essays_that_share_their_wording_are_named_and_others_are_not():
    other = "Clip của chúng tôi nói về chuyển đổi số trong trường học vùng cao và những buổi tập huấn cuối tuần"
    found = alike({1: ESSAY, 2: ESSAY.upper() + " năm nay", 3: other, 4: "ngắn"})
    assert [(pair.one, pair.other) for pair in found] == [(1, 2)] and found[0].likeness > 90


@pytest.mark.django_db
def test_entries_stand_by_the_mean_and_far_apart_judges_are_pointed_out():
    of, by = contest(), build.administrator()
    rubric(of)
    good, bad = entry(of), entry(of, title="Hai")
    one, two = judge(of), judge(of)
    for who, of_good, of_bad in ((one, marks(70, 20), marks(10, 10)), (two, marks(68, 20), marks(60, 20))):
        judge_entry(good, who, of_good, by=by)
        judge_entry(bad, who, of_bad, by=by)

    first, second = ranked_entries(of)

    assert (first.entry, first.found.mean, first.look_again) == (good, Decimal("89.00"), False)
    assert (second.rank, second.found.mean, second.look_again) == (2, Decimal("50.00"), True)


@pytest.mark.django_db
@pytest.mark.parametrize("given", [{}, marks(71, 0), marks(-1, 0), marks(1, 1) | {"Khác": Decimal(1)}])
def test_marks_that_do_not_fit_the_rubric_change_nothing(given):
    of = contest()
    rubric(of)
    with pytest.raises(Refused):
        judge_entry(entry(of), judge(of), given, by=build.administrator())
    assert Judging.objects.count() == 0


@pytest.mark.django_db
def test_nobody_judges_the_own_unit_not_even_past_the_action(client):
    of, unit = contest(), build.organisation()
    rubric(of)
    theirs, who = entry(of, unit=unit), judge(of, unit=unit)
    client.force_login(who.account)

    page = client.post(f"/contests/entries/{theirs.pk}/marks/", {})

    assert page.status_code == 403
    with pytest.raises(Refused, match="của đơn vị mình"):
        judge_entry(theirs, who, marks(1, 1), by=who.account)
    with pytest.raises(IntegrityError), transaction.atomic():
        Judging.objects.create(entry=theirs, judge=who, entry_unit=unit, judge_unit=unit, marks={})


@pytest.mark.django_db
def test_prizes_of_entries_are_decided_under_their_own_decision():
    of, by = contest(), build.administrator()
    rubric(of)
    judge_entry(entry(of), judge(of), marks(60, 20), by=by)
    of.prizes.create(category="entries", position=1, name="Giải A", count=1)

    result = decide(of, "entries", decision="100/QĐ-UBND", decided_on=date(2024, 1, 10), by=by)

    winner = Winner.objects.get()
    assert (winner.receiver, result.content["rows"][0]["prize"]) == ("Hồ Thị Ch'ơm", "Giải A")
    with pytest.raises(Refused, match="đã có quyết định"):
        judge_entry(winner.entry, judge(of), marks(1, 1), by=by)


@pytest.mark.django_db
def test_the_organiser_takes_entries_in_and_a_judge_marks_them(client):
    of, unit = contest(), build.organisation()
    of.conference.units.create(organisation=unit)
    organiser, marking = build.administrator(), build.account(name="giam-khao")
    client.force_login(organiser)
    there = f"/conferences/{of.conference_id}/contests/{of.pk}/entries/"
    client.post(f"/contests/{of.pk}/criteria/", {"name": "Nội dung", "most": "100"})
    client.post(f"/contests/{of.pk}/judges/", {"account": "giam-khao", "unit": unit.pk})
    facts = {"title": "Clip một cửa", "author": "Nhóm A", "kind": "clip"}
    empty = client.post(there, facts)
    file = SimpleUploadedFile("clip.html", b"<script>1</script>", "text/html")
    client.post(there, facts | {"file": file})
    theirs = Entry.objects.get()

    client.force_login(marking)
    listed = client.get(f"/contests/{of.pk}/judging/").content.decode()
    fetched = client.get(f"/contests/entries/{theirs.pk}/file/")
    content = b"".join(fetched.streaming_content)
    too_much = client.post(f"/contests/entries/{theirs.pk}/marks/", {f"c{of.criteria.get().pk}": "101"})
    client.post(f"/contests/entries/{theirs.pk}/marks/", {f"c{of.criteria.get().pk}": "87,5"})

    assert (empty.status_code, too_much.status_code) == (422, 422)
    assert "Clip một cửa" in listed and "Nhóm A" not in listed
    assert fetched["Content-Disposition"].startswith("attachment") and "sandbox" in fetched["Content-Security-Policy"]
    assert content == b"<script>1</script>"
    assert ranked_entries(of)[0].found.mean == Decimal("87.50")
    assert client.get(there).status_code == 404
    client.force_login(build.account())
    assert client.get(f"/contests/{of.pk}/judging/").status_code == 404
    assert client.get(f"/contests/entries/{theirs.pk}/file/").status_code == 404


@pytest.mark.django_db
def test_a_unit_chosen_for_a_judge_stays_once_something_is_marked():
    of, by = contest(), build.administrator()
    rubric(of)
    who = judge(of)
    judge_entry(entry(of), who, marks(1, 1), by=by)
    with pytest.raises(Refused, match="đã chấm"):
        appoint_judge(of, who.account, build.organisation(), by=by)
