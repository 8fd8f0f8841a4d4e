"""What the example conference is filled with after its plan is applied, package by package.

Each module named in PARTS has `fill(conference, people)`: `people` are the invented accounts by sign-in name.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from diemcau.conference.models import Conference
from diemcau.directory.models import Account

PARTS: tuple[str, ...] = (
    "preparation",
    "connectivity",
    "on_the_day",
    "delegates",
    "attendance",
    "assignments",
    "scoring",
    "papers",
    "survey",
    "contest",
    "publish",
    "live",
)


def fill(conference: Conference, people: Mapping[str, Account]) -> None:
    for part in PARTS:
        import_module(f"{__name__}.{part}").fill(conference, people)
