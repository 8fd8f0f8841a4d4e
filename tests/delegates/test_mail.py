"""An invitation on its way: through a real mail server, with its letter, and what comes back."""

from __future__ import annotations

from email import message_from_bytes, policy

import pytest

from diemcau.delegates.actions import Nominee, name_delegate
from diemcau.delegates.queries import places
from diemcau.delegates.queries.invitations import copy_lines
from diemcau.journal.actions import deliver, note_bounce, release
from diemcau.journal.models import OutboxMessage
from tests.delegates.build import scene
from tests.delegates.test_invitations import content_of, issued
from tests.journal.test_outbox import office

__all__ = ["office"]


@pytest.fixture
def here(db, office):
    found = scene()
    name_delegate(found.seat, Nominee(person=found.chairman, title="Chủ tịch"), by=found.organiser)
    found.letter = issued(found)
    return found


def test_it_waits_until_a_person_lets_it_go_then_arrives_with_the_letter(here, office):
    assert (deliver(), office.got) == (0, [])
    release(OutboxMessage.objects.all(), by=here.organiser)
    deliver()

    (envelope,) = office.got
    mail = message_from_bytes(envelope.content, policy=policy.default)
    copy = here.letter.copies.get()
    (file,) = mail.iter_attachments()
    assert mail.get_content_type() == "multipart/mixed"
    assert mail["Subject"].startswith("Giấy mời số 05/GM-UBND dự Hội nghị")
    assert copy.link in mail.get_body(("plain",)).get_content()
    assert (file.get_content_type(), file.get_content()) == ("application/pdf", content_of(copy))
    assert copy_lines(here.letter)[0].holds == "05/GM-UBND"


def test_an_address_that_is_refused_is_named_on_the_chase_list(here, office):
    office.answer_to["rcpt"] = "550 Khong co hop thu nay"
    release(OutboxMessage.objects.all(), by=here.organiser)
    deliver()

    (place,) = [place for place in places(here.conference) if place.delegate]
    assert place.trouble == "thư không gửi được"
    assert "550" in copy_lines(here.letter)[0].problem


def test_a_letter_that_came_back_reached_nobody(here, office):
    release(OutboxMessage.objects.all(), by=here.organiser)
    deliver()
    note_bounce(OutboxMessage.objects.get(), "Hộp thư đầy")

    (line,) = copy_lines(here.letter)
    (place,) = [place for place in places(here.conference) if place.delegate]
    assert (line.holds, line.mail, place.trouble) == ("", "bị trả lại", "thư bị trả lại")
