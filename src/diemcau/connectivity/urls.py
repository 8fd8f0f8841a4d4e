"""Where the lines of the sites are tested and watched."""

from __future__ import annotations

from django.urls import path

from diemcau.connectivity.views import boards

app_name = "connectivity"

urlpatterns = [
    path("conferences/<int:conference_id>/lines/", boards.lines, name="lines"),
]
