"""Results as those see them who make them ready and let them go."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_see_all
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.numbers import sent
from diemcau.publish.actions import prepare, release
from diemcau.publish.forms import PrepareForm
from diemcau.publish.models import Announcement, Edition
from diemcau.publish.permissions import can_prepare, can_release, can_see_embargoed
from diemcau.publish.queries.prepared import prepared

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NEVER_KEPT = {"Cache-Control": "no-store"}


@require_safe
def overview(request: SignedIn, conference_id: int) -> HttpResponse:
    """What this conference has published; to those who make it ready also what waits."""
    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    released = Edition.objects.current().filter(publication__conference=conference).defer("content")
    waiting = Edition.objects.embargoed().filter(publication__conference=conference)
    sees = can_see_embargoed(request.user, conference)
    context = {
        "conference": conference,
        "editions": list(released.select_related("publication", "release__announcement")),
        "waiting": waiting.count() if sees else 0,
        "sees_embargoed": sees,
        "sees_all": can_see_all(request.user, conference),
    }
    return render(request, "publish/results.html", context)


@require_safe
def film_facts(request: SignedIn, conference_id: int) -> HttpResponse:
    """What the film says of the results, while they are still under embargo: for those who see them anyway."""
    from diemcau.publish.queries.press import film_facts as made  # noqa: PLC0415 -- slow import

    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    require(can_see_embargoed(request.user, conference))
    content = made(conference, made_on=timezone.localdate())
    if content is None:
        raise Http404
    return HttpResponse(
        content, WORD, headers={"Content-Disposition": 'attachment; filename="to-so-lieu-phim.docx"', **NEVER_KEPT}
    )


@require_http_methods(["GET", "POST"])
def publications(request: SignedIn, conference_id: int) -> HttpResponse:
    """Every decided result: freeze it, see what waits, see what is out."""
    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    require(can_see_embargoed(request.user, conference))
    if request.method == "POST":
        require(can_prepare(request.user, conference))
        form = PrepareForm(request.POST)
        if not form.is_valid():
            return _page(request, conference, status=422)
        given = form.cleaned_data
        edition = prepare(
            conference,
            given["source"],
            by=request.user,
            reason=given["reason"],
            reason_in_english=given["reason_in_english"],
        )
        messages.success(
            request,
            _("Đã chốt “%(title)s”. Chưa ai bên ngoài thấy cho đến khi chủ trì công bố.")
            % {"title": edition.publication},
        )
        return redirect("publish:publications", conference_id=conference.pk)
    return _page(request, conference)


def _page(request: SignedIn, conference: Conference, status: int = 200) -> HttpResponse:
    rows = prepared(conference)
    context = {
        "conference": conference,
        "rows": rows,
        # As `release` takes them, so that "the first" means the same to the chair and to the hall.
        "waiting": sorted((row.waiting for row in rows if row.waiting), key=_order),
        "may_prepare": can_prepare(request.user, conference),
        "may_release": can_release(request.user, conference),
        "announcements": Announcement.objects.filter(conference=conference).select_related("by"),
        "sees_all": can_see_all(request.user, conference),
    }
    return render(request, "publish/publications.html", context, status=status)


def _order(edition: Edition) -> tuple[int, int]:
    return edition.publication.year, edition.publication_id


@require_POST
def releases(request: SignedIn, conference_id: int) -> HttpResponse:
    """The chair lets the chosen editions go, together."""
    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    require(can_release(request.user, conference))
    chosen = list(filter(None, map(sent, request.POST.getlist("edition"))))
    editions = list(Edition.objects.filter(pk__in=chosen, publication__conference=conference))
    release(conference, editions, by=request.user, in_the_hall="in_the_hall" in request.POST)
    told = ngettext("Đã công bố %(number)d kết quả.", "Đã công bố %(number)d kết quả.", len(editions))
    messages.success(request, told % {"number": len(editions)})
    return redirect("publish:publications", conference_id=conference.pk)
