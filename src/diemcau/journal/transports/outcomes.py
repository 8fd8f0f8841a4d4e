"""What becomes of a message that is handed over, and the door that hands none over."""

from __future__ import annotations

from typing import Protocol

from diemcau.journal.models import OutboxMessage


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
