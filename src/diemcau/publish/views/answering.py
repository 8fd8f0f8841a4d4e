"""How everybody is answered: without a session, from what is kept, packed, and not twice."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.translation import get_language, override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from diemcau.publish.feed import SHELF, Kept, packed
from diemcau.publish.queries.released import generation

LANGUAGES = ("vi", "en")

Made = tuple[bytes, str, str]  # content, its type, what a file is saved as


def for_everybody(make: Callable[..., Made | None]) -> Callable[..., HttpResponse]:
    """A view out of a function of the address alone: what it makes is the same for everybody, or None (404).

    `?lang=en` asks for the other language; nothing else of the request is read.
    """

    @csrf_exempt  # nothing is written: other methods are told so (405), not asked for a token
    @login_not_required
    @require_safe
    @wraps(make)
    def view(request: HttpRequest, **named: Any) -> HttpResponse:
        asked = request.GET.get("lang", "")
        language = asked if asked in LANGUAGES else (get_language() or "vi")
        now = generation()

        def made() -> Kept | None:
            with override(language):
                found = make(**named)
            return packed(now, *found) if found else None

        kept = SHELF.take((request.path, language), now, made)
        if kept is None:
            raise Http404
        return _answer(request, kept)

    return view


def _answer(request: HttpRequest, kept: Kept) -> HttpResponse:
    headers = {"ETag": kept.etag, "Cache-Control": "public, no-cache", "Vary": "Accept-Encoding, Cookie"}
    if kept.disposition:
        headers["Content-Disposition"] = f'attachment; filename="{kept.disposition}"'
    if kept.etag in request.headers.get("If-None-Match", ""):
        return HttpResponseNotModified(headers=headers)
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return HttpResponse(kept.packed, kept.content_type, headers=headers)
    return HttpResponse(kept.content, kept.content_type, headers=headers)
