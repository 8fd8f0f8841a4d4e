"""What the database itself refuses, and what two looks at one thing become."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from diemcau.connectivity.actions import add_backup_line, confirm_picture, main_line, note_presence
from diemcau.connectivity.domain import PresenceState, Readiness, Source, Verdict, readiness
from diemcau.connectivity.models import Line, LineTest, Presence
from diemcau.kernel.errors import Refused
from tests.connectivity import build

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("line", "picture", "expected"),
    [
        (Verdict.GOOD, True, Readiness.READY),
        (Verdict.GOOD, None, Readiness.WAITING),
        (None, True, Readiness.WAITING),
        (Verdict.GOOD, False, Readiness.LACKING),
        (Verdict.BAD, True, Readiness.LACKING),
        (Verdict.UNSURE, True, Readiness.ATTENTION),
        (Verdict.WEAK, None, Readiness.ATTENTION),
    ],
)
def test_green_needs_the_line_and_the_picture(line, picture, expected):
    assert readiness(line, picture) is expected


@pytest.mark.parametrize(
    "wrong",
    [
        {"echoes_back": 3001},
        {"echoes_seen": 2999},
        {"verdict": None, "ending": "whole"},
        {"verdict": Verdict.GOOD, "ending": "cut"},
        {"transport": "pigeon"},
    ],
)
def test_a_test_that_cannot_have_been_is_refused_by_the_database(wrong):
    verdict = wrong.pop("verdict", Verdict.GOOD)
    with pytest.raises(IntegrityError), transaction.atomic():
        build.line_test(verdict, **wrong)


def test_a_site_has_one_main_line_and_one_backup_of_each_carrier():
    site, technician = build.site(), build.account()
    assert main_line(site, by=technician) == main_line(site, by=technician)
    add_backup_line(site, "Viettel", "4G", by=technician)
    with pytest.raises(Refused, match="đã có đường dự phòng của Viettel"):
        add_backup_line(site, "Viettel", "cáp quang", by=technician)
    assert [line.is_backup for line in Line.objects.filter(site=site)] == [False, True]


def test_the_newest_whole_test_counts_and_one_cut_off_does_not_hide_it():
    line, now = build.line(), timezone.now()
    build.line_test(Verdict.BAD, line=line, at=now - timedelta(hours=3))
    newest = build.line_test(Verdict.GOOD, line=line, at=now - timedelta(hours=2))
    build.line_test(None, line=line, at=now)
    assert list(LineTest.objects.newest_of_each_line()) == [newest]


def test_a_site_stands_at_one_place_in_the_meeting_and_its_past_stays():
    site, seen = build.site(), timezone.now()
    note_presence(site, PresenceState.CONNECTED, by=None, source=Source.SYSTEM, at=seen)
    note_presence(site, PresenceState.CONNECTED, by=None, source=Source.SYSTEM, at=seen + timedelta(seconds=5))
    note_presence(site, PresenceState.LOST, by=None, source=Source.PROBE, at=seen + timedelta(seconds=9))
    late = note_presence(site, PresenceState.CONNECTED, by=None, source=Source.SYSTEM, at=seen + timedelta(seconds=7))
    assert late.state == PresenceState.LOST
    assert [(row.state, row.until) for row in Presence.objects.filter(site=site).order_by("since")] == [
        ("connected", seen + timedelta(seconds=9)),
        ("lost", None),
    ]


def test_a_second_look_at_the_picture_is_a_second_row():
    site, contact = build.site(), build.account()
    confirm_picture(site, has_picture=True, has_sound=False, by=contact, source=Source.SITE)
    confirm_picture(site, has_picture=True, has_sound=True, by=contact, source=Source.SITE)
    assert [check.is_good for check in site.picture_checks.all()] == [True, False]
