"""Rows of given-out work."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from diemcau.assignments.actions import report
from diemcau.assignments.models import Product, Report, Task
from tests import build


def product(**facts: Any) -> Product:
    facts.setdefault("assignment", facts.get("assignment") or build.assignment())
    facts.setdefault("position", facts["assignment"].products.count() + 1)
    facts.setdefault("text", "Báo cáo tổng kết")
    return Product.objects.create(**facts)


def task(**facts: Any) -> Task:
    """Facts of its product may be given with it."""
    own = {name: facts.pop(name) for name in ("product", "organisation") if name in facts}
    own.setdefault("product", own.get("product") or product(**facts))
    own.setdefault("organisation", own.get("organisation") or build.organisation())
    return Task.objects.create(**own)


def reported(task: Task, **facts: Any) -> Report:
    facts = {"percent": 100, "text": "Đã xong", "is_final": True, "by": build.account()} | facts
    return report(task, uuid4(), **facts)
