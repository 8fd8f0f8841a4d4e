"""A datagram that says "look now". It may be lost: the stream looks by itself every quarter second."""

from __future__ import annotations

import socket
from contextlib import suppress
from pathlib import Path

from django.conf import settings


def door() -> Path:
    """Where the stream of this machine listens for nudges."""
    return Path(settings.DATA) / "stream.nudge"


def nudge() -> None:
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
        sender.setblocking(False)
        sender.sendto(b"!", str(door()))
