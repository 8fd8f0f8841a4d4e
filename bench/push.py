"""Tin đến các màn hình: một việc của người điều hành tới 1.000 và 15.000 màn hình đang nối, mọi thứ trên một máy."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from bench.beside.ports import free_ports, listens_on

MEASURES = {
    "p50_ms_1000": "ms từ lúc làm đến khi nửa trong 1.000 màn hình nhận được",
    "p99_ms_1000": "ms đến khi 99% trong 1.000 màn hình nhận được (trần 80)",
    "p99_ms_15000": "ms đến khi 99% trong 15.000 màn hình nhận được (trần 450)",
    "kb_per_client": "kB bộ nhớ của luồng tin cho mỗi màn hình (trần 12)",
    "reconnect_s": "giây để 1.000 màn hình cùng nối lại và thấy hiện trạng (trần 5)",
    "channels_p99_ms_1000": "ms của Django Channels (daphne, trong bộ nhớ), cùng phép đo",
    "bare_p99_ms_1000": "ms của vòng lặp uvloop trần, cùng phép đo",
    "vs_channels": "lần nhanh hơn Django Channels (p99, 1.000 màn hình)",
    "vs_bare": "lần chậm hơn vòng lặp trần, kể cả ghi nhật ký vào cơ sở dữ liệu",
}
ROUNDS = {1_000: 20, 15_000: 8}
PAUSE_S = 0.5
TEXT = "Đề nghị các điểm cầu kiểm tra micro, tắt micro khi không phát biểu. " * 4  # an event of about 400 bytes


def measure() -> dict[str, float | None]:
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    found = ours()
    for name, module, path, kind in (
        ("bare", "bare", "/stream?x=1", ()),
        ("channels", "channels_server", "/", ("websocket",)),
    ):
        found[f"{name}_p99_ms_1000"] = _beside(module, path, kind)
    mine, channels, bare = (found[f"{name}p99_ms_1000"] for name in ("", "channels_", "bare_"))
    found["vs_channels"] = round(channels / mine, 1) if channels and mine else None
    found["vs_bare"] = round(mine / bare, 1) if bare and mine else None
    return found


def ours() -> dict[str, float | None]:
    """`diemcau serve` as it is started anywhere, on a folder of its own."""
    found: dict[str, float | None] = {}
    with tempfile.TemporaryDirectory(prefix="diemcau-bench-") as folder:
        port = free_ports(2)
        os.environ |= {
            "DIEMCAU_DATA": folder,
            "DIEMCAU_PORT": str(port),
            "DJANGO_SETTINGS_MODULE": "diemcau.web.settings",
        }
        command = [str(Path(sys.executable).with_name("diemcau")), "serve", "--empty"]
        with started(command):
            until(lambda: listens_on(port + 1) is not None, 60)
            act, ticket = _conference()
            path = f"/stream?ticket={ticket}"
            stream = listens_on(port + 1)
            assert stream is not None
            empty = _resident_kb(stream)
            for number in (1_000, 15_000):
                with _listeners(port + 1, number, path) as crowd:
                    if number == 15_000:
                        found["kb_per_client"] = round((_resident_kb(stream) - empty) / number, 1)
                    _round(act, crowd)  # the first one warms up
                    took = [ms for _ in range(ROUNDS[number]) for ms in _round(act, crowd)]
                    found |= _percentiles(took, number)
                    if number == 1_000:
                        os.kill(stream, signal.SIGKILL)
                        found["reconnect_s"] = round(max(_round(act, crowd)) / 1000, 2)
                        until(lambda: listens_on(port + 1) is not None, 20)
                        stream = listens_on(port + 1) or stream
                        empty = _resident_kb(stream)
    del found["p50_ms_15000"]
    return found


def _conference() -> tuple[Callable[[], int], str]:
    """A conference in the server's tables: what a director does, and a ticket to hear of it."""
    import django

    django.setup()
    from diemcau.conference.models import Conference
    from diemcau.directory.models import Organisation
    from diemcau.live.actions import append
    from diemcau.live.feed.tickets import Ticket, issue

    owner = Organisation.objects.create(name="UBND tỉnh", tier="province", kind="people_committee")
    conference = Conference.objects.create(title="Đo", short_name="Đo", kind="conference", owner=owner)

    def act() -> int:
        at = time.time_ns()
        append(conference, "bench", {("all", "message.all"): {"at": at, "text": TEXT}}, by=None)
        return at

    act()
    return act, issue(Ticket(conference=conference.pk, audiences=("all",), bearer="bench"))


def _beside(module: str, path: str, kind: tuple[str, ...]) -> float | None:
    """The p99 of another server with 1,000 listeners; None where it does not stand up to them."""
    port = free_ports(1)
    with started([sys.executable, "-m", f"bench.beside.{module}", str(port)]):
        until(lambda: listens_on(port) is not None, 30)

        def act() -> int:
            at = time.time_ns()
            urllib.request.urlopen(f'http://127.0.0.1:{port}/send?"at":{at},{"x" * 400}', timeout=20).close()
            return at

        with _listeners(port, 1_000, path, *kind) as crowd:
            _round(act, crowd)  # the first one warms up
            took = [ms for _ in range(ROUNDS[1_000]) for ms in _round(act, crowd)]
    return _percentiles(took, 1_000)["p99_ms_1000"]


def _round(act: Callable[[], int], crowd: subprocess.Popen[str]) -> list[float]:
    """How long one event took to each: not the one that stood there when they came."""
    time.sleep(PAUSE_S)
    at = act()
    while (said := _said(crowd, "round"))["round"] != at:
        pass
    return list(said["ms"])


def _percentiles(took: list[float], number: int) -> dict[str, float | None]:
    ordered = sorted(took)
    at = {"p50": 0.5, "p99": 0.99}
    return {f"{name}_ms_{number}": round(ordered[int(len(ordered) * share)], 1) for name, share in at.items()}


@contextmanager
def _listeners(port: int, number: int, path: str, *kind: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "bench.beside.listeners", str(port), str(number), path, *kind]
    with started(command, stdout=subprocess.PIPE, text=True) as crowd:
        _said(crowd, "ready")
        yield crowd


def _said(crowd: subprocess.Popen[str], word: str) -> dict[str, Any]:
    assert crowd.stdout
    for line in crowd.stdout:
        said: dict[str, Any] = json.loads(line)
        if word in said:
            return said
    raise SystemExit("Các màn hình giả đã dừng trước khi nhận được tin.")


@contextmanager
def started(command: list[str], **options: Any) -> Iterator[subprocess.Popen[Any]]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, **quiet | options) as process:
        try:
            yield process
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()


def until(is_so: Callable[[], bool], seconds: float) -> None:
    until = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > until:
            raise SystemExit("Máy chủ của phép đo không trả lời.")
        time.sleep(0.05)


def _resident_kb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return float(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))
