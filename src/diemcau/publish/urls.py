"""Where results are frozen, released and read by everybody."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

app_name = "publish"

urlpatterns: list[URLPattern | URLResolver] = []
