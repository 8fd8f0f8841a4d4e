"""Where the contest is held."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

app_name = "contest"

urlpatterns: list[URLPattern | URLResolver] = []
