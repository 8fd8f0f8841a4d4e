"""The results for everybody: no sign-in, no session, readable without a script."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language

from diemcau.publish.queries.released import current_editions, public_result, public_unit
from diemcau.publish.views.answering import Made, for_everybody

HTML = "text/html; charset=utf-8"


@for_everybody
def index() -> Made:
    """Every released result, newest year first."""
    return _page("publish/public-results.html", {"editions": current_editions()})


@for_everybody
def result(slug: str, version: int | None = None) -> Made | None:
    """One table, its method, its files, its earlier versions."""
    found = public_result(slug, version)
    origin = (
        settings.CSRF_TRUSTED_ORIGINS[0] if settings.CSRF_TRUSTED_ORIGINS else ""
    )  # a link elsewhere needs it whole
    return _page("publish/public-result.html", {"result": found, "origin": origin}) if found else None


@for_everybody
def unit(code: str) -> Made | None:
    """One unit in every table that names it, with last year and its neighbours."""
    found = public_unit(code)
    return _page("publish/public-unit.html", {"unit": found}) if found else None


def _page(template: str, context: dict[str, Any]) -> Made:
    lang = "?lang=en" if get_language() == "en" else ""
    return render_to_string(template, context | {"lang": lang}).encode(), HTML, ""
