"""News to open screens, as one more process of `diemcau serve`."""

from __future__ import annotations

import asyncio
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from diemcau.live.feed.stream import serve


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
            runner.run(serve(host, port, frozenset(settings.STREAM_ORIGINS)))
