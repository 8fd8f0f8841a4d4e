"""The job worker and the sender of letters: what they do, and that they cost nothing while there is nothing to do."""

from __future__ import annotations

import signal

import pytest
from django.core.management import call_command
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from diemcau.journal.actions import deliver, put
from diemcau.journal.domain import State
from diemcau.web import serve
from diemcau.web.management.commands.worker import take_back

pytestmark = pytest.mark.django_db(transaction=True)  # the commands let go of old connections


@task()
def double(number: int) -> int:
    return 2 * number


@pytest.fixture(autouse=True)
def ears():
    """The commands listen to signals; afterwards the tests do again."""
    names = [signal.SIGINT, signal.SIGTERM, signal.SIGQUIT]
    before = [signal.getsignal(name) for name in names]
    yield
    for name, handler in zip(names, before, strict=True):
        signal.signal(name, handler)


def test_the_worker_does_all_that_waits():
    results = [double.enqueue(number) for number in (1, 2, 3)]

    call_command("worker", once=True)

    for result in results:
        result.refresh()
    assert [result.return_value for result in results] == [2, 4, 6]


def test_a_worker_that_starts_again_does_what_the_killed_one_had_begun():
    begun, elsewhere = double.enqueue(1), double.enqueue(2)
    DBTaskResult.objects.filter(pk=begun.id).update(status="RUNNING", worker_ids=["may-1/truoc"])
    DBTaskResult.objects.filter(pk=elsewhere.id).update(status="RUNNING", worker_ids=["may-2/truoc"])

    assert take_back("may-1/nay") == 1

    call_command("worker", once=True)
    begun.refresh()
    elsewhere.refresh()
    assert (begun.return_value, elsewhere.status) == (2, "RUNNING")


def test_an_idle_worker_only_looks(django_assert_num_queries):
    with django_assert_num_queries(1):  # without a lock
        call_command("worker", once=True)


def test_an_idle_sender_only_looks(django_assert_num_queries):
    with django_assert_num_queries(2):  # what is due, what was given up: without a lock
        assert deliver() == 0


def test_without_a_mail_server_letters_wait_and_the_sender_says_so(settings, capsys):
    settings.SMTP_URL = ""
    letter = put("thư-1", address="snv@quangnam.example", subject="Giấy mời", text="Kính mời", by=None)

    call_command("outbox", once=True)

    letter.refresh_from_db()
    assert letter.state == State.QUEUED
    assert "DIEMCAU_SMTP_URL" in capsys.readouterr().out


@pytest.mark.filterwarnings("ignore:'imghdr':DeprecationWarning")
def test_without_a_mail_server_other_channels_go_on_and_letters_wait(settings):
    settings.SMTP_URL, settings.CHANNELS = "", ["json"]
    letter = put("thư-1", address="snv@quangnam.example", subject="Giấy mời", text="Kính mời", by=None)
    chat = put("tin-1", channel="apprise", address="json://", subject="Nhắc", text="Đề nghị cử đại biểu.", by=None)

    call_command("outbox", once=True)

    letter.refresh_from_db()
    chat.refresh_from_db()
    assert (letter.state, letter.attempts, chat.state) == (State.QUEUED, 0, State.FAILED)
    assert "không đúng dạng" in chat.problem


@pytest.mark.parametrize(
    ("url", "channels", "sends"), [("", [], False), ("smtp://127.0.0.1:25", [], True), ("", ["tgram"], True)]
)
def test_the_sender_runs_beside_the_pages_only_where_something_can_leave(settings, url, channels, sends):
    settings.SMTP_URL, settings.CHANNELS = url, channels

    names = [part.name for part in serve.parts("127.0.0.1", 8000)]

    assert ("gửi thư" in names) is sends
