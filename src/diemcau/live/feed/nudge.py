"""A word that says "look now": a datagram on this machine, NOTIFY to the others that share a PostgreSQL.

It may be lost: the stream looks by itself every quarter second.
"""

from __future__ import annotations

import logging
import socket
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection

CHANNEL = "diemcau_log"

log = logging.getLogger(__name__)


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


async def nudges_of_others() -> AsyncIterator[None]:
    """One for each word from servers that share our PostgreSQL, until the line is lost; elsewhere there are none."""
    from psycopg import AsyncConnection, Error  # noqa: PLC0415 -- only where the database is PostgreSQL

    known = connection.settings_dict
    place = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    facts: dict[str, Any] = {name: known[key] or None for name, key in place.items()}
    try:
        async with await AsyncConnection.connect(autocommit=True, **facts) as line:
            await line.execute(f"LISTEN {CHANNEL}")
            async for _ in line.notifies():
                yield
    except Error as problem:
        log.error("News of other servers cannot be heard: %s", problem)
