"""Builders of lines and their tests."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from diemcau.connectivity.domain import Verdict
from diemcau.connectivity.domain.checklist import KEYS
from diemcau.connectivity.models import Campaign, Line, LineTest, PictureCheck, Tick
from tests.build import account, administrator, conference, conference_role, organisation, organisation_role, site, unit

__all__ = [
    "account",
    "administrator",
    "campaign",
    "checklist",
    "conference",
    "conference_role",
    "line",
    "line_test",
    "organisation",
    "organisation_role",
    "picture_check",
    "site",
    "unit",
]


def line(**facts: Any) -> Line:
    facts.setdefault("site", facts.get("site") or site())
    return Line.objects.create(**facts)


def line_test(verdict: Verdict | None = Verdict.GOOD, **facts: Any) -> LineTest:
    facts.setdefault("line", facts.get("line") or line())
    facts.setdefault("by", facts.get("by") or account())
    facts.setdefault("at", timezone.now())
    facts.setdefault("began_at", facts["at"] - timedelta(seconds=80))
    whole = {"echoes_sent": 3000, "echoes_seen": 3000, "echoes_back": 3000, "down_mbps": 4.0, "up_mbps": 4.0}
    defaults = {
        "key": uuid4(),
        "profile": "1080p",
        "ending": "cut" if verdict is None else "whole",
        "verdict": verdict,
        "transport": "webrtc",
        "round_trip_ms": 21.4,
        "jitter_ms": 1.5,
    }
    return LineTest.objects.create(**defaults | whole | facts)


def picture_check(**facts: Any) -> PictureCheck:
    facts.setdefault("site", facts.get("site") or site())
    facts.setdefault("by", facts.get("by") or account())
    return PictureCheck.objects.create(**{"has_picture": True, "has_sound": True, "source": "site"} | facts)


def checklist(**facts: Any) -> list[Tick]:
    """Every item of a site's checklist, ready."""
    facts.setdefault("by", facts.get("by") or account())
    return [Tick.objects.create(item=key, **{"is_ready": True} | facts) for key in KEYS]


def campaign(**facts: Any) -> Campaign:
    facts.setdefault("conference", facts.get("conference") or conference())
    facts.setdefault("created_by", facts.get("created_by") or account())
    now = timezone.now()
    defaults = {
        "name": "Đợt 1",
        "profile": "1080p",
        "opens_at": now - timedelta(hours=1),
        "closes_at": now + timedelta(days=2),
        "at_once": 10,
        "slot_minutes": 5,
    }
    return Campaign.objects.create(**defaults | facts)
