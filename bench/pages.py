"""Trang của một hội nghị 260 điểm cầu: thời gian bộ xử lý của một yêu cầu, qua mọi lớp trung gian, không kể mạng."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from bench.stage import empty_product, organiser, province_with_plan

if TYPE_CHECKING:
    from django.test import Client

MEASURES = {
    "board_cpu_ms": "ms cho bảng sẵn sàng theo điểm cầu (trần 15)",
    "units_cpu_ms": "ms cho bảng sẵn sàng theo đơn vị",
    "conference_cpu_ms": "ms cho trang hội nghị (trần 5)",
    "board_kb": "kB của bảng theo điểm cầu, chưa nén",
}
WARM, RUNS = 5, 40


def measure() -> dict[str, float]:
    with empty_product():
        document = province_with_plan()

        from django.test import Client
        from django.urls import reverse

        from diemcau.directory.models import Account
        from diemcau.plan.actions import open_conference

        owner = organiser(document)
        conference = open_conference(document, owner=owner, by=None, partly=True)
        client = Client(headers={"host": "localhost"})
        client.force_login(Account.objects.create_user("do", full_name="Người đo", is_administrator=True))
        pages = {name: reverse(f"rooms:{name}", args=[conference.pk]) for name in ("board", "unit-board", "overview")}
        return {
            "board_cpu_ms": _cpu_ms(client, pages["board"]),
            "units_cpu_ms": _cpu_ms(client, pages["unit-board"]),
            "conference_cpu_ms": _cpu_ms(client, pages["overview"]),
            "board_kb": round(len(client.get(pages["board"]).content) / 1000, 1),
        }


def _cpu_ms(client: Client, address: str) -> float:
    """The median over many requests: this process runs alone in its measurement, but the machine may not."""
    costs = []
    for at in range(WARM + RUNS):
        began = time.process_time()
        response = client.get(address)
        cost = time.process_time() - began
        if response.status_code != 200:
            raise SystemExit(f"{address} trả lời {response.status_code}.")
        if at >= WARM:
            costs.append(cost * 1000)
    return round(statistics.median(costs), 2)
