"""The page on which a site tests its line, and where its results come in."""

from __future__ import annotations

import json

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from diemcau.conference.models import Site
from diemcau.conference.permissions import can_see_all
from diemcau.connectivity.actions import keep_test, main_line, sign_off
from diemcau.connectivity.domain import read_report
from diemcau.connectivity.feed.tickets import admitted, issue, signed
from diemcau.connectivity.models import Line, LineTest
from diemcau.connectivity.permissions import can_sign, can_test
from diemcau.connectivity.queries import ticket_for
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Forbidden, Unreadable
from diemcau.kernel.numbers import sent

HEADROOM = 1.1  # the meeting's rate is held with a tenth to spare


@require_safe
def line_test(request: SignedIn, conference_id: int, site_id: int) -> HttpResponse:
    """The test itself: the browser does the work, against the measuring server."""
    site = _site(request, conference_id, site_id)
    require(can_test(request.user, site))
    if (chosen := sent(request.GET.get("line"))) is not None:
        line = get_object_or_404(site.lines, pk=chosen)
    else:
        line = main_line(site, by=request.user)
    line.site = site
    profile = request.GET.get("profile", "")
    ticket = ticket_for(line, request.user, profile=profile if profile in settings.LINE_PROFILES else "")
    asked = settings.LINE_PROFILES[ticket.profile]
    context = {
        "conference": site.conference,
        "site": site,
        "line": line,
        "lines": list(site.lines.all()),
        "profile": asked,
        "ticket": issue(ticket),
        "server": _measuring_server(request),
        "down_mbps": asked.down_mbps.weak * HEADROOM,
        "up_mbps": asked.up_mbps.weak * HEADROOM,
        "quiet_seconds": settings.LINE_TEST_QUIET_SECONDS,
        "seconds": ticket.seconds,
        "most_seconds": settings.LINE_TEST_MOST_SECONDS,
        "echoes": ticket.echoes_a_second,
        "last": line.tests.whole().select_related("by", "sign_off__by").first(),
        "sees_all": can_see_all(request.user, site.conference),
    }
    response = render(request, "connectivity/line-test.html", context)
    # The one page that may use camera and microphone, and may talk to the measuring server.
    response.headers["Permissions-Policy"] = "camera=(self), microphone=(self)"
    response.headers["Content-Security-Policy"] = f"connect-src 'self' {context['server']}"
    return response


@require_POST
def line_tests(request: SignedIn, conference_id: int, line_id: int) -> HttpResponse:
    """Take a result in: JSON with the ticket, our server's receipt, and what the browser measured."""
    lines = Line.objects.visible_to(request.user).select_related("site__conference", "site__host")
    line = get_object_or_404(lines, pk=line_id, site__conference=conference_id)
    require(can_test(request.user, line.site))
    try:
        given = json.loads(request.body)
        ticket = admitted(str(given["ticket"]))
        receipt = str(given.get("receipt", ""))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as nonsense:
        raise Unreadable("Kết quả gửi lên không đọc được nên không được giữ lại; hãy đo lại.") from nonsense
    if ticket is None or ticket.line != line.pk or ticket.by != request.user.pk:
        raise Forbidden("Phiếu đo này không phải của đường truyền này hoặc đã quá hạn; hãy tải lại trang và đo lại.")
    report = read_report(given)
    seen = signed(receipt, ticket.key)
    agent = request.headers.get("User-Agent", "")
    test = keep_test(line, ticket, report, seen, user_agent=agent, by=request.user)
    return render(request, "connectivity/line-test.html#result", _result(request, test))


@require_POST
def signature(request: SignedIn, conference_id: int, test_id: int) -> HttpResponse:
    """The site's technician stands for a test."""
    tests = LineTest.objects.visible_to(request.user).select_related("line__site__conference", "line__site__host")
    test = get_object_or_404(tests, pk=test_id, line__site__conference=conference_id)
    require(can_sign(request.user, test.line.site))
    sign_off(test, by=request.user)
    if not request.headers.get("HX-Request"):
        return redirect("connectivity:site-lines", conference_id, test.line.site_id)
    return render(request, "connectivity/line-test.html#result", _result(request, test))


def _result(request: SignedIn, test: LineTest) -> dict[str, object]:
    site = test.line.site
    return {
        "test": test,
        "site": site,
        "conference": site.conference,
        "may_sign": can_sign(request.user, site),
        "again": urlencode({"line": test.line_id}),
        "now": timezone.now(),
    }


def _site(request: SignedIn, conference_id: int, site_id: int) -> Site:
    sites = Site.objects.visible_to(request.user).select_related("conference", "host")
    return get_object_or_404(sites, pk=site_id, conference=conference_id)


def _measuring_server(request: SignedIn) -> str:
    """Its origin: as set, else this machine by the name that the browser used, two ports on."""
    if settings.MEASURE_URL:
        return str(settings.MEASURE_URL).rstrip("/")
    host = request.get_host()
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() and not host.endswith("]") else host
    return f"{request.scheme}://{name}:{int(settings.PORT) + 2}"
