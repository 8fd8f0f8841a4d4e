"""Addresses of pages, found once for each."""

from __future__ import annotations

from functools import lru_cache

from django.urls import reverse


@lru_cache(maxsize=10_000)
def address(page: str, *keys: int) -> str:
    return reverse(page, args=keys)
