"""Do the jobs that wait as rows: the library's worker, woken only when a look without a lock finds something."""

from __future__ import annotations

import socket
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils.crypto import get_random_string
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult


class Command(BaseCommand):
    help = "Làm các việc nền đang chờ; --once làm hết số đang chờ rồi thôi."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true")
        parser.add_argument("--every", type=float, default=1.0, metavar="SECONDS")

    def handle(self, *args: Any, once: bool, every: float, **options: Any) -> None:
        """By itself the library asks each second within an exclusive transaction, and on SQLite every writer waits."""
        name = f"{'' if once else socket.gethostname()}/{get_random_string(16)}"
        worker = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=every,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=name,
        )
        if not once:
            take_back(name)
        worker.configure_signals()
        while worker.running:
            close_old_connections()
            if DBTaskResult.objects.ready().exists():
                worker.run()  # until none is left
            elif once:
                return
            else:
                time.sleep(every)


def take_back(name: str) -> int:
    """At a start: jobs that an earlier worker of this machine was doing when it was killed wait again.

    Jobs may be begun twice: each does only what is left. A name is the machine's, "/", and one start's own.
    """
    machine = name.rpartition("/")[0]
    taken = 0
    for job in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING):
        if job.worker_ids and job.worker_ids[-1] != name and job.worker_ids[-1].rpartition("/")[0] == machine:
            running = DBTaskResult.objects.filter(pk=job.pk, status=TaskResultStatus.RUNNING)
            taken += running.update(status=TaskResultStatus.READY, started_at=None)
    return taken
