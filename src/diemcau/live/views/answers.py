"""What the views of the day have in common: finding a conference, refusing a form, letting a page listen."""

from __future__ import annotations

from typing import Any, TypeVar
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from diemcau.conference.models import Conference
from diemcau.directory.permissions import SignedIn
from diemcau.kernel.errors import Unreadable
from diemcau.live.queries.clock import ms

AnyForm = TypeVar("AnyForm", bound=forms.Form)


def conference_of(request: SignedIn, conference_id: int) -> Conference:
    return get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)


def valid(form: AnyForm) -> AnyForm:
    """The form, if it makes sense.

    Raises:
        Unreadable: with the first thing that does not.
    """
    if not form.is_valid():
        raise Unreadable(str(next(iter(form.errors.values()))[0]))
    return form


def done(sequence: int | None = None, **facts: Any) -> JsonResponse:
    """The receipt: what number the log had when it was kept."""
    return JsonResponse({"sequence": sequence} | facts)


def screen(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """A page that listens to the stream, which may have an address of its own."""
    stream = stream_address(request)
    response = render(request, template, context | {"stream": stream, "now_ms": ms(timezone.now())})
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(stream))
    if origin != f"{request.scheme}://{request.get_host()}":
        policy = settings.CONTENT_SECURITY_POLICY
        response["Content-Security-Policy"] = policy.replace("connect-src 'self'", f"connect-src 'self' {origin}")
    response["Cache-Control"] = "no-store"
    return response


def stream_address(request: HttpRequest) -> str:
    """Where the stream listens: as configured, else on the port above that of the pages."""
    if settings.STREAM_URL:
        return request.build_absolute_uri(settings.STREAM_URL)
    host = request.get_host()
    name = host[: host.rindex("]") + 1] if host.startswith("[") else host.partition(":")[0]
    return f"{request.scheme}://{name}:{int(settings.PORT) + 1}/"


def is_script(request: HttpRequest) -> bool:
    """Whether a screen's script asks, which stays where it is; else a form, which goes on to a page."""
    return request.headers.get("HX-Request") == "true"
