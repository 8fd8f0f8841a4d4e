"""Other channels than mail, by Apprise."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from diemcau.journal.models import OutboxMessage
from diemcau.journal.transports.outcomes import TransportError


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
