"""Work under way: one task accepted, one given back, one waiting, one late; the ready set; targets, money, requests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from diemcau.assignments.actions import (
    accept,
    add_budget_line,
    adopt_preparation,
    answer_request,
    approve_budget_line,
    assign_request,
    give_back,
    hand_out,
    keep_target,
    make_request,
    pay,
    report,
    report_outcome,
    rule_on_outcome,
)
from diemcau.assignments.domain.preparation import STEPS
from diemcau.assignments.models import Product, Task
from diemcau.conference.models import Conference, Unit
from diemcau.directory.domain import Tier
from diemcau.directory.models import Account


def fill(conference: Conference, people: Mapping[str, Account]) -> None:
    organiser = people["to-chuc"]
    hand_out(conference, by=organiser)
    adopt_preparation(conference, {step.key for step in STEPS}, by=organiser)
    tasks = list(Task.objects.within(conference).select_related("product__assignment__conference").order_by("pk")[:4])
    for task in tasks[:3]:
        report(task, uuid4(), percent=100, text="Đã hoàn thành dự thảo lần 1.", is_final=True, by=organiser)
    if len(tasks) == 4:
        accept(tasks[0], by=organiser)
        give_back(tasks[1], "Chưa có số liệu của các huyện; đề nghị bổ sung", by=organiser)
        Product.objects.filter(pk=tasks[3].product_id).update(due_on=timezone.localdate() - timedelta(days=2))
    _targets(conference, organiser)
    _budget(conference, organiser)
    _requests(conference, organiser)


TARGETS = (
    ("Thể chế", "Rà soát, ban hành văn bản quy phạm đúng hạn", "100%", "100%", "Văn bản cấp trên ban hành chậm"),
    ("Thủ tục hành chính", "Hồ sơ giải quyết đúng hạn", "97%", "98%", "Nhân lực bộ phận một cửa thiếu"),
    ("Thủ tục hành chính", "Hồ sơ nộp trực tuyến toàn trình", "70%", "80%", "Vùng cao thiếu mạng"),
    ("Hiện đại hóa", "Hồ sơ được số hóa", "60%", "75%", "Kinh phí thiết bị"),
)


def _targets(conference: Conference, organiser: Account) -> None:
    """Of each target the first unit has reported and is accepted, the second was late, the others are awaited."""
    bodies = list(
        Unit.objects.filter(conference=conference, organisation__tier=Tier.DISTRICT)
        .order_by("organisation__rank", "organisation__area_code")
        .values_list("organisation", flat=True)[:4]
    )
    for field, text, goal, next_goal, forecast in TARGETS:
        facts = {"field": field, "text": text, "goal": goal, "next_goal": next_goal, "forecast": forecast}
        made = keep_target(conference, facts | {"next_owner": "Sở Nội vụ"}, bodies, by=organiser)
        for number, unit in enumerate(made.units.order_by("pk")[:2]):
            said: dict[str, Any] = KEPT if number == 0 else MISSED
            told = report_outcome(unit, uuid4(), by=organiser, **said)
            if number == 0:
                rule_on_outcome(told, is_accepted=True, by=organiser)


KEPT = {"achievement": "achieved", "result": "Đạt 98,2%, tăng 1,4 điểm so với năm trước.", "causes": ""}
MISSED = {
    "achievement": "partly",
    "result": "Đạt 91% kế hoạch.",
    "limits": "Ba xã vùng cao còn hồ sơ giấy.",
    "causes": "Đường truyền yếu, thiếu máy quét.",
    "proposals": "Cấp mỗi xã một máy quét trong quý I.",
}


def _budget(conference: Conference, organiser: Account) -> None:
    lines = (
        ("Thuê đường truyền, cầu họp", 18_000_000),
        ("In tài liệu, giấy mời", 7_500_000),
        ("Khen thưởng", 24_000_000),
    )
    made = [
        add_budget_line(conference, text, estimate=sum_, source="Ngân sách tỉnh", by=organiser) for text, sum_ in lines
    ]
    for line in made[:2]:
        approve_budget_line(line, line.estimate, by=organiser)
    pay(made[1], 3_200_000, "PC 014", timezone.localdate(), by=organiser)


def _requests(conference: Conference, organiser: Account) -> None:
    units = Unit.objects.filter(conference=conference, organisation__tier=Tier.DISTRICT).select_related("organisation")
    asked = [
        make_request(conference, unit.organisation, uuid4(), text, moment="before", by=organiser)
        for unit, text in zip(units[:3], WISHES, strict=False)
    ]
    answerer = conference.owner
    for one in asked[:2]:
        assign_request(one, answerer, timezone.localdate() + timedelta(days=10), by=organiser)
    if asked:
        answer_request(asked[0], "Đã bố trí trong dự toán quý I.", how="written", by=organiser)


WISHES = (
    "Đề nghị tỉnh bố trí kinh phí thay máy chủ bộ phận một cửa.",
    "Đề nghị thống nhất biểu mẫu báo cáo cải cách hành chính.",
    "Đề nghị mở lớp tập huấn chữ ký số cho cấp xã.",
)
