"""Điểm danh qua toàn bộ máy chủ như `diemcau serve` chạy: 16 kết nối, mỗi lượt chỉ được xác nhận sau khi đã ghi bền."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path

MEASURES = {
    "sqlite_per_s": "lượt điểm danh mỗi giây, SQLite, synchronous=FULL (sàn 1.300)",
    "postgresql_per_s": "lượt điểm danh mỗi giây, PostgreSQL, fsync bật (sàn 900)",
    "p99_ms": "ms mà 99% số lượt được xác nhận trong đó, cơ sở dữ liệu chậm hơn trong hai (trần 60)",
    "sqlite_p99_ms": "ms ấy, SQLite",
    "postgresql_p99_ms": "ms ấy, PostgreSQL",
    "vs_bare_insert": "số lượt trên SQLite so với ghi trần từng dòng bằng sqlite3, mỗi dòng một lần ghi bền",
}
CONNECTIONS, SECONDS, WARM_SECONDS, PEOPLE = 16, 10, 3, 400
LUA = Path(__file__).with_suffix(".lua")


def measure() -> dict[str, float | None]:
    if shutil.which("wrk") is None:
        raise SystemExit("Số đo này cần wrk (apt-get install wrk).")
    with tempfile.TemporaryDirectory(prefix="diemcau-bench-") as folder:
        sqlite = _rush({"DIEMCAU_DATA": folder, "DIEMCAU_DATABASE_URL": ""})
        bare = _bare_inserts_per_s(Path(folder))
    with tempfile.TemporaryDirectory(prefix="diemcau-bench-") as folder, _durable_postgresql() as url:
        postgresql = _rush({"DIEMCAU_DATA": folder, "DIEMCAU_DATABASE_URL": url})
    return {
        "sqlite_per_s": round(sqlite["per_s"]),
        "postgresql_per_s": round(postgresql["per_s"]),
        "p99_ms": round(max(sqlite["p99_ms"], postgresql["p99_ms"]), 1),
        "sqlite_p99_ms": round(sqlite["p99_ms"], 1),
        "postgresql_p99_ms": round(postgresql["p99_ms"], 1),
        "vs_bare_insert": round(sqlite["per_s"] / bare, 2),
    }


def _rush(place: Mapping[str, str]) -> dict[str, float]:
    """Serve on a database, and let sixteen devices send as fast as they are answered; every row is counted after."""
    with get_context("spawn").Pool(1) as pool:
        token, first = pool.apply(_prepare, (dict(place),))
    with _served(place) as port:
        _wrk(port, token, first, WARM_SECONDS)
        before = _count(place)
        found = _wrk(port, token, first, SECONDS)
        kept = _count(place) - before
    if found["refused"] or found["broken"] or kept < found["requests"]:
        raise RuntimeError(f"Of {found['requests']} notes {kept} were kept: {found}.")
    return {"per_s": found["requests"] / found["seconds"], "p99_ms": found["p99_ms"]}


def _wrk(port: int, token: str, first: int, seconds: int) -> dict[str, float]:
    address = f"http://127.0.0.1:{port}/c/notes/"
    options = [
        f"-c{CONNECTIONS}",
        "-t2",
        f"-d{seconds}s",
        "-s",
        str(LUA),
        address,
        "--",
        token,
        str(first),
        str(PEOPLE),
    ]
    run = subprocess.run(["wrk", *options], capture_output=True, text=True, check=True, timeout=seconds + 30)
    found: dict[str, float] = json.loads(run.stdout.strip().splitlines()[-1])
    return found


def _prepare(place: dict[str, str]) -> tuple[str, int]:
    """A site with its people and a link, in a process of its own; returns the link's token and the first delegate."""
    _set_up(place)
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    from diemcau.conference.models import Conference, Site, Unit
    from diemcau.delegates.actions import make_check_in_link
    from diemcau.delegates.models import Delegate, Seat
    from diemcau.directory.models import Account, Organisation, Person

    account = Account.objects.create_user("do", full_name="Người đo", is_administrator=True)
    body = Organisation.objects.create(name="Sở Đo lường", tier="province", kind="department")
    conference = Conference.objects.create(title="Hội nghị đo", short_name="Đo", kind="conference", owner=body)
    site = Site.objects.create(conference=conference, host=body, tier="province")
    unit = Unit.objects.create(conference=conference, organisation=body, site=site, home=site)
    seat = Seat.objects.create(unit=unit, post="Đại biểu", post_key="dai bieu", count="several", size=PEOPLE)
    people = Person.objects.bulk_create([Person(name=f"Đại biểu {number}") for number in range(PEOPLE)])
    delegates = Delegate.objects.bulk_create([Delegate(seat=seat, person=each, is_only=False) for each in people])
    return make_check_in_link(site, "Máy đo", by=account).token, delegates[0].pk


def _count(place: Mapping[str, str]) -> int:
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(_kept, (dict(place),))


def _kept(place: dict[str, str]) -> int:
    _set_up(place)
    from diemcau.delegates.models import CheckIn

    return CheckIn.objects.count()


def _set_up(place: dict[str, str]) -> None:
    os.environ.update(place | {"DJANGO_SETTINGS_MODULE": "diemcau.web.settings"})
    import django

    django.setup()


@contextmanager
def _served(place: Mapping[str, str]) -> Iterator[int]:
    """`diemcau serve` on free ports, with all its parts."""
    port = _free_port()
    environment = os.environ | dict(place) | {"DIEMCAU_PORT": str(port), "DIEMCAU_LISTEN": "127.0.0.1"}
    command = [str(Path(sys.executable).with_name("diemcau")), "serve", "--empty"]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            if server.poll() is not None:
                raise RuntimeError("diemcau serve ended.")
            if _answers(port):
                break
            time.sleep(0.1)
        yield port
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)


def _answers(port: int) -> bool:
    door = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        door.request("GET", "/c/")
        return door.getresponse().status == 200
    except OSError:
        return False
    finally:
        door.close()


def _free_port() -> int:
    """The first of three that nobody uses."""
    for port in range(18_100, 18_900, 3):
        try:
            for each in range(port, port + 3):
                with socket.socket() as probe:
                    probe.bind(("127.0.0.1", each))
        except OSError:
            continue
        return port
    raise RuntimeError("No three ports are free.")


@contextmanager
def _durable_postgresql() -> Iterator[str]:
    import psycopg

    servers = import_module("tests.servers")

    servers.SETTINGS.update(fsync="on", full_page_writes="on", synchronous_commit="on")
    with servers.postgresql() as url:
        with psycopg.connect(url.replace("/diemcau?", "/postgres?"), autocommit=True) as server:
            server.execute("CREATE DATABASE diemcau")
        yield url


def _bare_inserts_per_s(folder: Path) -> float:
    """Rows as wide as a note, by sqlite3 alone, each committed to the disk before the next."""
    database = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    database.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        "CREATE TABLE note (id TEXT PRIMARY KEY, delegate INTEGER, says TEXT, way TEXT, at TEXT, device TEXT);"
        "CREATE INDEX of_delegate ON note (delegate);"
    )
    began, number = time.perf_counter(), 0
    while time.perf_counter() - began < WARM_SECONDS:
        row = (f"{number:032x}", number % PEOPLE, "in_person", "list", "2024-01-23 08:00:00", "0" * 32)
        database.execute("INSERT INTO note VALUES (?, ?, ?, ?, ?, ?)", row)
        number += 1
    return number / (time.perf_counter() - began)
