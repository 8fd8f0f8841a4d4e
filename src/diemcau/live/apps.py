"""What the day adds to the programme: its screens hear of every change."""

from __future__ import annotations

from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "diemcau.live"

    def ready(self) -> None:
        from diemcau.conference.actions import programme_changed  # noqa: PLC0415 -- models must be loaded first
        from diemcau.live.actions.programme import tell_programme  # noqa: PLC0415 -- models must be loaded first

        programme_changed.append(tell_programme)
