"""Đồng hồ đếm ngược: các trình duyệt thật, đồng hồ máy lệch hàng giờ, đường truyền chậm và không đều hai chiều."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from uuid import uuid4

from bench.beside.ports import free_ports, listens_on
from bench.push import started, until

MEASURES = {
    "error_ms_p50": "ms lệch giữa lúc số trên màn hình đổi và lúc đúng theo máy chủ, một nửa số lần",
    "error_ms_p95": "ms lệch, 95% số lần (trần 50)",
    "apart_ms_p95": "ms giữa màn hình đổi số đầu tiên và cuối cùng, 95% số lần (trần 50)",
    "flips": "số lần đổi số được đo",
}
SKEWS_H = (-30, -3, 0, 0.02, 5, 26)
SECONDS = 20
WATCH = """() => {
  window.flips = [];
  const count = document.querySelector('[data-part=countdown]');
  const note = () => window.flips.push([count.textContent, performance.timeOrigin + performance.now()]);
  new MutationObserver(note).observe(count, { childList: true, characterData: true, subtree: true });
}"""
SKEW = "(() => { const now = Date.now; Date.now = () => now() + %f * 3600e3; })()"


def measure() -> dict[str, float]:
    with tempfile.TemporaryDirectory(prefix="diemcau-bench-") as folder:
        port, slow = free_ports(2), free_ports(1) + 7
        os.environ |= {
            "DIEMCAU_DATA": folder,
            "DIEMCAU_PORT": str(port),
            "DIEMCAU_STREAM_URL": f"http://127.0.0.1:{slow}/",
            "DJANGO_SETTINGS_MODULE": "diemcau.web.settings",
        }
        serve = [str(Path(sys.executable).with_name("diemcau")), "serve", "--empty"]
        line = [sys.executable, "-m", "bench.beside.slow_line", str(slow), str(port + 1)]
        with started(serve), started(line):
            until(lambda: listens_on(port) is not None and listens_on(port + 1) is not None, 60)
            address, ends = _running_item()
            flips = _watched(f"http://127.0.0.1:{port}{address}")
    errors, by_second = [], dict[int, list[float]]()
    for text, at in flips:
        minutes, _, seconds = text.partition(":")
        left = int(minutes) * 60 + int(seconds)
        errors.append(abs(at - (ends - left * 1000)))
        by_second.setdefault(left, []).append(at)
    apart = [max(times) - min(times) for times in by_second.values() if len(times) == len(SKEWS_H)]
    return {
        "error_ms_p50": round(statistics.median(errors), 1),
        "error_ms_p95": round(_p95(errors), 1),
        "apart_ms_p95": round(_p95(apart), 1),
        "flips": len(errors),
    }


def _p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def _running_item() -> tuple[str, float]:
    """The address of a hall's screen, and when its countdown ends (ms)."""
    import django

    django.setup()
    from diemcau.conference.models import Conference, ProgrammeItem
    from diemcau.directory.models import Account, Organisation
    from diemcau.live import actions
    from diemcau.live.domain.screens import Screen
    from diemcau.live.models import ItemRun
    from diemcau.live.queries.clock import ms

    Account.objects.create_superuser("do", full_name="Người đo")
    owner = Organisation.objects.create(name="UBND tỉnh", tier="province", kind="people_committee")
    conference = Conference.objects.create(title="Đo", short_name="Đo", kind="conference", owner=owner)
    item = ProgrammeItem.objects.create(conference=conference, position=0, text="Báo cáo", minutes=30)
    actions.lay_out(conference, by=None)
    actions.start_item(conference, item, seen=None, key=uuid4(), by=None)
    _, secret = actions.make_link(conference, Screen.HALL, by=None)
    return f"/screens/{secret}/", ms(ItemRun.objects.get().started_at) + 30 * 60_000


def _watched(address: str) -> list[tuple[str, float]]:
    from playwright.sync_api import sync_playwright

    from tests import chromium

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox", *chromium.QUIET])
        pages = []
        for skew in SKEWS_H:
            page = browser.new_context(viewport={"width": 960, "height": 540}).new_page()
            page.add_init_script(SKEW % skew)
            page.goto(address)
            pages.append(page)
        time.sleep(6)  # the clocks have been measured by then
        for page in pages:
            page.evaluate(WATCH)
        pages[0].wait_for_timeout(SECONDS * 1000)
        return [flip for page in pages for flip in page.evaluate("window.flips")]
