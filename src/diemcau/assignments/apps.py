"""What assignments add to a conference: its deadlines move with its day."""

from __future__ import annotations

from django.apps import AppConfig


class AssignmentsConfig(AppConfig):
    name = "diemcau.assignments"

    def ready(self) -> None:
        from diemcau.assignments.actions import reckon_deadlines  # noqa: PLC0415 -- models must be loaded first
        from diemcau.conference.actions import time_fixed  # noqa: PLC0415 -- models must be loaded first

        time_fixed.append(lambda conference, by: reckon_deadlines(conference, by=by))
