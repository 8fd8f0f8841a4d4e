"""Read the letters that came back: a loop over the mailbox, as one more process of `diemcau serve`."""

from __future__ import annotations

import signal
from threading import Event
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from diemcau.journal.actions import collect_returns
from diemcau.journal.transports import MailboxError, mailbox_at


class Command(BaseCommand):
    help = "Đọc thư bị trả lại từ hộp thư ở DIEMCAU_RETURNS_URL; --once đọc một lượt rồi thôi."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true")
        parser.add_argument("--every", type=float, default=60.0, metavar="SECONDS")

    def handle(self, *args: Any, once: bool, every: float, **options: Any) -> None:
        if not settings.RETURNS_URL:
            self.stdout.write("Chưa khai hộp thư nhận thư trả lại (DIEMCAU_RETURNS_URL).")
            return
        told_to_stop = Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: told_to_stop.set())
        while not told_to_stop.is_set():
            try:
                read, bounced = collect_returns(mailbox_at(settings.RETURNS_URL))
            except MailboxError as problem:
                self.stderr.write(str(problem))
            else:
                if read:
                    self.stdout.write(f"Đã đọc {read} thư, {bounced} thư của hệ thống bị trả lại.")
            if once:
                return
            close_old_connections()
            told_to_stop.wait(every)
