"""Whom to ask, and whether it is their day."""

from __future__ import annotations

from datetime import date

from diemcau.connectivity.domain.probing import Kind, Target
from diemcau.connectivity.models import ProbeTarget


def targets_on(today: date) -> list[tuple[Target, bool]]:
    rows = ProbeTarget.objects.filter(site__closure=None).values_list(
        "pk",
        "kind",
        "address",
        "port",
        "site__conference__start_year",
        "site__conference__start_month",
        "site__conference__start_day",
    )
    here = (today.year, today.month, today.day)
    return [(Target(pk, Kind(kind), address, port), tuple(day) == here) for pk, kind, address, port, *day in rows]
