"""Whom a browser acts for: a signed cookie of one contest, no account."""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from diemcau.contest.domain.crowding import network_of
from diemcau.contest.models import Contest, Contestant, Round
from diemcau.directory.permissions import address_of

# A browser that asked for a code may only show the code; the one that showed it acts for the contestant.
ASKED, SHOWN = "contest.asked", "contest.shown"
KNOWN_FOR = 60 * 60 * 24 * 30


def known(request: HttpRequest, contest: Contest, how: str) -> Contestant | None:
    """Who this browser asked a code for, or, having shown it, acts for."""
    kept = request.COOKIES.get(f"thi-{contest.pk}", "")
    try:
        pk = signing.loads(kept, salt=f"{how}.{contest.pk}", max_age=KNOWN_FOR)
    except signing.BadSignature:
        return None
    return Contestant.objects.filter(pk=pk, contest=contest).first()


def remember(response: HttpResponse, contest: Contest, who: Contestant, how: str) -> HttpResponse:
    response.set_cookie(
        f"thi-{contest.pk}",
        signing.dumps(who.pk, salt=f"{how}.{contest.pk}"),
        max_age=KNOWN_FOR,
        path=f"/contests/{contest.slug}/",
        secure=settings.BEHIND_TLS,
        httponly=True,
        samesite="Lax",
    )
    return response


def taking(request: HttpRequest, slug: str, number: int) -> tuple[Round, Contestant]:
    """The round, and who takes part in it; 404 to whoever has not shown a code."""
    round_ = get_object_or_404(Round.objects.select_related("contest", "bank"), contest__slug=slug, number=number)
    who = known(request, round_.contest, SHOWN)
    if who is None:
        raise Http404
    return round_, who


def network_behind(request: HttpRequest) -> str:
    """The network that asks; "" where a proxy keeps it to itself, so that nobody is taken for everybody."""
    is_hidden = settings.BEHIND_TLS and "HTTP_X_FORWARDED_FOR" not in request.META
    return "" if is_hidden else network_of(address_of(request), settings.SHARED_NETWORKS)
