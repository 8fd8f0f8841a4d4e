"""The mailbox of the sender's address, to which other servers send back what they cannot deliver."""

from __future__ import annotations

import imaplib
import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qsl, unquote, urlsplit

from diemcau.journal.domain.returned import LARGEST

TIMEOUT_S = 20
BATCH = 200  # letters that one visit looks at


class MailboxError(Exception):
    """The mailbox cannot be read now; the next visit tries again."""


class Mailbox(Protocol):
    def unread(self) -> Iterator[bytes]:
        """New letters, one after the other; each is marked as read when the next one is asked for, none is deleted."""


class NoMailbox:
    """Chưa khai hộp thư nhận thư trả lại."""

    def unread(self) -> Iterator[bytes]:
        return iter(())


class Maildir:
    """A folder in which the mail server of the same machine lays each letter as a file."""

    def __init__(self, path: Path) -> None:
        self._new, self._read = path / "new", path / "cur"

    def unread(self) -> Iterator[bytes]:
        try:
            self._read.mkdir(exist_ok=True)
            for letter in sorted(self._new.iterdir())[:BATCH]:
                with letter.open("rb") as file:
                    content = file.read(LARGEST)
                yield content
                letter.rename(self._read / f"{letter.name.partition(':')[0]}:2,S")
        except OSError as unreadable:
            raise MailboxError(f"Không đọc được hộp thư {self._new}: {unreadable}") from unreadable


class Imap:
    """A mailbox on a mail server."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._host, self._tls = parts.hostname or "localhost", parts.scheme == "imaps"
        self._port = parts.port or (993 if self._tls else 143)
        self._starttls = dict(parse_qsl(parts.query)).get("starttls") == "1"
        self._user, self._password = unquote(parts.username or ""), unquote(parts.password or "")
        self._folder = unquote(parts.path.strip("/")) or "INBOX"

    def unread(self) -> Iterator[bytes]:
        try:
            with self._connected() as line:
                line.login(self._user, self._password)
                status, _ = line.select(f'"{self._folder}"')
                if status != "OK":
                    raise MailboxError(f"Máy chủ thư không có ngăn “{self._folder}”.")
                _, found = line.search(None, "UNSEEN")
                for number in (found[0] or b"").split()[:BATCH]:
                    _, parts = line.fetch(number.decode(), f"(BODY.PEEK[]<0.{LARGEST}>)")
                    yield next((part[1] for part in parts if isinstance(part, tuple)), b"")
                    line.store(number.decode(), "+FLAGS", r"(\Seen)")
        except (imaplib.IMAP4.error, OSError) as broken:
            raise MailboxError(f"Không đọc được hộp thư ở {self._host}: {broken}") from broken

    def _connected(self) -> imaplib.IMAP4:
        context = ssl.create_default_context()
        if self._tls:
            return imaplib.IMAP4_SSL(self._host, self._port, ssl_context=context, timeout=TIMEOUT_S)
        line = imaplib.IMAP4(self._host, self._port, timeout=TIMEOUT_S)
        if self._starttls:
            line.starttls(context)
        return line


def mailbox_at(url: str) -> Mailbox:
    """The mailbox that the settings name."""
    if not url:
        return NoMailbox()
    if url.startswith("maildir://"):
        return Maildir(Path(url.removeprefix("maildir://")))
    return Imap(url)
