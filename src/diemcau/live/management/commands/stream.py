"""News to open screens, as one more process of `diemcau serve`."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import connections

from diemcau.live.actions.following import Follower
from diemcau.live.actions.presence import note_changes
from diemcau.live.feed.presence import Change
from diemcau.live.feed.stream import serve
from diemcau.live.queries.presence import present_by


class Command(BaseCommand):
    help = "Chuyển tin điều hành đến các màn hình."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8001)

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        loop_factory = None
        try:
            import uvloop  # noqa: PLC0415 -- faster where it is installed

            loop_factory = uvloop.new_event_loop
        except ImportError:
            pass
        with asyncio.Runner(loop_factory=loop_factory) as runner:
            runner.run(_serve(host, port))


async def _serve(host: str, port: int) -> None:
    door = f"{socket.gethostname()}:{port}"

    def told(changes: list[Change]) -> None:
        note_changes(changes, door)

    known = await asyncio.to_thread(_known, door)
    await serve(host, port, frozenset(settings.STREAM_ORIGINS), known=known, told=told, look=Follower().look)


def _known(door: str) -> list[tuple[int, int]]:
    """In a thread that ends: its connection to the database ends with it."""
    try:
        return present_by(door)
    finally:
        connections.close_all()
