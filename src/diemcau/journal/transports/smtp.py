"""Mail, through a server of the office."""

from __future__ import annotations

import smtplib
import ssl
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid
from urllib.parse import parse_qsl, unquote, urlsplit

from diemcau.journal.domain.html import as_html
from diemcau.journal.models import OutboxMessage
from diemcau.journal.transports.outcomes import OutcomeUnknown, TransportError

TIMEOUT_S = 20


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


def _refusal(answer: smtplib.SMTPResponseException) -> TransportError:
    said = answer.smtp_error.decode(errors="replace") if isinstance(answer.smtp_error, bytes) else answer.smtp_error
    reason = f"Máy chủ thư từ chối ({answer.smtp_code}): {said}"
    return TransportError(reason[:500], permanent=answer.smtp_code >= 500)
