"""A conference that is closed is read only, but for what goes on after it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from diemcau.assignments.models import Closing
from diemcau.web.middleware import Answer
from diemcau.web.refusals import refuse

LOCKED = frozenset({"conference", "connectivity", "delegates", "live", "papers", "plan"})  # whole packages
LOCKED_PAGES = frozenset(
    f"assignments:{name}"
    for name in (
        "budget",
        "budget-approval",
        "budget-line-removal",
        "edit-target",
        "handing-out",
        "new-target",
        "outcome",
        "payment",
        "payment-removal",
        "preparation",
        "requests",
        "ruling",
        "target-removal",
        "targets-import",
        "targets-report",
    )
)
STILL_OPEN = frozenset(  # receipts, letters in doubt, and the draft of the next plan
    {"papers:answer", "papers:letter", "papers:resumption", "papers:document-reminder", "plan:next-plan"}
)
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class ClosedConference:
    """Refuses what would change a closed conference, whichever page it comes from; one question for each such deed."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match, conference = request.resolver_match, kwargs.get("conference_id")
        if request.method in SAFE or match is None or conference is None or not request.user.is_authenticated:
            return None
        is_locked = match.namespace in LOCKED and match.view_name not in STILL_OPEN
        if not (is_locked or match.view_name in LOCKED_PAGES):
            return None
        if not Closing.objects.filter(conference=conference).exists():
            return None
        said = _(
            "Hội nghị đã kết thúc, hồ sơ đã khóa nên không ghi thêm được; chưa có gì thay đổi. "
            "Cần sửa thì ban tổ chức mở lại hội nghị ở trang Kết thúc, hồ sơ."
        )
        return refuse(request, 409, said)
