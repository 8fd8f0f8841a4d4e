"""What every page of the directory does alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from diemcau.directory.domain import cells
from diemcau.directory.forms.fields import Form
from diemcau.directory.permissions import SignedIn
from diemcau.kernel.errors import Refused


def day_of(request: HttpRequest) -> date | None:
    """The day that the page is asked about: `on=2024-01-15`, today unless said, None for `on=all`."""
    asked = request.GET.get("on", "")
    if asked == "all":
        return None
    try:
        return cells.as_date(asked) or timezone.localdate()
    except ValueError:
        return timezone.localdate()


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with, be it empty; None when it is asked for the first time."""
    return request.POST if request.method == "POST" else None


def typed(request: HttpRequest) -> str:
    """What somebody has typed so far into the one field that asks for offers."""
    return next((str(value) for value in request.GET.values()), "")[:100]


def fill_in(
    request: SignedIn,
    form: Form,
    act: Callable[[], str],
    *,
    title: str,
    back: str,
    button: str = "",
    lead: str = "",
    done: Callable[[], str] | None = None,
    **more: Any,
) -> HttpResponse:
    """Give a form; take it back filled in; act, say so and go back. A refusal is shown in the form that caused it."""
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                said = act()
            except Refused as refusal:
                form.add_error(None, refusal.message)
                status = 409
            else:
                messages.success(request, said)
                return redirect(done() if done else back)
    context = {"form": form, "title": title, "lead": lead, "button": button or _("Lưu"), "back": back, **more}
    return render(request, "directory/form.html", context, status=status)
