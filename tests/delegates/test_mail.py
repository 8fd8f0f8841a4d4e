"""An invitation on its way: through a real mail server, with its letter, and what comes back."""

from __future__ import annotations

from email import message_from_bytes, policy

import pytest
from icalendar import Calendar

from diemcau.delegates.actions import Nominee, name_delegate, render_copies
from diemcau.delegates.models import InvitationCopy
from diemcau.delegates.queries import places
from diemcau.delegates.queries.invitations import copy_lines
from diemcau.journal.actions import collect_returns, deliver, release
from diemcau.journal.models import OutboxMessage
from diemcau.journal.transports import mailbox_at
from tests.delegates.build import scene
from tests.delegates.test_invitations import content_of, issued
from tests.journal.test_outbox import office
from tests.journal.test_returns import report

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
    letter, day = mail.iter_attachments()
    assert mail.get_content_type() == "multipart/mixed"
    assert mail["Subject"].startswith("Giấy mời số 05/GM-UBND dự Hội nghị")
    assert copy.link in mail.get_body(("plain",)).get_content()
    assert f'<a href="{copy.link}">' in mail.get_body(("html",)).get_content()
    assert (letter.get_content_type(), letter.get_content()) == ("application/pdf", content_of(copy))
    (event,) = Calendar.from_ical(day.get_content()).walk("VEVENT")
    assert day["Content-Type"].params["method"] == "PUBLISH"
    assert (day.get_content_type(), event["URL"]) == ("text/calendar", copy.link)
    assert event["DTSTART"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert copy_lines(here.letter)[0].holds == "05/GM-UBND"


def test_a_worker_that_died_and_renders_again_lays_each_file_once(here):
    copy = here.letter.copies.get()
    InvitationCopy.objects.update(rendered_at=None)
    render_copies([copy.pk], by=None)
    names = OutboxMessage.objects.get().attachments.values_list("name", flat=True)
    assert sorted(names) == [f"Giay-moi-05-{copy.pk}.pdf", "Lich-hop.ics"]


def test_an_address_that_is_refused_is_named_on_the_chase_list(here, office):
    office.answer_to["rcpt"] = "550 Khong co hop thu nay"
    release(OutboxMessage.objects.all(), by=here.organiser)
    deliver()

    (place,) = [place for place in places(here.conference) if place.delegate]
    assert place.trouble == "thư không gửi được"
    assert "550" in copy_lines(here.letter)[0].problem


def test_a_letter_that_came_back_reached_nobody_until_it_is_sent_to_another_address(here, office, client, tmp_path):
    release(OutboxMessage.objects.all(), by=here.organiser)
    deliver()
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "1").write_bytes(report(office.got[0].content))
    collect_returns(mailbox_at(f"maildir://{tmp_path}"))

    (line,) = copy_lines(here.letter)
    (place,) = [place for place in places(here.conference) if place.delegate]
    assert (line.holds, line.mail, place.trouble) == ("", "bị trả lại", "thư bị trả lại")

    client.force_login(here.organiser)
    outbox = f"/conferences/{here.conference.pk}/mail/"
    shown = client.get(f"{outbox}?state=returned").content.decode()
    assert "hộp thư đầy (5.2.2" in shown
    assert "hao@dailoc.example" not in client.get(f"{outbox}?state=sent").content.decode()
    message = OutboxMessage.objects.get()
    told = client.post(f"{outbox}{message.pk}/retry/", {"address": "không đúng"}, follow=True).content.decode()
    assert "thư chưa được gửi lại" in told
    client.post(f"{outbox}{message.pk}/retry/", {"address": "hao.nguyen@dailoc.example"})
    deliver()
    assert office.got[-1].rcpt_tos == ["hao.nguyen@dailoc.example"]
    assert copy_lines(here.letter)[0].holds == "05/GM-UBND"


def test_a_letter_that_was_withdrawn_meanwhile_is_not_sent_again(here, office, client):
    office.answer_to["rcpt"] = "550 Khong co hop thu nay"
    release(OutboxMessage.objects.all(), by=here.organiser)
    deliver()
    message = OutboxMessage.objects.get()
    issued(here, number=9, in_place_of=here.letter, wording={"change_reason": "Bão"})
    client.force_login(here.organiser)
    answer = client.post(f"/conferences/{here.conference.pk}/mail/{message.pk}/retry/", {})
    assert answer.status_code == 409
    assert "đã được thay thế" in answer.content.decode()
    message.refresh_from_db()
    assert message.state == "failed"
