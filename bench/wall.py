"""Bảng điểm cầu trong Chromium, 260 ô và 37.000 điểm cầu theo huyện: bộ xử lý, byte, sau bao lâu thì thấy."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.beside.ports import free_ports, listens_on
from bench.push import started, until

if TYPE_CHECKING:
    from diemcau.conference.models import Conference, Site

MEASURES = {
    "script_ms": "ms bộ xử lý của mã trên trang cho một lần đổi 20 ô trong 260 (trần 8)",
    "nation_script_ms": "ms ấy với 37.000 điểm cầu theo huyện (trần 8)",
    "seen_s": "giây nhiều nhất từ lúc ghi đến lúc ô đổi (trần 2)",
    "wall_kb": "kB của trang với 260 ô, chưa nén",
    "changes_kb": "kB của một lần đổi với 260 ô",
    "nation_wall_kb": "kB của trang với 37.000 điểm cầu",
    "nation_changes_kb": "kB của một lần đổi với 37.000 điểm cầu",
    "updates": "số lần đổi đã đo trên mỗi bảng",
}
DISTRICTS, COMMUNES, CHANGED, UPDATES = 18, 241, 20, 12
NATION_DISTRICTS, NATION_COMMUNES = 700, 36_300
NAME, PASSWORD = "ky-thuat", "mat-khau-do"


def measure() -> dict[str, float]:
    with tempfile.TemporaryDirectory(prefix="diemcau-bench-") as folder:
        port = free_ports(3)
        settings = {"DIEMCAU_DATA": folder, "DIEMCAU_PORT": str(port), "DJANGO_SETTINGS_MODULE": "diemcau.web.settings"}
        os.environ |= settings | {"DJANGO_ALLOW_ASYNC_UNSAFE": "true"}
        with started([str(Path(sys.executable).with_name("diemcau")), "serve", "--empty"]):
            until(lambda: listens_on(port) is not None, 150)
            import django

            django.setup()
            return _measured(f"http://127.0.0.1:{port}")


def _measured(origin: str) -> dict[str, float]:
    from playwright.sync_api import sync_playwright

    from diemcau.directory.models import Account
    from tests import chromium

    Account.objects.create_superuser(NAME, PASSWORD, full_name="Người đo")
    province, nation = _sites(DISTRICTS, COMMUNES), _sites(NATION_DISTRICTS, NATION_COMMUNES)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox", *chromium.QUIET])
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(f"{origin}/sign-in/")
        page.get_by_label("Tên đăng nhập").fill(NAME)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        with page.expect_navigation():
            page.get_by_role("button", name="Đăng nhập").click()
        small, large = _watched(page, origin, province), _watched(page, origin, nation)
        browser.close()
    return {
        "script_ms": small["script_ms"],
        "nation_script_ms": large["script_ms"],
        "seen_s": round(max(small["seen_s"], large["seen_s"]), 2),
        "wall_kb": small["page_kb"],
        "changes_kb": small["changes_kb"],
        "nation_wall_kb": large["page_kb"],
        "nation_changes_kb": large["changes_kb"],
        "updates": UPDATES,
    }


def _sites(districts: int, communes: int) -> list[Site]:
    """One site of the province, those of districts, those of communes below them; all but the first in the meeting."""
    from django.utils import timezone

    from diemcau.conference.models import Conference, Site
    from diemcau.connectivity.models import Presence
    from diemcau.directory.models import Organisation

    def hosts(tier: str, number: int) -> list[Organisation]:
        names = (f"Ủy ban nhân dân {tier} {communes}-{number}" for number in range(number))
        rows = [Organisation(name=name, tier=tier, kind="people_committee") for name in names]
        return Organisation.objects.bulk_create(rows, batch_size=2_000)

    (owner,) = hosts("province", 1)
    conference = Conference.objects.create(title="Đo", short_name="Đo", kind="conference", owner=owner)
    top = Site.objects.create(conference=conference, host=owner, tier="province")
    middle = Site.objects.bulk_create(
        Site(conference=conference, host=host, tier="district", parent=top) for host in hosts("district", districts)
    )
    low = Site.objects.bulk_create(
        (
            Site(conference=conference, host=host, tier="commune", parent=middle[number % districts])
            for number, host in enumerate(hosts("commune", communes))
        ),
        batch_size=2_000,
    )
    since = timezone.now()
    rows = (Presence(site=site, state="connected", since=since, source="system") for site in [*middle, *low])
    Presence.objects.bulk_create(rows, batch_size=2_000)
    return [top, *middle, *low]


def _watched(page: Any, origin: str, sites: list[Site]) -> dict[str, float]:
    """Change twenty sites at a time, and wait until the sum of lost ones says so."""
    conference: Conference = sites[0].conference
    answer = page.goto(f"{origin}/conferences/{conference.pk}/wall/")
    page_kb = len(answer.body()) / 1000
    sizes: list[int] = []
    page.on(
        "response", lambda one: sizes.append(len(one.body())) if one.status == 200 and "changes" in one.url else None
    )
    tool = page.context.new_cdp_session(page)
    tool.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.wait_for_timeout(2_000)
    before, seen = _script_s(tool), []
    for turn in range(UPDATES):
        lost = _change(sites[1 + turn * CHANGED : 1 + (turn + 1) * CHANGED], "lost")
        began = time.perf_counter()
        count = page.locator("[data-count='lost']", has_text=f"{lost}")
        count.wait_for(timeout=20_000)
        seen.append(time.perf_counter() - began)
    return {
        "script_ms": round(1000 * (_script_s(tool) - before) / UPDATES, 1),
        "seen_s": max(seen),
        "page_kb": round(page_kb, 1),
        "changes_kb": round(sum(sizes) / max(1, len(sizes)) / 1000, 1),
    }


def _change(sites: list[Site], state: str) -> int:
    from django.db import transaction

    from diemcau.connectivity.actions import note_presence
    from diemcau.connectivity.domain import PresenceState, Source
    from diemcau.connectivity.models import Presence

    with transaction.atomic():
        for site in sites:
            note_presence(site, PresenceState(state), by=None, source=Source.SYSTEM)
    return Presence.objects.current().filter(site__conference=sites[0].conference_id, state=state).count()


def _script_s(tool: Any) -> float:
    """Seconds of processor that the page's script has taken so far."""
    metrics = {one["name"]: one["value"] for one in tool.send("Performance.getMetrics")["metrics"]}
    return float(metrics["ScriptDuration"])
