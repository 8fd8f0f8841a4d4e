"""Đo đường truyền biết trước: trình duyệt thật ở một đầu, cả sản phẩm ở đầu kia, bên cạnh `ping` và `iperf3`."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import namespaces
from bench.namespaces import B_ADDRESS, PORT, KnownLine, inside, joined
from bench.readings import ECHOES_A_SECOND, Reading, jitter, middle, written
from bench.records import read_record

MEASURES = {
    "delay_error_ms": "ms lệch nhiều nhất của độ trễ khứ hồi so với việc bộ giả lập đã làm (trần 3 ms hoặc 3%)",
    "delay_error_share": "phần của trần độ trễ đã dùng, nhiều nhất (trần 1)",
    "loss_error_pp": "điểm phần trăm lệch nhiều nhất của mất gói so với số gói bộ giả lập tự đếm (trần 0,5)",
    "jitter_error_pct": "% lệch nhiều nhất của độ rung trễ so với việc bộ giả lập đã làm (trần 20)",
    "rate_error_pct": "% lệch nhiều nhất của tốc độ so với phần nội dung trong tốc độ của tbf (trần 5)",
    "set_delay_error_ms": "ms lệch nhiều nhất của độ trễ khứ hồi so với số đã đặt",
    "set_jitter_error_pct": "% lệch nhiều nhất của độ rung trễ so với số tính từ đường truyền đã đặt",
    "set_rate_error_pct": "% lệch nhiều nhất của tốc độ so với tbf, kể cả phần đầu gói IP và TCP",
    "lines": "số đường truyền đã đo",
    "packets": "số gói dò ít nhất của một đường không giới hạn tốc độ",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How many seconds of each part of a test."""

    quiet: int
    held: int
    most: int


GRID = (
    KnownLine(delay_ms=5),
    KnownLine(delay_ms=20),
    KnownLine(delay_ms=50),
    KnownLine(delay_ms=150),
    KnownLine(delay_ms=30, jitter_ms=3),
    KnownLine(delay_ms=40, jitter_ms=5),
    KnownLine(delay_ms=60, jitter_ms=10),
    KnownLine(delay_ms=20, loss=0.0025),
    KnownLine(delay_ms=20, loss=0.005),
    KnownLine(delay_ms=40, loss=0.015),
    KnownLine(delay_ms=40, jitter_ms=4, loss=0.03),
    KnownLine(delay_ms=30, loss=0.05),
    KnownLine(delay_ms=10, mbps=3),
    KnownLine(delay_ms=20, mbps=8),
    KnownLine(delay_ms=20, mbps=16),
)
ERRORS = [name for name in MEASURES if "_error_" in name]
PACKETS = Plan(quiet=53, held=0, most=0)  # more than 10,000 echoes, and little else that the emulator could count
RATES = Plan(quiet=5, held=6, most=9)
AROUND_S = 26  # sign-in, page, channel and ping around the test
_rows: list[str] = []


def measure() -> dict[str, float]:
    if problem := namespaces.obstacle():
        raise SystemExit(problem)
    readings = [
        *read([line for line in GRID if not line.mbps], PACKETS),
        *read([line for line in GRID if line.mbps], RATES),
    ]
    _rows[:] = written(readings)
    worst = {name: max(abs(error) for reading in readings for error in getattr(reading, name)) for name in ERRORS}
    return {
        **{name: round(error, 2) for name, error in worst.items()},
        "lines": len(readings),
        "packets": min(int(reading.test["echoes_sent"]) for reading in readings if not reading.line.mbps),
    }


def table() -> list[str]:
    return _rows


def read(grid: Sequence[KnownLine], plan: Plan) -> Iterator[Reading]:
    """Measure every line of a grid, one after another, each by a browser of its own."""
    with tempfile.TemporaryDirectory(prefix="diemcau-lines-") as name, namespaces.rooms() as (a, b):
        folder = Path(name)
        page = _filled(folder)
        settings = {
            "DIEMCAU_LINE_TEST_QUIET_SECONDS": str(plan.quiet),
            "DIEMCAU_LINE_TEST_SECONDS": str(plan.held),
            "DIEMCAU_LINE_TEST_MOST_SECONDS": str(plan.most),
            "DIEMCAU_LINE_TEST_ECHOES": str(ECHOES_A_SECOND),
        }
        with namespaces.product(b, folder, **settings):
            for number, line in enumerate(grid):
                lasts = plan.quiet + plan.held + 2 * plan.most + AROUND_S + (16 if line.mbps else 0)
                record = folder / "record.json"
                with joined(a, b, line, seconds=lasts, record=record, seed=number + 1):
                    pings = _ping(a)
                    iperf = _iperf(a, b) if line.mbps else None
                    test = _test(a, folder, page)
                yield Reading(
                    line=line,
                    done=read_record(record),
                    test=test,
                    ping_ms=middle(pings),
                    ping_jitter_ms=jitter(pings),
                    iperf_mbps=iperf,
                )


def _filled(folder: Path) -> str:
    """A conference with one site and its technician; the address of the page on which it tests."""
    script = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0, interactive=False)
from diemcau.conference.models import Conference, Site, Unit
from diemcau.directory.models import Account, Organisation, OrganisationRole
host = Organisation.objects.create(name="Xã Thử", tier="commune", kind="people_committee")
conference = Conference.objects.create(title="Thử", short_name="Thử", kind="conference", owner=host)
site = Site.objects.create(conference=conference, host=host, tier="commune")
Unit.objects.create(conference=conference, organisation=host, site=site)
account = Account.objects.create_user("ky-thuat", "mat-khau-thu", full_name="Kỹ Thuật")
OrganisationRole.objects.create(account=account, organisation=host, role="technician")
print(f"/conferences/{conference.pk}/sites/{site.pk}/line-test/")
"""
    environment = os.environ | {"DIEMCAU_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "diemcau.web.settings"}
    environment.pop("DIEMCAU_DATABASE_URL", None)
    made = subprocess.run([sys.executable, "-c", script], env=environment, check=True, capture_output=True, text=True)
    return made.stdout.split()[-1]


def _test(room: str, folder: Path, page: str) -> dict[str, Any]:
    """One line test by a real Chromium in the room, as the product then keeps it."""
    with _browser(room, folder) as tab:
        tab.goto(f"http://{B_ADDRESS}:{PORT}/sign-in/")
        tab.get_by_label("Tên đăng nhập").fill("ky-thuat")
        tab.get_by_label("Mật khẩu").fill("mat-khau-thu")
        with tab.expect_navigation():
            tab.get_by_role("button", name="Đăng nhập").click()
        tab.goto(f"http://{B_ADDRESS}:{PORT}{page}")
        tab.get_by_role("button", name="Bắt đầu đo").click()
        tab.locator(".line-result").wait_for(timeout=150_000)
    with sqlite3.connect(next(folder.glob("*.sqlite3"))) as rows:
        rows.row_factory = sqlite3.Row
        newest = dict(rows.execute("SELECT * FROM connectivity_linetest ORDER BY id DESC LIMIT 1").fetchone())
    if newest["ending"] != "whole" or newest["transport"] != "webrtc":
        raise RuntimeError(f"The test did not run to its end: {newest['ending']}, {newest['transport']}.")
    return newest


@contextmanager
def _browser(room: str, folder: Path) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    from tests import chromium

    found = chromium.find()
    if found is None:
        raise SystemExit(chromium.MISSING)
    program = namespaces.program_inside(room, found, folder)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", *chromium.QUIET])
        context = started.new_context(locale="vi-VN")
        context.set_default_timeout(60_000)
        yield context.new_page()
        started.close()


def _ping(room: str) -> list[float]:
    command = inside(room, ["ping", "-n", "-i", "0.02", "-c", "250", "-W", "2", B_ADDRESS])
    said = subprocess.run(command, check=False, capture_output=True, text=True)
    return [float(trip) for trip in re.findall(r"time=([\d.]+)", said.stdout)]


def _iperf(a: str, b: str) -> tuple[float, float]:
    """Down and up in Mbit/s."""
    found = []
    for way in (["-R"], []):
        server = subprocess.Popen(inside(b, ["iperf3", "-s", "-1"]), stdout=subprocess.DEVNULL)
        time.sleep(0.5)
        said = subprocess.run(
            inside(a, ["iperf3", "-c", B_ADDRESS, "-t", "5", "-O", "1", "-J", *way]),
            check=True,
            capture_output=True,
            text=True,
        )
        server.wait(20)
        found.append(json.loads(said.stdout)["end"]["sum_received"]["bits_per_second"] / 1e6)
    return found[0], found[1]
