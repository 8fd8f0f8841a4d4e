"""The doors to the outside, and the mailbox to which letters come back.

Each has a null twin, so that a site without a mail server still works.
"""

from django.conf import settings

from diemcau.journal.transports.addresses import public_address
from diemcau.journal.transports.channels import OtherChannels
from diemcau.journal.transports.mailboxes import Mailbox, MailboxError, mailbox_at
from diemcau.journal.transports.outcomes import NoTransport, OutcomeUnknown, Transport, TransportError
from diemcau.journal.transports.smtp import Smtp

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
    "public_address",
    "transport_for",
]


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
