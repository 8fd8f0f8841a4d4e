"""What the conference adds to who may see and keep the directory."""

from __future__ import annotations

from django.apps import AppConfig


class ConferenceConfig(AppConfig):
    name = "diemcau.conference"

    def ready(self) -> None:
        from diemcau.conference import permissions  # noqa: PLC0415 -- models must be loaded first
        from diemcau.directory.permissions import also_keeps, also_sees  # noqa: PLC0415 -- models must be loaded first

        also_keeps.append(permissions.organises_something)
        also_sees.append(permissions.bodies_of_own_conferences)
