"""Where the survey of satisfaction is designed, answered and estimated."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

app_name = "survey"

urlpatterns: list[URLPattern | URLResolver] = []
