"""The measuring server, as one more process of `diemcau serve`."""

from __future__ import annotations

import asyncio
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    help = "Đo đường truyền với trình duyệt của các điểm cầu."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8002)

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        from diemcau.connectivity.feed.laboratory import (  # noqa: PLC0415 -- slow import
            Laboratory,
            serve,
        )

        laboratory = Laboratory(settings.LINE_TESTS_AT_ONCE, address=settings.LINE_TEST_ADDRESS)
        asyncio.run(serve(laboratory, host, port, frozenset(settings.STREAM_ORIGINS)))
