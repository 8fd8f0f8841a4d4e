"""Sending out, and how far it is."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.conference.permissions import can_see_all
from diemcau.directory.permissions import SignedIn, require
from diemcau.journal.actions import confirm, retry
from diemcau.journal.transports import public_address
from diemcau.kernel.errors import Refused
from diemcau.papers.actions import dispatch
from diemcau.papers.forms import DispatchForm
from diemcau.papers.models import Dispatch, OutgoingDocument
from diemcau.papers.queries.dispatches import letters_of, progress, troubled
from diemcau.papers.queries.recipients import choices, chosen
from diemcau.papers.transports import ask
from diemcau.papers.views.loading import conference_for, frame, go, issuing


@require_http_methods(["GET", "POST"])
def new_dispatch(request: SignedIn, conference_id: int) -> HttpResponse:
    """Choose documents and recipients; who they are is shown before anything leaves."""
    conference = issuing(request, conference_id)
    ready = OutgoingDocument.objects.filter(conference=conference).exclude(notices__business__in=["1", "3"])
    documents = list(ready.select_related("signature__version__paper").order_by("-on", "-number"))
    boxes = choices(conference)
    form = DispatchForm(
        [one.pk for one in documents],
        [box.key for box in boxes],
        request.POST if request.method == "POST" else None,
        initial={"key": uuid4()},
        account=request.user,
    )
    refusal = ""
    if form.is_valid():
        facts = form.cleaned_data
        try:
            made = dispatch(
                [one for one in documents if one.pk in facts["documents"]],
                [*chosen(conference, facts["recipients"]), *((one, None) for one in form.alone)],
                key=facts["key"],
                address=public_address(request),
                message=facts["message"],
                with_files=facts["with_files"],
                by=request.user,
            )
        except Refused as refused:
            refusal = refused.message
        else:
            return go(request, "papers:dispatch", conference_id, made.pk)
    context = {
        **frame(request.user, conference),
        "documents": documents,
        "choices": boxes,
        "form": form,
        "refusal": refusal,
        "ticked": {str(one) for one in request.POST.getlist("documents")} | set(request.POST.getlist("recipients"))
        if form.is_bound
        else {request.GET.get("document", "")},
    }
    status = 409 if refusal else 422 if form.is_bound else 200
    return render(request, "papers/new-dispatch.html", context, status=status)


@require_safe
def dispatch_page(request: SignedIn, conference_id: int, dispatch_id: int) -> HttpResponse:
    """How many recipients have been reached and how many letters have left; to htmx the part that moves."""
    found = _dispatch(request, conference_id, dispatch_id)
    context = {
        **frame(request.user, found.conference),
        "dispatch": found,
        "documents": found.documents.all(),
        "progress": progress(found),
        "troubled": troubled(found),
    }
    template = "papers/dispatch.html" + ("#progress" if request.headers.get("HX-Request") else "")
    return render(request, template, context)


@require_POST
def resumption(request: SignedIn, conference_id: int, dispatch_id: int) -> HttpResponse:
    """Go on with recipients that were not reached: doing it twice does nothing twice."""
    found = _dispatch(request, conference_id, dispatch_id)
    issuing(request, conference_id)
    ask("queue_dispatch", found.pk)
    messages.success(request, _("Đang tiếp tục với các nơi nhận còn lại."))
    return redirect("papers:dispatch", conference_id, dispatch_id)


@require_POST
def letter(request: SignedIn, conference_id: int, dispatch_id: int, message_id: int) -> HttpResponse:
    """A person decides on a letter that failed or may be lost: send it again, or it has arrived."""
    found = _dispatch(request, conference_id, dispatch_id)
    issuing(request, conference_id)
    message = get_object_or_404(letters_of(found), pk=message_id)
    if request.POST.get("arrived"):
        confirm(message, by=request.user)
    else:
        retry(message, by=request.user)
    return redirect("papers:dispatch", conference_id, dispatch_id)


def _dispatch(request: SignedIn, conference_id: int, dispatch_id: int) -> Dispatch:
    conference = conference_for(request, conference_id)
    require(can_see_all(request.user, conference))
    found = Dispatch.objects.select_related("conference__owner", "by")
    return get_object_or_404(found, pk=dispatch_id, conference=conference)
