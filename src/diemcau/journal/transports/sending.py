"""The doors to the outside. Each has a null twin, so that a site without a mail server still works."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid
from typing import Protocol
from urllib.parse import parse_qsl, unquote, urlsplit

from django.conf import settings
from django.utils import timezone

from diemcau.journal.domain.html import as_html
from diemcau.journal.models import OutboxMessage

TIMEOUT_S = 20


class TransportError(Exception):
    """The message did not leave. `permanent`: trying again will not help."""

    def __init__(self, reason: str, *, permanent: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent


class OutcomeUnknown(Exception):
    """The line broke after the message was handed over: the other side may have it."""


class Transport(Protocol):
    def send(self, message: OutboxMessage) -> str:
        """Hand one message over and return the other side's receipt; raise `TransportError` or `OutcomeUnknown`."""

    def close(self) -> None: ...


class NoTransport:
    """Chưa cấu hình máy chủ thư: everything stays where people can see it and hand it over themselves."""

    def send(self, message: OutboxMessage) -> str:
        raise TransportError("Chưa cấu hình máy chủ thư (DIEMCAU_SMTP_URL); hãy gửi bằng kênh khác.", permanent=True)

    def close(self) -> None: ...


class Smtp:
    """One connection for a batch. Addresses are never checked by DNS: closed networks have none."""

    def __init__(self, url: str, sender: str) -> None:
        parts = urlsplit(url)
        self._host, self._tls = parts.hostname or "localhost", parts.scheme == "smtps"
        self._port = parts.port or (465 if self._tls else 25)
        self._starttls = dict(parse_qsl(parts.query)).get("starttls") == "1"
        self._user, self._password = unquote(parts.username or ""), unquote(parts.password or "")
        self._sender = sender
        self._line: smtplib.SMTP | None = None

    def send(self, message: OutboxMessage) -> str:
        try:
            mail = letter(message, self._sender)
        except ValueError as nonsense:
            reason = f"Địa chỉ “{message.address}” không đúng dạng; hãy sửa rồi gửi lại."
            raise TransportError(reason, permanent=True) from nonsense
        line = self._connected()
        try:
            line.mail(self._sender)
            code, said = line.rcpt(message.address)
            if code not in {250, 251}:
                raise smtplib.SMTPResponseException(code, said)
        except smtplib.SMTPResponseException as refused:
            line.rset()
            raise _refusal(refused) from refused
        except (smtplib.SMTPException, OSError) as broken:
            self._drop()
            raise TransportError("Máy chủ thư ngắt kết nối trước khi nhận thư.", permanent=False) from broken
        try:
            code, said = line.data(mail.as_bytes(policy=SMTP))
        except smtplib.SMTPResponseException as refused:
            self._drop()
            raise _refusal(refused) from refused
        except (smtplib.SMTPException, OSError) as broken:
            self._drop()
            raise OutcomeUnknown from broken
        if code != 250:
            raise _refusal(smtplib.SMTPResponseException(code, said))
        return f"{mail['Message-ID']} {said.decode(errors='replace')}"[:250]

    def close(self) -> None:
        if self._line is not None:
            try:
                self._line.quit()
            except (smtplib.SMTPException, OSError):
                self._drop()
            self._line = None

    def _connected(self) -> smtplib.SMTP:
        if self._line is None:
            try:
                if self._tls:
                    context = ssl.create_default_context()
                    self._line = smtplib.SMTP_SSL(self._host, self._port, timeout=TIMEOUT_S, context=context)
                else:
                    self._line = smtplib.SMTP(self._host, self._port, timeout=TIMEOUT_S)
                if self._starttls:
                    self._line.starttls(context=ssl.create_default_context())
                if self._user:
                    self._line.login(self._user, self._password)
                self._line.ehlo_or_helo_if_needed()
            except (smtplib.SMTPException, OSError) as unreachable:
                self._drop()
                raise TransportError("Không kết nối được máy chủ thư.", permanent=False) from unreachable
        return self._line

    def _drop(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None


class OtherChannels:
    """Telegram, a chat of the office, an SMS gateway: whatever Apprise knows, of the kinds that the settings allow.

    The address is Apprise's own URL; others are never called, so that nobody makes the server call what he likes.
    """

    def __init__(self, allowed: Sequence[str]) -> None:
        self._allowed = frozenset(allowed)

    def problem_with(self, address: str) -> str:
        """Why an address cannot be used, as a sentence; empty for one that can."""
        import apprise  # noqa: PLC0415 -- slow import

        kind = address.partition("://")[0].lower()
        if kind not in self._allowed:
            return f"Kênh “{kind[:20]}” chưa được mở (DIEMCAU_CHANNELS); hãy dùng thư."
        if not apprise.Apprise().add(address):
            return "Địa chỉ kênh không đúng dạng; hãy sửa rồi gửi lại."
        return ""

    def send(self, message: OutboxMessage) -> str:
        import apprise  # noqa: PLC0415 -- slow import

        if problem := self.problem_with(message.address):
            raise TransportError(problem, permanent=True)
        kind, line = message.address.partition("://")[0].lower(), apprise.Apprise()
        line.add(message.address)
        if not line.notify(title=message.subject, body=message.text):
            raise TransportError("Kênh không nhận tin; sẽ thử lại.", permanent=False)
        return f"{kind} {timezone.now():%H:%M}"

    def close(self) -> None: ...


def letter(message: OutboxMessage, sender: str) -> EmailMessage:
    """The message as multipart mail; its Message-ID comes from its key, so that a repeat can be recognised."""
    mail = EmailMessage()
    mail["From"] = sender
    local, _, domain = message.address.rpartition("@")
    if not local:
        raise ValueError(f"No mailbox in {message.address!r}.")
    mail["To"] = Address(" ".join(message.recipient.split()), local, domain)
    mail["Subject"] = " ".join(message.subject.split())
    mail["Date"] = formatdate(localtime=True)
    mail["Message-ID"] = make_msgid(idstring=str(message.pk), domain=sender.rpartition("@")[2] or "localhost")
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(message.text)
    mail.add_alternative(message.html or as_html(message.text), subtype="html")
    for attachment in message.attachments.all():
        kind, _, subkind = attachment.content_type.partition("/")
        params = {"charset": "utf-8", "method": "PUBLISH"} if attachment.content_type == "text/calendar" else {}
        with attachment.file.open("rb") as file:
            mail.add_attachment(file.read(), maintype=kind, subtype=subkind, filename=attachment.name, params=params)
    return mail


def open_channels() -> list[str]:
    """The channels that have a door as the settings have it."""
    return [channel for channel, door in (("email", settings.SMTP_URL), ("apprise", settings.CHANNELS)) if door]


def transport_for(channel: str) -> Transport:
    """The door for a channel as the settings have it."""
    if channel not in open_channels():
        return NoTransport()
    if channel == "email":
        return Smtp(settings.SMTP_URL, settings.SMTP_SENDER)
    return OtherChannels(settings.CHANNELS)


def _refusal(answer: smtplib.SMTPResponseException) -> TransportError:
    said = answer.smtp_error.decode(errors="replace") if isinstance(answer.smtp_error, bytes) else answer.smtp_error
    reason = f"Máy chủ thư từ chối ({answer.smtp_code}): {said}"
    return TransportError(reason[:500], permanent=answer.smtp_code >= 500)
