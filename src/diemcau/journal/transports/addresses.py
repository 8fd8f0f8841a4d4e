"""The system as those reach it who read our letters and scan our codes."""

from __future__ import annotations

from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpRequest


def public_address(request: HttpRequest, path: str = "/") -> str:
    """An address for letters and codes: under the public name, where there is one, whatever name the office uses."""
    return urljoin(settings.ADDRESS, path) if settings.ADDRESS else request.build_absolute_uri(path)
