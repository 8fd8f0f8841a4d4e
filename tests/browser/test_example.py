"""What a newcomer sees first: the example conference of `bin/serve`, and the picture of it in the README."""

from __future__ import annotations

import re

import pytest
from django.core.management import call_command

from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from tests.browser.conftest import DESK, SCREENS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "mat-khau-tot-1"


@SCREENS
def test_the_example_conference_has_something_ready_and_something_to_do(visitor, screen, settings, tmp_path):
    settings.DATA = settings.MEDIA_ROOT = tmp_path
    call_command("demo")
    conference = Conference.objects.get()
    organiser = Account.objects.get(name="to-chuc")
    organiser.set_password(PASSWORD)
    organiser.save()
    one = visitor(screen)
    one.sign_in("to-chuc", PASSWORD)

    one.open(f"/conferences/{conference.pk}/")
    assert (one.violations(), one.overflow()) == ([], 0)

    one.open(f"/conferences/{conference.pk}/board/")
    heading = one.page.get_by_role("heading", level=1).inner_text()
    unready = int(re.fullmatch(r"Chưa sẵn sàng: (\d+) trong 260 điểm cầu", heading)[1])
    assert 0 < unready < 260
    assert one.page.get_by_text("đủ 14").count() >= 2
    assert (one.violations(), one.overflow()) == ([], 0)
    if screen == DESK:
        one.picture("board")
