"""Where the lines of the sites are tested and watched."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

app_name = "connectivity"

urlpatterns: list[URLPattern | URLResolver] = []
