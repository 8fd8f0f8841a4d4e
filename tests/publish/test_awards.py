"""Published winners on the list of awards."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from diemcau.contest.actions import decide, send
from diemcau.directory.domain import Role
from diemcau.kernel.errors import Refused
from diemcau.live.models import Award
from diemcau.publish.actions import hand_awards, prepare, release
from diemcau.publish.models import Edition
from tests import build
from tests.contest.build import begun, open_round, right_answers
from tests.publish.build import bodies, ranking, released

pytestmark = pytest.mark.django_db


def winners() -> Edition:
    """Two people with a prize, frozen and under embargo."""
    round_, by = open_round(), build.administrator()
    for number, name in enumerate(("Giải Nhất", "Giải Nhì")):
        round_.contest.prizes.create(category="individual", position=number, name=name, count=1)
        attempt = begun(round_, name=f"Thí sinh {number}")
        send(attempt.pk, {at: each for at, each in right_answers(attempt).items() if at >= number}, 1)
    round_.opens_at, round_.closes_at = timezone.now() - timedelta(hours=2), timezone.now() - timedelta(seconds=1)
    round_.save()
    result = decide(round_.contest, "individual", decision="99/QĐ-UBND", decided_on=date(2024, 1, 10), by=by)
    return prepare(round_.contest.conference, f"contest:{result.pk}", by=by)


def test_winners_join_the_awards_once_after_the_release_the_highest_last(client):
    edition, by = winners(), build.administrator()
    publication = edition.publication
    client.force_login(by)
    there = f"/publications/{publication.pk}/awards/"

    early = client.post(there)
    release(publication.conference, [edition], by=by)
    client.post(there)
    again = client.post(there)

    assert (early.status_code, again.status_code) == (409, 409)
    awards = list(Award.objects.values_list("title", "receiver"))
    assert awards == [("Giải Nhì", "Thí sinh 1"), ("Giải Nhất", "Thí sinh 0")]
    page = client.get(f"/conferences/{publication.conference_id}/publications/").content.decode()
    assert "Đã có trong phần trao thưởng" in page


def test_the_first_three_of_a_ranking_join_the_awards_the_first_last():
    one, two, three, four = made = bodies("Sở Một", "Sở Hai", "Sở Ba", "Sở Bốn")
    conference = build.conference()
    site = build.site(conference=conference, host=one)
    build.unit(conference=conference, organisation=one, site=site)
    table = ranking(conference, list(zip(made, ("91.25", "88.50", "80.00", "79.00"), strict=True)))
    by = build.administrator()

    hand_awards(released(table, by).publication, by=by)

    awards = list(Award.objects.values_list("title", "receiver", "site"))
    assert awards == [
        ("Hạng Ba", three.name, None),
        ("Hạng Nhì", two.name, None),
        ("Hạng Nhất", one.name, site.pk),
    ]
    assert four.name not in [receiver for _, receiver, _ in awards]


def test_nobody_else_hands_them_over(client):
    publication = winners().publication
    stranger, technician = build.account(), build.account()
    build.conference_role(technician, publication.conference, Role.TECHNICIAN)
    for account, status in ((stranger, 404), (technician, 403)):
        client.force_login(account)
        assert client.post(f"/publications/{publication.pk}/awards/").status_code == status
    with pytest.raises(Refused):
        hand_awards(publication, by=build.administrator())
