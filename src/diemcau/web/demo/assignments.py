"""Work under way: one task accepted, one given back, one waiting, one late; the ready set adopted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from diemcau.assignments.actions import accept, adopt_preparation, give_back, hand_out, report
from diemcau.assignments.domain.preparation import STEPS
from diemcau.assignments.models import Product, Task
from diemcau.conference.models import Conference
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
