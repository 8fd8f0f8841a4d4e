"""Áp dụng kế hoạch tham chiếu vào danh bạ ba cấp: mở hội nghị, rồi áp dụng lại khi không có gì đổi."""

from __future__ import annotations

import resource
import time

from bench.stage import empty_product, organiser, province_with_plan

MEASURES = {
    "sites": "điểm cầu của hội nghị",
    "seats": "đại biểu được mời theo chức danh",
    "apply_s": "giây để mở hội nghị từ kế hoạch đã đọc (trần 2)",
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
        conference = open_conference(document, owner=owner, by=None, partly=True)
        opened = time.perf_counter()
        apply(document, conference, by=None, partly=True)
        again = time.perf_counter()
        return {
            "sites": Site.objects.filter(conference=conference).count(),
            "seats": Seat.objects.filter(unit__conference=conference).count(),
            "apply_s": round(opened - began, 3),
            "again_s": round(again - opened, 3),
            "apply_peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6, 1),
        }
