"""Where the day itself is run."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

app_name = "live"

urlpatterns: list[URLPattern | URLResolver] = []
