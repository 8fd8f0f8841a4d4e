"""Messages to the outside, against a real SMTP server on loopback."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.core.files.base import ContentFile
from django.utils import timezone

from diemcau.journal.actions import Letter, confirm, deliver, put, put_each, release, retry, take_back, withdraw
from diemcau.journal.domain import State, wait_before
from diemcau.journal.models import Attachment, Entry, OutboxMessage
from diemcau.kernel.errors import Refused
from tests import build

pytestmark = pytest.mark.django_db


class Office:
    """A mail server that keeps what it gets, and answers as it is told."""

    def __init__(self) -> None:
        self.got: list[Envelope] = []
        self.answer_to = {"rcpt": "250 OK", "data": "250 Nhan roi"}
        self.hangs_up_after_data = False

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ):
        if self.answer_to["rcpt"].startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.answer_to["rcpt"]

    async def handle_DATA(  # noqa: N802 -- aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ):
        self.got.append(envelope)
        if self.hangs_up_after_data:
            server.transport.abort()
            await asyncio.sleep(1)
        return self.answer_to["data"]


@pytest.fixture
def office(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    office = Office()
    controller = Controller(office, hostname="127.0.0.1", port=0)
    controller.port = _free_port()
    controller.start()
    settings.SMTP_URL = f"smtp://127.0.0.1:{controller.port}"
    settings.SMTP_SENDER = "vanphong@quangnam.example"
    yield office
    controller.stop()


def _free_port() -> int:
    import socket

    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def a_message(key: str = "moi-1", **facts) -> OutboxMessage:
    facts = {"address": "an@xa.example", "subject": "Giấy mời", "text": "Trân trọng kính mời.", "by": None} | facts
    return put(key, **facts)


def test_a_message_arrives_with_its_words_its_html_and_its_file(office):
    message = a_message(html="<p>Trân trọng kính mời.</p>", recipient="Nguyễn Thị Ánh, Chủ tịch UBND xã")
    paper = Attachment(name="Giấy mời số 05.pdf", content_type="application/pdf")
    paper.file.save("x.pdf", ContentFile(b"%PDF-1.7"))
    paper.messages.add(message)

    assert deliver() == 1

    message.refresh_from_db()
    assert message.problem == ""
    mail = message_from_bytes(office.got[0].content, policy=policy.default)
    assert (message.state, message.attempts, message.problem) == (State.SENT, 1, "")
    assert message.receipt.endswith("Nhan roi")
    assert mail["To"].addresses[0].display_name == "Nguyễn Thị Ánh, Chủ tịch UBND xã"
    assert mail["Subject"] == "Giấy mời"
    assert mail.get_body(("plain",)).get_content() == "Trân trọng kính mời.\r\n"
    assert mail.get_body(("html",)).get_content() == "<p>Trân trọng kính mời.</p>\r\n"
    assert [(part.get_filename(), part.get_content()) for part in mail.iter_attachments()] == [
        ("Giấy mời số 05.pdf", b"%PDF-1.7")
    ]


def test_the_same_key_put_twice_is_one_message(office):
    assert a_message() == a_message(subject="Lần hai")

    deliver()
    deliver()

    assert len(office.got) == 1


def test_a_held_message_waits_for_a_person(office):
    message, organiser = a_message(hold=True), build.account()
    assert deliver() == 0

    assert release(OutboxMessage.objects.all(), by=organiser) == 1
    deliver()

    message.refresh_from_db()
    assert (message.state, len(office.got)) == (State.SENT, 1)
    assert list(Entry.objects.values_list("verb", "particulars")) == [("journal.outbox_released", {"messages": 1})]


def test_a_withdrawn_message_never_leaves(office):
    a_message()

    assert withdraw(OutboxMessage.objects.all(), by=build.account()) == 1

    assert (deliver(), office.got) == (0, [])


def test_a_refused_address_fails_at_once_and_names_the_reason(office):
    office.answer_to["rcpt"] = "550 Khong co nguoi nay"
    message = a_message()

    deliver()

    message.refresh_from_db()
    assert (message.state, message.problem) == (State.FAILED, "Máy chủ thư từ chối (550): Khong co nguoi nay")


def test_one_bad_address_does_not_stop_the_others(office):
    bad, good = a_message("a", address="không có a còng"), a_message("b")

    deliver()

    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.state, good.state) == (State.FAILED, State.SENT)
    assert bad.problem == "Địa chỉ “không có a còng” không đúng dạng; hãy sửa rồi gửi lại."


def test_a_busy_server_is_asked_again_later_and_not_before(office):
    office.answer_to["rcpt"] = "451 Ban"
    message = a_message()

    deliver()

    message.refresh_from_db()
    assert message.state == State.QUEUED
    assert message.not_before > timezone.now() + timedelta(seconds=50)
    assert deliver() == 0


def test_a_line_that_breaks_after_the_letter_was_handed_over_leaves_the_outcome_unknown(office):
    office.hangs_up_after_data = True
    message = a_message()

    deliver()

    message.refresh_from_db()
    assert (message.state, len(office.got)) == (State.UNKNOWN, 1)
    assert deliver() == 0  # nobody sends it again unasked

    office.hangs_up_after_data = False
    retry(message, by=build.account())
    deliver()
    message.refresh_from_db()
    assert (message.state, len(office.got)) == (State.SENT, 2)


def test_what_a_dead_worker_was_handing_over_becomes_unknown_and_the_rest_leaves(office):
    in_hand, waiting = a_message("moi-1"), a_message("moi-2")
    past = timezone.now() - timedelta(seconds=1)
    OutboxMessage.objects.update(state=State.SENDING, leased_until=past)
    OutboxMessage.objects.filter(pk=in_hand.pk).update(handed_at=past)

    deliver()

    in_hand.refresh_from_db()
    waiting.refresh_from_db()
    assert (in_hand.state, waiting.state, len(office.got)) == (State.UNKNOWN, State.SENT, 1)


def test_a_sender_that_starts_again_takes_back_at_once_what_it_had_taken(office):
    a_message("moi-1")
    a_message("moi-2")
    OutboxMessage.objects.filter(key="moi-1").update(
        state=State.SENDING, leased_until=timezone.now() + timedelta(minutes=5), leased_by="may-1/truoc"
    )
    OutboxMessage.objects.filter(key="moi-2").update(
        state=State.SENDING, leased_until=timezone.now() + timedelta(minutes=5), leased_by="may-2/truoc"
    )

    assert (take_back("may-1/nay"), take_back("/mot-lan")) == (1, 0)

    assert dict(OutboxMessage.objects.values_list("key", "state")) == {"moi-1": "queued", "moi-2": "sending"}


def test_a_sender_whose_lease_ran_out_leaves_the_message_to_the_other(office, monkeypatch):
    message = a_message()

    def taken_meanwhile(channel):
        OutboxMessage.objects.update(leased_by="may-2/nay")
        return outbox_transports.NoTransport()

    from diemcau.journal import transports as outbox_transports

    monkeypatch.setattr("diemcau.journal.actions.outbox.transport_for", taken_meanwhile)
    deliver(sender="may-1/nay")

    message.refresh_from_db()
    assert (message.state, message.handed_at, office.got) == (State.SENDING, None, [])


def test_a_person_says_that_a_doubted_message_has_arrived(office):
    message = a_message()
    OutboxMessage.objects.update(state=State.UNKNOWN)

    confirm(message, by=build.account())

    message.refresh_from_db()
    assert (message.state, message.sent_at is not None, office.got) == (State.SENT, True, [])
    with pytest.raises(Refused, match="vẫn giữ nguyên tình trạng"):
        confirm(message, by=build.account())


def test_many_letters_of_one_occasion_are_put_once_each_with_their_files(office, django_assert_num_queries):
    paper = Attachment.objects.create(name="Kế hoạch.pdf", content_type="application/pdf", file="papers/x")
    letters = [
        Letter(key=f"dot-1:{number}", address=f"xa{number}@x.example", recipient="Xã", subject="Gửi", text="Nội dung")
        for number in range(30)
    ]
    put_each(letters[:10], by=None, attachments=[paper])
    with django_assert_num_queries(6):  # a savepoint, what is known, the letters, their keys, their files
        assert put_each(letters, by=None, attachments=[paper]) == 20
    assert (OutboxMessage.objects.count(), paper.messages.count()) == (30, 30)


def test_what_was_sent_is_not_sent_again_on_request(office):
    message = a_message()
    deliver()

    with pytest.raises(Refused, match="vẫn giữ nguyên tình trạng"):
        retry(message, by=build.account())


def test_without_a_mail_server_the_message_says_so_and_stays(settings):
    settings.SMTP_URL = ""
    message = a_message()

    deliver()

    message.refresh_from_db()
    assert (message.state, message.problem) == (
        State.FAILED,
        "Chưa cấu hình máy chủ thư (DIEMCAU_SMTP_URL); hãy gửi bằng kênh khác.",
    )


def test_states_are_counted_for_the_progress_bar(office):
    a_message("a")
    a_message("b", hold=True)
    deliver()

    counts = OutboxMessage.objects.all().count_by_state()

    assert {state: n for state, n in counts.items() if n} == {"sent": 1, "held": 1}


@pytest.mark.parametrize(("attempt", "minutes"), [(2, 1), (3, 4), (4, 16), (5, 64), (9, 360)])
def test_each_try_waits_longer_than_the_one_before_up_to_six_hours(attempt, minutes):
    assert wait_before(attempt) == timedelta(minutes=minutes)
