"""The register of outgoing documents: signed, numbered, recalled, replaced."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.conference.permissions import can_see_all
from diemcau.directory.permissions import SignedIn, require
from diemcau.journal.transports import public_address
from diemcau.kernel.errors import Refused
from diemcau.kernel.numbers import sent
from diemcau.papers.actions import annex, announce, recall, remind_silent
from diemcau.papers.domain.deliveries import Business
from diemcau.papers.domain.sheets import sheet
from diemcau.papers.forms import NoticeForm
from diemcau.papers.models import OutgoingDocument, Signature, Version
from diemcau.papers.queries.register import delivery_rows, documents
from diemcau.papers.views.loading import conference_for, document_for, frame, issuing
from diemcau.papers.views.papers import workbook


@require_safe
def outgoing(request: SignedIn, conference_id: int) -> HttpResponse:
    """Every document that was given a number, and the dispatches."""
    conference = conference_for(request, conference_id)
    require(can_see_all(request.user, conference))
    rows = list(documents(conference))
    context = {
        **frame(request.user, conference),
        "documents": rows,
        "unsent": sum(not row.sent for row in rows),  # type: ignore[attr-defined] # annotated
        "dispatches": conference.dispatches.select_related("by").prefetch_related("documents")[:20],
        "signed": Signature.objects.filter(version__paper__conference=conference, document=None).select_related(
            "version__paper"
        ),
    }
    return render(request, "papers/register.html", context)


@require_safe
def outgoing_file(request: SignedIn, conference_id: int) -> HttpResponse:
    """The register as a workbook, in the columns of a sổ đăng ký văn bản đi (Nghị định 30/2020/NĐ-CP, Phụ lục IV)."""
    conference = conference_for(request, conference_id)
    require(can_see_all(request.user, conference))
    heads = (
        _("Số, ký hiệu văn bản"),
        _("Ngày tháng văn bản"),
        _("Tên loại và trích yếu nội dung văn bản"),
        _("Người ký"),
        _("Cơ quan ban hành"),
        _("Số nơi nhận"),
        _("Số nơi đã xác nhận"),
        _("Ghi chú"),
    )
    lines = [
        (
            str(one),
            f"{one.on:%d/%m/%Y}",
            f"{one.get_code_display()}: {one.subject}",
            one.signature.signer,
            str(one.issuer),
            one.sent,  # type: ignore[attr-defined] # annotated
            one.received,  # type: ignore[attr-defined] # annotated
            "; ".join(f"{notice.get_business_display()}: {notice.reason}" for notice in one.notices.all()),
        )
        for one in documents(conference)
    ]
    return workbook(sheet(_("Văn bản đi"), heads, lines), "so-van-ban-di.xlsx")


@require_safe
def document(request: SignedIn, conference_id: int, document_id: int) -> HttpResponse:
    """One issued document: to whom it went, who has received and read it."""
    found = document_for(request, conference_id, document_id)
    rows = delivery_rows(found)
    context = {
        **frame(request.user, found.conference),
        "document": found,
        "rows": rows,
        "received": sum(row.status in {"03", "04", "05", "06", "15"} for row in rows),
        "silent": sum(not row.status for row in rows),
        "read": sum(row.read_at is not None for row in rows),
        "annexes": found.annexes.select_related("paper"),
        "notices": found.notices.select_related("successor", "by"),
        "follows": getattr(found, "notice", None),
    }
    return render(request, "papers/document.html", context)


@require_safe
def document_deliveries_file(request: SignedIn, conference_id: int, document_id: int) -> HttpResponse:
    """Its recipients as a workbook."""
    found = document_for(request, conference_id, document_id)
    heads = (
        _("Nơi nhận"),
        _("Cấp"),
        _("Theo mục"),
        _("Tình trạng"),
        _("Ghi chú"),
        _("Thư báo"),
        _("Bản"),
        _("Đọc lúc"),
    )
    lines = [
        (
            row.name,
            row.tier,
            row.entry,
            row.status_name,
            row.note,
            row.letter_name,
            found.version.number,
            f"{timezone.localtime(row.read_at):%d/%m/%Y %H:%M}" if row.read_at else "",
        )
        for row in delivery_rows(found)
    ]
    return workbook(sheet(_("Nơi nhận"), heads, lines), "noi-nhan.xlsx")


@require_POST
def document_reminder(request: SignedIn, conference_id: int, document_id: int) -> HttpResponse:
    """Write to the recipients that have said nothing yet."""
    issuing(request, conference_id)
    found = document_for(request, conference_id, document_id)
    told, bare = remind_silent(found, address=public_address(request), by=request.user)
    messages.success(request, _("Đã nhắc %(count)s nơi chưa xác nhận, nhiều nhất một lần mỗi ngày.") % {"count": told})
    if bare:
        messages.warning(request, _("%(count)s nơi không có địa chỉ thư; hãy gọi điện.") % {"count": bare})
    return redirect("papers:document", conference_id, document_id)


@require_http_methods(["GET", "POST"])
def annexes(request: SignedIn, conference_id: int, document_id: int) -> HttpResponse:
    """Which papers go with a document; their newest versions are meant."""
    conference = issuing(request, conference_id)
    found = document_for(request, conference_id, document_id)
    newest: dict[int, Version] = {}
    offered = Version.objects.filter(paper__conference=conference).exclude(paper=found.version.paper_id)
    for version in offered.select_related("paper").order_by("paper__kind", "paper__title", "paper", "-number"):
        newest.setdefault(version.paper_id, version)
    if request.method == "POST":
        asked = set(map(sent, request.POST.getlist("versions")))
        annex(found, [version for version in newest.values() if version.pk in asked], by=request.user)
        return redirect("papers:document", conference_id, document_id)
    context = {
        **frame(request.user, conference),
        "document": found,
        "versions": list(newest.values()),
        "chosen": set(found.annexes.values_list("pk", flat=True)),
    }
    return render(request, "papers/annexes.html", context)


@require_http_methods(["GET", "POST"])
def new_notice(request: SignedIn, conference_id: int, document_id: int) -> HttpResponse:
    """Recall a document, replace it, or put its form right."""
    conference = issuing(request, conference_id)
    found = document_for(request, conference_id, document_id)
    others = OutgoingDocument.objects.filter(conference=conference, notice=None).exclude(pk=found.pk)
    successors = [(one.pk, f"{one}: {one.subject[:80]}") for one in others]
    form = NoticeForm(successors, request.POST if request.method == "POST" else None, initial={"key": uuid4()})
    refusal, here = "", public_address(request)
    if form.is_valid():
        facts = form.cleaned_data
        business = Business(facts["business"])
        try:
            if business is Business.RECALL:
                recall(found, facts["reason"], address=here, by=request.user)
            else:
                successor = get_object_or_404(others, pk=facts["successor"])
                announce(found, business, successor, facts["reason"], key=facts["key"], address=here, by=request.user)
        except Refused as refused:
            refusal = refused.message
        else:
            messages.success(request, _("Đã báo đến mọi nơi nhận."))
            return redirect("papers:document", conference_id, document_id)
    context = {
        **frame(request.user, conference),
        "document": found,
        "form": form,
        "refusal": refusal,
        "recipients": found.deliveries.count(),
    }
    return render(request, "papers/new-notice.html", context, status=409 if refusal else 422 if form.is_bound else 200)
