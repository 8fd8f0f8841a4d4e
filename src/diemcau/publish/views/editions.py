"""One frozen edition, before everybody may read it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from diemcau.conference.models import Conference
from diemcau.directory.permissions import SignedIn, require
from diemcau.publish.actions import discard
from diemcau.publish.domain.differences import changes
from diemcau.publish.domain.tables import lines
from diemcau.publish.models import Edition
from diemcau.publish.permissions import can_prepare, can_see_embargoed


def _edition(request: SignedIn, edition_id: int) -> Edition:
    """404 to whoever may not even know that something waits."""
    visible = Edition.objects.filter(publication__conference__in=Conference.objects.visible_to(request.user))
    edition = get_object_or_404(visible.select_related("publication__conference", "by"), pk=edition_id)
    require(can_see_embargoed(request.user, edition.publication.conference))
    return edition


@require_safe
def edition(request: SignedIn, edition_id: int) -> HttpResponse:
    """The frozen table as it will be read, and what it changes of the edition before."""
    found = _edition(request, edition_id)
    older = found.publication.editions.released().filter(version__lt=found.version).first()
    table = found.table
    context = {
        "conference": found.publication.conference,
        "edition": found,
        "table": table,
        "lines": lines(table, {}),
        "changed": changes(older.table, table) if older else (),
        "older": older,
        "may_discard": can_prepare(request.user, found.publication.conference) and not hasattr(found, "release"),
    }
    return render(request, "publish/edition.html", context)


@require_POST
def removal(request: SignedIn, edition_id: int) -> HttpResponse:
    """Take an embargoed edition back."""
    found = _edition(request, edition_id)
    require(can_prepare(request.user, found.publication.conference))
    conference = found.publication.conference
    discard(found, by=request.user)
    messages.success(request, _("Đã bỏ bản chờ công bố; kết quả gốc không thay đổi."))
    return redirect("publish:publications", conference_id=conference.pk)
