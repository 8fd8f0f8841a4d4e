"""The doors to the outside: what leaves, and the mailbox to which letters come back."""

from diemcau.journal.transports.mailboxes import Mailbox, MailboxError, mailbox_at
from diemcau.journal.transports.sending import (
    NoTransport,
    OtherChannels,
    OutcomeUnknown,
    Transport,
    TransportError,
    open_channels,
    transport_for,
)

__all__ = [
    "Mailbox",
    "MailboxError",
    "NoTransport",
    "OtherChannels",
    "OutcomeUnknown",
    "Transport",
    "TransportError",
    "mailbox_at",
    "open_channels",
    "transport_for",
]
