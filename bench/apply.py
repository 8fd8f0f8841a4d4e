"""Áp dụng kế hoạch tham chiếu vào danh bạ ba cấp: mở hội nghị, rồi áp dụng lại khi không có gì đổi."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager

from bench.stage import empty_product, organiser, province_with_plan

MEASURES = {
    "sites": "điểm cầu của hội nghị",
    "seats": "đại biểu được mời theo chức danh",
    "apply_s": "giây để mở hội nghị từ kế hoạch đã đọc (trần 2)",
    "apply_lock_ms": "ms mà giao dịch ghi giữ lượt của cơ sở dữ liệu (quyết định 3 cho phép apply vượt 50)",
    "again_s": "giây để áp dụng lại khi không có gì đổi",
    "apply_peak_mb": "MB bộ nhớ nhiều nhất của cả tiến trình",
}


def measure() -> dict[str, float]:
    with empty_product():
        document = province_with_plan()

        from diemcau.conference.models import Site
        from diemcau.delegates.models import Seat
        from diemcau.plan.actions import apply, open_conference

        owner = organiser(document)
        began = time.perf_counter()
        with transactions() as held:
            conference = open_conference(document, owner=owner, by=None, partly=True)
        opened = time.perf_counter()
        apply(document, conference, by=None, partly=True)
        again = time.perf_counter()
        return {
            "sites": Site.objects.filter(conference=conference).count(),
            "seats": Seat.objects.filter(unit__conference=conference).count(),
            "apply_s": round(opened - began, 3),
            "apply_lock_ms": round(max(held) * 1000),
            "again_s": round(again - opened, 3),
            "apply_peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6, 1),
        }


@contextmanager
def transactions() -> Iterator[list[float]]:
    """How long each transaction lasted, in seconds: from its BEGIN until the connection commits by itself again."""
    from django.db import connection

    lasted: list[float] = []
    begun: list[float] = []
    switch = connection.set_autocommit

    def timed(autocommit: bool, *arguments: bool, **named: bool) -> None:
        if not autocommit:
            begun.append(time.perf_counter())
        switch(autocommit, *arguments, **named)
        if autocommit and begun:
            lasted.append(time.perf_counter() - begun.pop())

    connection.set_autocommit = timed  # type: ignore[method-assign]
    try:
        yield lasted
    finally:
        connection.set_autocommit = switch  # type: ignore[method-assign]
