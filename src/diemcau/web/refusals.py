"""Saying no: what happened, what was kept, what to do. As a page, or as a sentence for the toasts of an open page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from diemcau.kernel.errors import DomainError, Forbidden, Refused, Unreadable

STATUS: dict[type[DomainError], int] = {Refused: 409, Forbidden: 403, Unreadable: 422}


def is_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of a page that stays open."""
    return request.headers.get("HX-Request") == "true" and request.headers.get("HX-Boosted") != "true"


def explain(request: HttpRequest, error: DomainError) -> HttpResponse:
    """The answer to a DomainError: its own sentence, under the status that its class stands for."""
    status = next((status for kind, status in STATUS.items() if isinstance(error, kind)), 409)
    line = error.line if isinstance(error, Unreadable) else None
    message = _("Dòng %(line)d: %(message)s") % {"line": line, "message": error.message} if line else error.message
    return refuse(request, status, message)


def refuse(request: HttpRequest, status: int, message: str = "") -> HttpResponse:
    """Answer with `<status>.html`; to htmx with a toast, leaving the page as it is."""
    account = getattr(request, "user", None)
    frame = "base.html" if status != 400 and account and account.is_authenticated else "entry.html"
    context = {"message": message, "status": status, "frame": frame}
    if not is_fragment(request):
        return render(request, f"{status}.html", context, status=status)
    response = render(request, "toast.html", context, status=status)
    response["HX-Reswap"] = "none"
    return response
