"""What every page of a survey does alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Refused, Unreadable
from diemcau.survey.models import Survey
from diemcau.survey.permissions import Ground, ground_of, surveys_on

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
PDF = "application/pdf"


def ground(request: SignedIn, conference_id: int) -> Ground:
    """404 without the conference, 403 for whoever only takes part in it."""
    found = ground_of(request.user, conference_id)
    if found is None:
        raise Http404
    require(found.runs)
    return found


def survey_of(request: SignedIn, conference_id: int, survey_id: int) -> Survey:
    return get_object_or_404(surveys_on(ground(request, conference_id)).select_related("owner"), pk=survey_id)


def address(name: str, conference_id: int, survey: Survey, *more: Any) -> str:
    return reverse(f"survey:{name}", args=[conference_id, survey.pk, *more])


def attached(content: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, kind, headers=headers)


def page(
    request: SignedIn, template: str, conference_id: int, survey: Survey, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"survey": survey, "conference_id": conference_id, "sees_all": True, **more}
    return render(request, f"survey/{template}.html", context, status=status)


def acted(request: SignedIn, form: Any, act: Callable[[], str], back: str) -> HttpResponse | int:
    """Do what a form says and go back, or say with which status the form is shown again."""
    if not form.is_bound:
        return 200
    if not form.is_valid():
        return 422
    try:
        said = act()
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return 409
    except Unreadable as unreadable:
        form.add_error("file" if "file" in form.fields else None, unreadable.message)
        return 422
    messages.success(request, said)
    return redirect(back)


def form_page(
    request: SignedIn,
    conference_id: int,
    form: Any,
    act: Callable[[], str],
    *,
    title: str,
    back: str,
    button: str = "",
    lead: str = "",
    survey: Survey | None = None,
) -> HttpResponse:
    """A page that is one form."""
    done = acted(request, form, act, back)
    if isinstance(done, HttpResponse):
        return done
    context = {
        "form": form,
        "title": title,
        "lead": lead,
        "button": button or _("Lưu"),
        "back": back,
        "survey": survey,
        "conference_id": conference_id,
        "has_file": form.is_multipart(),
    }
    return render(request, "survey/form.html", context, status=done)
