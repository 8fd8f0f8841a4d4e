"""Send what lies in the outbox: a loop over the database, as one more process of `diemcau serve`."""

from __future__ import annotations

import signal
import socket
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils.crypto import get_random_string

from diemcau.journal.actions import deliver, take_back
from diemcau.journal.transports import open_channels


class Command(BaseCommand):
    help = "Gửi thư đang chờ; --once gửi hết số đang chờ rồi thôi."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true")
        parser.add_argument("--every", type=float, default=2.0, metavar="SECONDS")

    def handle(self, *args: Any, once: bool, every: float, **options: Any) -> None:
        channels = open_channels()
        if "email" not in channels:
            self.stdout.write("Chưa cấu hình máy chủ thư (DIEMCAU_SMTP_URL): thư nằm chờ trong hộp thư đi.")
        if not channels:
            return
        sender = f"{'' if once else socket.gethostname()}/{get_random_string(16)}"
        take_back(sender)
        told_to_stop = Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: told_to_stop.set())
        while not told_to_stop.is_set():
            close_old_connections()
            if deliver(sender=sender, channels=channels):
                continue
            if once:
                return
            told_to_stop.wait(every)
