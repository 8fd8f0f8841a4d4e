"""The table of a block: provisional, decided, published."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.conference.permissions import can_organise
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Refused
from diemcau.scoring.actions import approve, publish_result, withdraw_approval, withdraw_result
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.forms.blocks import ApprovalForm
from diemcau.scoring.models import Block
from diemcau.scoring.permissions import can_decide, sees_ranking, sees_scores
from diemcau.scoring.queries.tables import table_of, table_workbook
from diemcau.scoring.views.found import XLSX, attached, block_for


@require_http_methods(["GET", "HEAD"])
def ranking(request: SignedIn, conference_id: int, block_id: int) -> HttpResponse:
    return _page(request, _block(request, conference_id, block_id), ApprovalForm())


@require_safe
def ranking_file(request: SignedIn, conference_id: int, block_id: int) -> HttpResponse:
    """The table as a workbook, with its settings under it."""
    block = _block(request, conference_id, block_id)
    return attached(table_workbook(table_of(block).finished), XLSX, f"xep-hang-khoi-{block.pk}.xlsx")


@require_POST
def approval(request: SignedIn, conference_id: int, block_id: int) -> HttpResponse:
    block = _block(request, conference_id, block_id)
    require(can_decide(request.user, block))
    form = ApprovalForm(request.POST)
    if not form.is_valid():
        return _page(request, block, form, status=422)
    try:
        approve(block, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return _page(request, block, form, status=409)
    messages.success(request, _("Đã phê duyệt. Bảng xếp hạng được giữ nguyên theo quyết định này."))
    return redirect("scoring:ranking", conference_id, block.pk)


@require_POST
def approval_removal(request: SignedIn, conference_id: int, block_id: int) -> HttpResponse:
    block = _block(request, conference_id, block_id)
    require(can_decide(request.user, block))
    withdraw_approval(block, by=request.user)
    messages.success(request, _("Đã hủy phê duyệt; khối trở lại bước “Kết quả tạm”."))
    return redirect("scoring:ranking", conference_id, block.pk)


@require_POST
def release(request: SignedIn, conference_id: int, block_id: int) -> HttpResponse:
    block = _block(request, conference_id, block_id)
    require(can_organise(request.user, block.campaign.conference))
    publish_result(f"block:{block.pk}", by=request.user)
    messages.success(request, _("Đã công bố bảng xếp hạng cho các đơn vị."))
    return redirect("scoring:ranking", conference_id, block.pk)


@require_POST
def release_removal(request: SignedIn, conference_id: int, block_id: int) -> HttpResponse:
    block = _block(request, conference_id, block_id)
    require(can_organise(request.user, block.campaign.conference))
    withdraw_result(f"block:{block.pk}", by=request.user)
    messages.success(request, _("Đã rút công bố; chỉ tổ thẩm định còn thấy bảng này."))
    return redirect("scoring:ranking", conference_id, block.pk)


def _block(request: SignedIn, conference_id: int, block_id: int) -> Block:
    block = block_for(request.user, conference_id, block_id)
    require(sees_ranking(request.user, block))
    return block


def _page(request: SignedIn, block: Block, form: ApprovalForm, *, status: int = 200) -> HttpResponse:
    conference = block.campaign.conference
    own = set(request.user.organisation_roles.values_list("organisation", flat=True))
    context = {
        "conference": conference,
        "of_block": block,
        "table": table_of(block),
        "form": form,
        "own": own,
        "sees_scores": sees_scores(request.user, conference),
        "may_decide": can_decide(request.user, block),
        "may_publish": can_organise(request.user, conference),
        "is_provisional": block.phase not in {Phase.APPROVED, Phase.PUBLISHED},
    }
    return render(request, "scoring/ranking.html", context, status=status)
