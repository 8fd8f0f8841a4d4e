"""`diemcau serve`: make the database ready, then run the pages and the worker."""

from __future__ import annotations

import gc
import http.client
import os
import resource
import socket
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module

import django
from django.conf import settings
from django.core.management import call_command, get_commands
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import get_resolver
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from diemcau.web.processes import Part, run, tell

CONNECTIONS = 16_384  # granian holds the 1,025th connection without a word unless told to expect more


def parts(host: str, port: int) -> list[Part]:
    """What runs together: stream and measuring server on the next two ports; the sender if letters can leave."""
    return [
        Part(name="trang web", work=partial(_pages, host, port)),
        Part(name="tin trực tiếp", work=_command("stream", host=host, port=port + 1)),
        Part(name="đo đường truyền", work=_command("measure", host=host, port=port + 2)),
        Part(name="máy chủ tự dò", work=_command("probe")),
        Part(name="việc nền", work=_command("worker")),
        *([Part(name="gửi thư", work=_command("outbox"))] if settings.SMTP_URL or settings.CHANNELS else ()),
        *([Part(name="nhận thư trả lại", work=_command("returns"))] if settings.RETURNS_URL else ()),
    ]


def _pages(host: str, port: int) -> None:
    Granian(
        "diemcau.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=settings.PAGE_PROCESSES,
        blocking_threads=settings.PAGE_THREADS,
        backlog=CONNECTIONS,
        backpressure=CONNECTIONS,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
    ).serve()


def _command(name: str, **options: object) -> Callable[[], object]:
    return partial(call_command, name, **options)


def _answers(host: str, port: int) -> bool:
    door = http.client.HTTPConnection(host, port, timeout=5)
    try:
        door.request("GET", "/", headers={"Host": "localhost"})
        return door.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        door.close()


def _is_free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _prepare(*, empty: bool) -> None:
    """Bring the tables up to date; on the first start load the examples, unless asked for none."""
    django.setup()
    executor = MigrationExecutor(connection)
    first = not executor.loader.applied_migrations
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        tell("Cập nhật cơ sở dữ liệu")
        call_command("migrate", verbosity=0, interactive=False)
    if first and not empty and "demo" in get_commands():
        tell("Nạp tỉnh mẫu và kế hoạch mẫu")
        call_command("demo")
    _let_go()
    import_module("diemcau.web.wsgi")
    _ = get_resolver().url_patterns  # so that the first page finds every view imported
    gc.freeze()  # what is loaded stays shared between the children


def _announce(address: str) -> None:
    tell(f"Điểm Cầu đang chạy tại {address} (bấm Ctrl+C để dừng)")
    if not settings.SMTP_URL:
        tell("Chưa cấu hình máy chủ thư (DIEMCAU_SMTP_URL): thư nằm chờ trong hộp thư đi.")
    if "demo" in get_commands():
        call_command("demo", accounts=True)
        _let_go()


def _let_go() -> None:
    """Hold no connection: a child forked now, or after a crash later, must not share it."""
    connection.close()
    if hasattr(connection, "close_pool"):
        connection.close_pool()  # nor the pool's threads


def serve(*, empty: bool = False) -> int:
    """Serve until stopped.

    Returns:
        0 when asked to stop; 1 when a part would not live; 2 when the port is wrong or taken,
        or the database cannot be reached.
    """
    host, given = os.environ.get("DIEMCAU_LISTEN", "127.0.0.1"), os.environ.get("DIEMCAU_PORT", "8000")
    if not (given.isdecimal() and 0 < int(given) < 65_534):
        return _refuse(f"DIEMCAU_PORT phải là một số từ 1 đến 65533, không phải “{given}”.")
    port = int(given)
    taken = [each for each in (port, port + 1, port + 2) if not _is_free(host, each)]
    if taken:
        return _refuse(
            f"Cổng {taken[0]} đang có chương trình khác dùng, nên Điểm Cầu chưa chạy. "
            "Hãy dừng chương trình đó hoặc chọn cổng khác, ví dụ: DIEMCAU_PORT=8080 bin/serve"
        )
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "diemcau.web.settings")
    try:
        _prepare(empty=empty)
    except OperationalError as error:
        return _refuse(f"Không dùng được cơ sở dữ liệu; hãy kiểm tra DIEMCAU_DATABASE_URL và máy chủ. Lý do: {error}")
    near = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    address = f"http://{f'[{near}]' if ':' in near else near}:{port}/"
    return run(parts(host, port), ready=partial(_answers, near, port), announce=partial(_announce, address))


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2
