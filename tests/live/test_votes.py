"""Votes."""

from __future__ import annotations

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from diemcau.kernel.errors import Refused
from diemcau.live import actions
from diemcau.live.domain.votes import Electorate, VoteState, count
from diemcau.live.models import Ballot, Cast, LogEntry, ScreenLink, Slide, Voter
from diemcau.live.queries.votes import result
from tests import build as rows
from tests.delegates import day
from tests.live import build


def prepared(conference, **facts):
    defaults = {"electorate": Electorate.SITES, "is_secret": False, "quorum": 50, "key": build.key(), "by": None}
    return actions.prepare_vote(conference, "Thông qua Nghị quyết?", ["Có", "Không"], **defaults | facts)


def opened(conference, **facts):
    return actions.step_vote(prepared(conference, **facts), VoteState.OPEN, by=None)


def cast(vote, site, choice=0, key=None):
    return actions.cast_ballot(vote, f"site:{site.pk}", choice, key=key or build.key(), by=None)


@pytest.mark.django_db
def test_whoever_is_there_at_the_opening_votes_once_and_has_a_receipt():
    conference = build.conference()
    here, there = build.site(conference), build.site(conference)
    vote = opened(conference)
    late = build.site(conference)
    key = build.key()

    assert cast(vote, here, 0, key).receipt == cast(vote, here, 1, key).receipt
    with pytest.raises(Refused, match="đã được ghi nhận"):
        cast(vote, here, 1)
    with pytest.raises(Refused, match="không có trong danh sách"):
        cast(vote, late)
    cast(vote, there, 1)

    assert result(vote).counts == (1, 1)
    assert result(vote) == result(vote)


@pytest.mark.django_db
def test_a_secret_ballot_leads_to_nobody_and_the_sum_is_checked():
    conference = build.conference()
    sites = [build.site(conference) for _ in range(3)]
    vote = opened(conference, is_secret=True)
    for number, site in enumerate(sites):
        cast(vote, site, number % 2)
    assert {field.attname for field in Ballot._meta.concrete_fields} == {"id", "vote_id", "choice"}
    assert set(Cast.objects.values_list("choice", flat=True)) == {None}
    assert result(vote).counts == (2, 1)
    Ballot.objects.create(vote=vote, choice=1)
    with pytest.raises(RuntimeError, match="4 ballots of 3 voters"):
        result(vote)


@pytest.mark.django_db
def test_one_vote_each_is_the_databases_own_rule():
    conference = build.conference()
    build.site(conference)
    vote = opened(conference)
    voter = Voter.objects.get(vote=vote)
    Cast.objects.create(voter=voter, key=build.key(), receipt="A", choice=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Cast(voter=voter, key=build.key(), receipt="B", choice=1).save(force_insert=True)


@pytest.mark.django_db
def test_nobody_hears_how_a_vote_goes_before_it_is_released():
    conference = build.conference()
    site = build.site(conference)
    vote = opened(conference)
    cast(vote, site, 1)
    vote = actions.step_vote(vote, VoteState.CLOSED, by=None)
    said = str(list(LogEntry.objects.values_list("content", flat=True)))
    assert "counts" not in said and not Slide.objects.exists()

    actions.step_vote(vote, VoteState.RELEASED, by=None)

    shown = LogEntry.objects.filter(section="show").order_by("-sequence").first().content
    assert [row["value"] for row in shown["rows"]] == [0, 1]


@pytest.mark.django_db
def test_only_one_vote_is_open_and_each_step_comes_in_its_order():
    conference = build.conference()
    build.site(conference)
    first, second = opened(conference), prepared(conference)
    with pytest.raises(Refused, match="nội dung khác"):
        actions.step_vote(second, VoteState.OPEN, by=None)
    with pytest.raises(Refused, match="không còn phù hợp"):
        actions.step_vote(second, VoteState.RELEASED, by=None)
    actions.step_vote(first, VoteState.CLOSED, by=None)
    with pytest.raises(Refused, match="đã đóng"):
        cast(first, conference.sites.first())


@pytest.mark.parametrize(
    ("cast", "entitled", "quorum", "valid"),
    [(130, 260, 50, True), (129, 260, 50, False), (0, 0, 0, False), (1, 3, 34, False)],
)
def test_a_quorum_is_reached_in_whole_numbers(cast, entitled, quorum, valid):
    assert count(["Có"], [0] * cast, entitled=entitled, quorum=quorum).is_valid is valid


@pytest.mark.parametrize("options", [["Có"], ["Có", "Có"], [], [str(n) for n in range(9)]])
@pytest.mark.django_db
def test_a_vote_without_a_choice_is_no_vote(options):
    with pytest.raises(Refused, match="từ 2 đến 8"):
        actions.prepare_vote(
            build.conference(),
            "Có đồng ý?",
            options,
            electorate=Electorate.SITES,
            is_secret=False,
            quorum=0,
            key=build.key(),
            by=None,
        )


@pytest.mark.django_db(transaction=True)
def test_two_browsers_of_one_site_that_vote_at_the_same_moment_have_one_vote():
    conference = build.conference()
    site = build.site(conference)
    vote, refused = opened(conference), []

    def vote_once(choice):
        try:
            cast(vote, site, choice)
        except Refused as no:
            refused.append(no)
        connection.close()

    browsers = [threading.Thread(target=vote_once, args=(number % 2,)) for number in range(6)]
    for browser in browsers:
        browser.start()
    for browser in browsers:
        browser.join()
    assert (Cast.objects.count(), len(refused)) == (1, 5)


@pytest.mark.django_db
def test_the_delegates_who_are_checked_in_at_the_opening_vote_once_each_by_the_phone_of_any_invitation(client):
    rows.administrator()
    site, people = day.site_of(3)
    for one in people[:2]:
        build.check_in(one)
    phones = [actions.open_phone(day.copy_for(one), by=None) for one in (people[0], people[0], people[2])]
    lent = build.phone(site)
    vote = opened(site.conference, electorate=Electorate.DELEGATES)
    assert set(vote.voters.values_list("who", flat=True)) == {
        *(f"person:{one.person_id}" for one in people[:2]),
        f"link:{ScreenLink.objects.get(delegate=None).pk}",
    }
    given = [
        client.post(f"{address}ballots/{vote.pk}/", {"choice": 0, "key": str(build.key())}).status_code
        for address in (*(f"/screens/{secret}/" for secret in phones), lent)
    ]
    assert given == [200, 409, 409, 200]  # the second phone of the same person; whoever is not here
    assert result(actions.step_vote(vote, VoteState.CLOSED, by=None)).counts == (2, 0)


@pytest.mark.django_db
def test_where_nobody_is_checked_in_every_named_delegate_votes():
    site, people = day.site_of(2)
    vote = opened(site.conference, electorate=Electorate.DELEGATES)
    assert vote.voters.count() == len(people)
