"""The decision under which figures are published."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diemcau.directory.permissions import SignedIn
from diemcau.survey.actions import approve_results, withdraw_approval
from diemcau.survey.forms.surveys import ApprovalForm
from diemcau.survey.views.pages import address, form_page, survey_of


@require_http_methods(["GET", "POST"])
def new_approval(request: SignedIn, conference_id: int, survey_id: int) -> HttpResponse:
    """Number and date of the decision; the figures computed last are then what can be published."""
    found = survey_of(request, conference_id, survey_id)
    form = ApprovalForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        made = approve_results(found, **form.cleaned_data, by=request.user)
        return _("Đã phê duyệt theo %(decision)s. Kết quả chờ chốt và công bố ở trang Công bố.") % {
            "decision": made.decision
        }

    return form_page(
        request,
        conference_id,
        form,
        act,
        title=_("Phê duyệt kết quả"),
        lead=_("Kết quả tính lần cuối được giữ nguyên theo quyết định này; tính lại về sau không làm nó thay đổi."),
        button=_("Phê duyệt"),
        back=address("estimates", conference_id, found),
        survey=found,
    )


@require_POST
def approval_withdrawal(request: SignedIn, conference_id: int, survey_id: int) -> HttpResponse:
    found = survey_of(request, conference_id, survey_id)
    withdraw_approval(found, by=request.user)
    messages.success(request, _("Đã bỏ phê duyệt; kết quả tính vẫn còn nguyên."))
    return redirect(address("estimates", conference_id, found))
