"""The consolidated report, to be edited and signed by the office."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from diemcau.conference.models import Conference
from diemcau.directory.permissions import SignedIn, require
from diemcau.publish.permissions import can_see_embargoed
from diemcau.publish.queries.consolidated import consolidated

FORMATS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@require_safe
def consolidated_report(request: SignedIn, conference_id: int, kind: str) -> HttpResponse:
    """As .docx or .pdf; 404 as long as nothing is released."""
    from diemcau.nd30.writing import to_docx, to_pdf  # noqa: PLC0415 -- slow import

    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    require(can_see_embargoed(request.user, conference))
    document = consolidated(conference)
    if kind not in FORMATS or document is None:
        raise Http404
    today = timezone.localdate()
    content = to_pdf(document, made_on=today) if kind == "pdf" else to_docx(document, made_on=today)
    name = f"bao-cao-tong-hop.{kind}"
    return HttpResponse(content, FORMATS[kind], headers={"Content-Disposition": f'attachment; filename="{name}"'})
