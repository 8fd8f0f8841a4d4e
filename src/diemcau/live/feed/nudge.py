"""A word that says "look now": a datagram on this machine, NOTIFY to the others that share a PostgreSQL.

It may be lost: the stream looks by itself every quarter second.
"""

from __future__ import annotations

import socket
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

CHANNEL = "diemcau_log"


def door() -> Path:
    """Where the stream of this machine listens for nudges."""
    return Path(settings.DATA) / "stream.nudge"


def nudge() -> None:
    """Called after the commit, outside any transaction."""
    if connection.vendor == "postgresql":
        with suppress(DatabaseError), connection.cursor() as cursor:
            cursor.execute(f"NOTIFY {CHANNEL}")
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
        sender.setblocking(False)
        sender.sendto(b"!", str(door()))
