"""Messages by other channels than mail, behind the same outbox."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from diemcau.journal.actions import deliver, put
from diemcau.journal.domain import State

# Apprise still imports what Python will drop.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:'imghdr':DeprecationWarning")]


@pytest.fixture
def chat():
    """A chat server on loopback that keeps what it gets."""
    got = []

    class Chat(BaseHTTPRequestHandler):
        def do_POST(self):
            got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Chat)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"json://127.0.0.1:{server.server_port}", got
    server.shutdown()
    thread.join()
    server.server_close()


def a_message(address):
    return put("remind:1", channel="apprise", address=address, subject="Nhắc", text="Đề nghị cử đại biểu.", by=None)


def test_a_channel_that_is_allowed_gets_the_words(settings, chat):
    address, got = chat
    settings.CHANNELS = ["json"]
    message = a_message(address)

    deliver()

    message.refresh_from_db()
    assert (message.state, [(each["title"], each["message"]) for each in got]) == (
        State.SENT,
        [("Nhắc", "Đề nghị cử đại biểu.")],
    )


@pytest.mark.parametrize(
    ("allowed", "reason"), [([], "Chưa cấu hình"), (["tgram"], "chưa được mở"), (["json"], "không đúng dạng")]
)
def test_what_is_not_allowed_is_never_called(settings, chat, allowed, reason):
    address, got = chat
    settings.CHANNELS = allowed
    message = a_message("json://" if allowed == ["json"] else address)

    deliver()

    message.refresh_from_db()
    assert (message.state, got) == (State.FAILED, [])
    assert reason in message.problem
