"""A day that a person sets for a task."""

from __future__ import annotations

from datetime import date

import pytest

from diemcau.assignments.actions import set_due
from diemcau.assignments.models import Assignment
from diemcau.assignments.permissions import can_steer
from diemcau.journal.models import Entry
from tests import build

pytestmark = pytest.mark.django_db


def test_a_day_set_by_a_person_is_kept_with_who_set_it():
    conference, account = build.conference(), build.account()
    task = Assignment.objects.create(conference=conference, position=0, text="Kiểm tra đường truyền")

    set_due(task, date(2024, 1, 20), by=account)

    task.refresh_from_db()
    assert (task.due_on, task.due_was_set) == (date(2024, 1, 20), True)
    assert list(Assignment.objects.worked_on()) == [task]
    assert Entry.objects.get().particulars == {"due_on": "2024-01-20", "was": None}


def test_whoever_organises_steers_the_work():
    conference, organiser, other = build.conference(), build.account(), build.account()
    build.conference_role(organiser, conference)
    task = Assignment.objects.create(conference=conference, position=0, text="Kiểm tra đường truyền")

    assert can_steer(organiser, task)
    assert not can_steer(other, task)
