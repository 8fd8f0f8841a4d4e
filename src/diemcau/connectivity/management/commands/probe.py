"""The probes, as one more process of `diemcau serve`. Without targets it only looks at the list now and then."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import OperationalError
from django.utils import timezone

from diemcau.connectivity.actions.probes import note_findings
from diemcau.connectivity.domain.probing import Finding, Target
from diemcau.connectivity.queries.probes import targets_on
from diemcau.connectivity.transports.watch import Watch


class Command(BaseCommand):
    help = "Máy chủ tự dò các địa chỉ của điểm cầu."

    def handle(self, *args: Any, **options: Any) -> None:
        watch = Watch(list_targets=sync_to_async(_targets), note=sync_to_async(_note), allowed=settings.PROBE_NETWORKS)
        asyncio.run(watch.run())


def _targets() -> Sequence[tuple[Target, bool]]:
    return targets_on(timezone.localdate())


def _note(findings: Sequence[Finding]) -> None:
    """Write; where the database is busy beyond its patience, once more."""
    try:
        note_findings(findings, timezone.now())
    except OperationalError:
        note_findings(findings, timezone.now())
