"""Letters that come back: reported in the sender's mailbox, found by the message that did not arrive."""

from __future__ import annotations

import socket
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from threading import Thread

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from diemcau.journal.actions import collect_returns, deliver, retry
from diemcau.journal.domain import State
from diemcau.journal.domain.html import as_html
from diemcau.journal.domain.returned import read_return
from diemcau.journal.models import OutboxMessage
from diemcau.journal.transports import MailboxError, mailbox_at
from tests import build
from tests.journal.test_outbox import a_message, office

__all__ = ["office"]


def report(sent: bytes, *, action: str = "failed", status: str = "5.2.2", said: str = "552 Mailbox full") -> bytes:
    """What another server answers (RFC 3464), around the head of the letter that it had taken."""
    letter = MIMEMultipart("report", **{"report-type": "delivery-status"})
    letter["From"], letter["Subject"] = "MAILER-DAEMON@mx.xa.example", "Undelivered Mail Returned to Sender"
    letter.attach(MIMEText("Thư của quý vị không đến được.", "plain", "utf-8"))
    fields = Message()
    fields["Content-Type"] = "message/delivery-status"
    head, recipient = Message(), Message()
    head["Reporting-MTA"] = "dns; mx.xa.example"
    for name, value in (("Action", action), ("Status", status), ("Diagnostic-Code", f"smtp; {said}")):
        recipient[name] = value
    fields.set_payload([head, recipient])
    letter.attach(fields)
    original = Message()
    original["Content-Type"] = "text/rfc822-headers"
    original.set_payload(sent.partition(b"\r\n\r\n")[0].decode("ascii", "replace"))
    letter.attach(original)
    return letter.as_bytes()


def old_daemon(sent: bytes) -> bytes:
    """A server that knows no reports."""
    letter = EmailMessage()
    letter["From"], letter["Subject"] = "Mail Delivery Subsystem <postmaster@xa.example>", "failure notice"
    letter.set_content("Sorry, no mailbox here by that name.\n\n" + sent.decode("ascii", "replace")[:2000])
    return letter.as_bytes()


def absence(sent: bytes) -> bytes:
    letter = EmailMessage()
    letter["From"], letter["Subject"], letter["Auto-Submitted"] = "an@xa.example", "Vắng mặt", "auto-replied"
    letter["In-Reply-To"] = str(message_from_bytes(sent)["Message-ID"])
    letter.set_content("Tôi nghỉ đến hết tuần.")
    return letter.as_bytes()


@pytest.fixture
def maildir(tmp_path):
    for name in ("new", "cur", "tmp"):
        (tmp_path / "box" / name).mkdir(parents=True)
    return tmp_path / "box"


def lay(maildir, *letters: bytes) -> None:
    for number, letter in enumerate(letters):
        (maildir / "new" / f"{1700000000 + number}.M{number}.mx").write_bytes(letter)


@pytest.fixture
def sent(db, office):
    """A message that a server has taken, and the bytes as they left."""
    message = a_message()
    deliver()
    message.refresh_from_db()
    return message, office.got[-1].content


def test_a_letter_that_came_back_is_noted_with_its_reason_and_read_once(sent, maildir):
    message, content = sent
    lay(maildir, report(content))

    assert collect_returns(mailbox_at(f"maildir://{maildir}")) == (1, 1)

    message.refresh_from_db()
    assert (message.state, message.bounced_at is not None) == (State.SENT, True)
    assert message.problem == "Thư bị trả lại: hộp thư đầy (5.2.2 552 Mailbox full)"
    assert [file.name[-4:] for file in (maildir / "cur").iterdir()] == [":2,S"]
    assert collect_returns(mailbox_at(f"maildir://{maildir}")) == (0, 0)


def test_a_server_without_reports_is_understood(sent, maildir):
    message, content = sent
    lay(maildir, old_daemon(content))
    assert collect_returns(mailbox_at(f"maildir://{maildir}")) == (1, 1)
    message.refresh_from_db()
    assert message.problem == "Thư bị trả lại: failure notice"


def test_late_delivered_absent_and_forged_are_no_returns(sent, maildir):
    message, content = sent
    forged = content.replace(message.receipt.split(".")[0].encode(), b"<170000000000")
    lay(
        maildir,
        report(content, action="delayed", status="4.4.1"),
        report(content, action="delivered", status="2.0.0"),
        absence(content),
        report(forged),
        b"\x00\xff" * 50,
    )
    assert collect_returns(mailbox_at(f"maildir://{maildir}")) == (5, 0)
    message.refresh_from_db()
    assert (message.bounced_at, message.problem) == (None, "")


def test_what_came_back_is_sent_again_to_another_address_and_the_old_return_says_nothing_of_it(sent, maildir, office):
    message, content = sent
    lay(maildir, report(content))
    collect_returns(mailbox_at(f"maildir://{maildir}"))

    retry(message, by=build.account(), address="an.moi@xa.example")
    deliver()
    lay(maildir, report(content))
    collect_returns(mailbox_at(f"maildir://{maildir}"))

    message.refresh_from_db()
    assert (message.bounced_at, office.got[-1].rcpt_tos) == (None, ["an.moi@xa.example"])


@pytest.fixture
def imap():
    """A mail server on loopback that speaks as much IMAP as a visit needs; `box` maps number to (letter, is read)."""
    box: dict[int, list] = {}
    server = socket.create_server(("127.0.0.1", 0))

    def answer() -> None:
        line, _ = server.accept()
        with line, line.makefile("rwb") as talk:

            def say(words: bytes) -> None:
                talk.write(words + b"\r\n")
                talk.flush()

            say(b"* OK san sang")
            for asked in talk:
                tag, _, command = asked.strip().partition(b" ")
                verb, _, rest = command.partition(b" ")
                number = int(rest.split()[0]) if verb in {b"FETCH", b"STORE"} else 0
                if verb == b"CAPABILITY":
                    say(b"* CAPABILITY IMAP4rev1")
                elif verb == b"LOGIN" and b"sai" in rest:
                    say(tag + b" NO sai mat khau")
                    continue
                elif verb == b"SELECT":
                    say(b"* %d EXISTS" % len(box))
                elif verb == b"SEARCH":
                    say(b"* SEARCH " + b" ".join(str(key).encode() for key, (_, seen) in box.items() if not seen))
                elif verb == b"FETCH":
                    letter = box[number][0]
                    say(b"* %d FETCH (BODY[]<0> {%d}\r\n%s)" % (number, len(letter), letter))
                elif verb == b"STORE":
                    box[number][1] = b"\\Seen" in rest
                elif verb == b"LOGOUT":
                    say(b"* BYE")
                say(tag + b" OK xong")

    thread = Thread(target=answer, daemon=True)
    thread.start()
    yield box, server.getsockname()[1]
    server.close()
    thread.join(5)


def test_a_mailbox_on_a_server_is_read_and_nothing_in_it_deleted(sent, imap, settings, capsys):
    message, content = sent
    box, port = imap
    box |= {1: [b"Subject: quang cao\r\n\r\n", True], 2: [report(content), False], 3: [absence(content), False]}
    settings.RETURNS_URL = f"imap://vanphong:mat%20khau@127.0.0.1:{port}/INBOX"

    call_command("returns", once=True)

    message.refresh_from_db()
    assert message.bounced_at is not None
    assert "Đã đọc 2 thư, 1 thư của hệ thống bị trả lại." in capsys.readouterr().out
    assert [seen for _, seen in box.values()] == [True, True, True]


def test_a_mailbox_that_cannot_be_read_is_named(imap, tmp_path, settings, capsys, db):
    _, port = imap
    with pytest.raises(MailboxError, match=r"Không đọc được hộp thư ở 127\.0\.0\.1"):
        list(mailbox_at(f"imap://vanphong:sai@127.0.0.1:{port}/").unread())
    settings.RETURNS_URL = f"maildir://{tmp_path}/khong-co"
    call_command("returns", once=True)
    assert "Không đọc được hộp thư" in capsys.readouterr().err


@pytest.mark.django_db
def test_without_a_mailbox_nothing_is_read(settings, capsys):
    settings.RETURNS_URL = ""
    call_command("returns", once=True)
    assert "DIEMCAU_RETURNS_URL" in capsys.readouterr().out
    assert collect_returns(mailbox_at("")) == (0, 0)
    assert not OutboxMessage.objects.exists()


@given(cut=st.integers(0, 900), at=st.integers(0, 900), put=st.binary(max_size=20))
def test_whatever_lies_in_the_mailbox_is_read_without_a_fault(cut, at, put):
    whole = report(b"Message-ID: <17.1.9.5@tinh.example>\r\n\r\n")
    found = read_return(whole[:at] + put + whole[at + cut :])
    assert found is None or "<17.1.9.5@tinh.example>" in found.ids or found.ids


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Kính gửi ông A,\n\nMời dự.", "<p>Kính gửi ông A,</p>\n<p>Mời dự.</p>"),
        ("Còn:\n- A <b>\n- C & B\nHết.", "<p>Còn:</p>\n<ul><li>A &lt;b&gt;</li><li>C &amp; B</li></ul>\n<p>Hết.</p>"),
        ("Tại: https://h.vn/i/1:a-b/.", '<p>Tại: <a href="https://h.vn/i/1:a-b/">https://h.vn/i/1:a-b/</a>.</p>'),
        ('http://x/"onmouseover=1', '<p><a href="http://x/">http://x/</a>&quot;onmouseover=1</p>'),
    ],
)  # fmt: skip
def test_the_page_of_a_letter_says_what_its_text_says(text, html):
    assert as_html(text).partition("<body>\n")[2].partition("\n</body>")[0] == html
