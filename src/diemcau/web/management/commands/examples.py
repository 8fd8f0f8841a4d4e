"""`python -m django examples quang-nam-2024`: fill the directory with an example."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from diemcau.directory.actions import load_example
from diemcau.kernel.errors import DomainError
from diemcau.web.examples import EXAMPLES, NAMES


class Command(BaseCommand):
    help = "Nạp danh bạ ví dụ; người trong ví dụ là người không có thật."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("names", nargs="+", choices=NAMES, metavar="TÊN", help=", ".join(NAMES))

    def handle(self, *args: Any, names: list[str], **options: Any) -> None:
        for name in names:
            try:
                came = load_example(EXAMPLES / name)
            except DomainError as refusal:
                raise CommandError(refusal.message) from refusal
            self.stdout.write(f"{name}: đã nạp {came} đơn vị." if came else f"{name}: đã có từ trước, giữ nguyên.")
