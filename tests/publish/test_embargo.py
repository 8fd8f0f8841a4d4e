"""A rank that is asked for before its release: by search, open data, screens, the log of the day, every address."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from diemcau.contest.actions import decide, send
from diemcau.directory.domain import Role
from diemcau.journal.models import Entry, OutboxMessage
from diemcau.live.models import LogEntry, Slide
from diemcau.publish.actions import prepare, release
from diemcau.publish.models import Edition, Publication
from tests import build
from tests.contest.build import begun, open_round, right_answers
from tests.live.build import console
from tests.papers.test_audiences import addresses, told
from tests.publish.build import bodies, ranking
from tests.test_architecture import patterns

pytestmark = pytest.mark.django_db

GRADE, WINNER = "Hangbimat", "Nguoithangbimat"  # what only the frozen results say


@pytest.fixture
def conference():
    return build.conference()


@pytest.fixture
def waiting(conference) -> list[Edition]:
    """A ranking and the winners of a contest, frozen for the chair."""
    by = build.administrator()
    units = bodies("UBND huyện Một", "UBND huyện Hai")
    table = ranking(conference, [(units[0], "91.37"), (units[1], "88.51")])
    table.rows.update(grade=GRADE)
    round_ = open_round()
    of = round_.contest
    of.conference = conference
    of.save()
    of.prizes.create(category="individual", position=1, name="Giải Nhất", count=1)
    attempt = begun(round_, name=WINNER, unit=units[0])
    send(attempt.pk, right_answers(attempt), 1)
    round_.opens_at, round_.closes_at = timezone.now() - timedelta(hours=2), timezone.now() - timedelta(seconds=1)
    round_.save()
    result = decide(of, "individual", decision="99/QĐ-UBND", decided_on=date(2024, 1, 10), by=by)
    return [prepare(conference, key, by=by) for key in (f"ranking:{table.pk}", f"contest:{result.pk}")]


def walked(conference, waiting: list[Edition]) -> list[str]:
    """Every address that there is, filled with what belongs to the frozen results; and searches for their words."""
    slugs = [edition.publication.slug for edition in waiting]
    of = conference.contests.get()
    rows: dict[str, list[object]] = {
        "conference_id": [conference.pk],
        "slug": [*slugs, of.slug],
        "edition_id": [edition.pk for edition in waiting],
        "publication_id": list(Publication.objects.values_list("pk", flat=True)),
        "contest_id": [of.pk],
        "result_id": [each.pk for each in of.results.all()],
        "code": [edition.table.rows[0].organisation for edition in waiting],
        "version": [1],
        "number": [1],
        "kind": ["docx", "pdf", "xlsx"],
        "category": ["individual"],
        "key": ["results"],
    }
    small = dict.fromkeys(name for _name, each in patterns(get_resolver()) for name in each.pattern.converters)
    rows = {name: [1] for name in small if name.endswith("_id")} | rows
    words = (GRADE[:-1], WINNER[:-1].lower(), "91,3", "Một")  # an answer says back what was asked: never the whole word
    searches = [f"/search/?q={word}&hn={conference.pk}" for word in words]
    answers = ["/results/?lang=en", *(f"/results/{slug}/?lang=en" for slug in slugs)]
    return [*addresses(rows), *searches, *answers]


def leaks(client: Client, paths: list[str]) -> list[tuple[str, int]]:
    found = []
    client.raise_request_exception = False
    for path in paths:
        answer = client.get(path)
        body = told(answer)
        if any(word.encode() in body for word in (GRADE, WINNER, "91,37", "91.37")):
            found.append((path, answer.status_code))
    return found


def everybody_else(conference) -> dict[str, Client]:
    """A stranger, a contact of a unit, and whoever has all the roles that neither make ready nor release."""
    here = build.organisation(name="UBND huyện Ba")
    people = {"a stranger": Client(), "an office": Client()}
    office, contact = build.account(), build.account()
    for role in (Role.OFFICE, Role.TECHNICIAN, Role.SECRETARY):
        build.conference_role(office, conference, role)
    people["an office"].force_login(office)
    build.organisation_role(contact, here)
    build.unit(conference=conference, organisation=here)
    people["a contact"] = Client()
    people["a contact"].force_login(contact)
    return people


def test_no_address_tells_a_rank_before_its_release_and_the_public_ones_do_afterwards(conference, waiting):
    paths = walked(conference, waiting)
    assert len(paths) > 300
    for who, client in everybody_else(conference).items():
        assert leaks(client, paths) == [], who

    release(conference, waiting, by=build.administrator())

    open_now = {path for path, _status in leaks(Client(), paths)}
    first, second = (edition.publication.slug for edition in waiting)
    assert {
        f"/results/{first}/",
        f"/api/v1/results/{first}/",
        f"/results/{second}/",
        f"/results/{first}.csv",
    } <= open_now
    assert not any(path.startswith("/conferences/") for path in open_now)  # what is behind the sign-in stays there


def test_neither_log_nor_stream_nor_outbox_nor_a_screen_knows_of_it(client, conference, waiting):
    site = build.site(conference=conference)
    page = client.get(console(site)).content.decode()
    assert GRADE not in page and WINNER not in page
    assert Slide.objects.count() == 0
    kept = " ".join(
        [
            *(str(row) for row in LogEntry.objects.values_list("content", flat=True)),
            *(str(row) for row in Entry.objects.values_list("verb", "particulars")),
            *(f"{row.subject} {row.text}" for row in OutboxMessage.objects.all()),
        ]
    )
    assert not any(word in kept for word in (GRADE, WINNER, "91.37", "88.51"))


def test_an_address_asked_for_too_early_is_there_at_once_after_the_release(client, conference, waiting):
    address = f"/results/{waiting[0].publication.slug}/"
    early = client.get(address)
    release(conference, waiting, by=build.administrator())
    assert (early.status_code, "ETag" in early.headers) == (404, False)  # no cache on the way may keep it
    assert GRADE in client.get(address).content.decode()
