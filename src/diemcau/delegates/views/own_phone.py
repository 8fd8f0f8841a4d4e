"""A delegate checks in by his own phone, with the personal link of his letter."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from diemcau.conference.models import Site
from diemcau.delegates.actions import Noted, check_in
from diemcau.delegates.domain.attending import NOBODY_KNOWS, Saying, Way
from diemcau.delegates.models import Delegate, InvitationCopy
from diemcau.delegates.queries import standings, whose_code
from diemcau.kernel.errors import Refused

MAY_SAY = {Saying.IN_PERSON.value, Saying.ONLINE.value, Saying.LEFT.value}


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own_check_in(request: HttpRequest, token: str) -> HttpResponse:
    """Say that one is there, at one's own site; nothing is shown about anybody else."""
    copy = InvitationCopy.objects.by_token(token)
    delegate = _delegate(copy)
    problem, status = "", 200
    if copy is None or delegate is None or delegate.seat.unit.site is None:
        return _told(request, {"problem": "unknown"}, 404)
    site: Site = delegate.seat.unit.site
    try:
        whose_code(site, token)
        if request.method == "POST":
            check_in(site, _said(request, delegate))
            return redirect("delegates:own-check-in", token)
    except Refused as refused:
        problem, status = refused.message, 409
    context = {
        "conference": site.conference,
        "site": site,
        "delegate": delegate,
        "stands": standings(site.conference, person=delegate.person_id).get(delegate.person_id, NOBODY_KNOWS),
        "key": uuid4(),
        "problem": problem,
        "is_closed": bool(problem) and request.method != "POST",
    }
    return _told(request, context, status)


def _delegate(copy: InvitationCopy | None) -> Delegate | None:
    if copy is None or copy.delegate_id is None:
        return None
    found = Delegate.objects.select_related("person", "seat__unit__site__conference", "seat__unit__site__host")
    return found.get(pk=copy.delegate_id)


def _said(request: HttpRequest, delegate: Delegate) -> Noted:
    now = timezone.now()
    says = request.POST.get("says", "")
    try:
        key = UUID(request.POST.get("key", ""))
    except ValueError:
        key = uuid4()
    return Noted(
        id=key,
        delegate=delegate.pk,
        says=Saying(says) if says in MAY_SAY else Saying.IN_PERSON,
        way=Way.PHONE,
        said_at=now,
        sent_at=now,
    )


def _told(request: HttpRequest, context: dict[str, object], status: int) -> HttpResponse:
    response = render(request, "delegates/own-check-in.html", context, status=status)
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response
