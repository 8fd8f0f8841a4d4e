"""Files in and out: the template, the export, and an import in two steps."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.directory.actions import confirm_import, drop_import, keep_import
from diemcau.directory.domain import exports
from diemcau.directory.domain.columns import TABLES
from diemcau.directory.domain.files import csv_file, read, workbook
from diemcau.directory.domain.imports import check
from diemcau.directory.domain.previews import preview
from diemcau.directory.forms.imports import ImportForm
from diemcau.directory.models import PendingImport
from diemcau.directory.permissions import SignedIn, keeps_directory, require
from diemcau.directory.queries import snapshot
from diemcau.kernel.errors import Refused, Unreadable

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _attached(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def template(request: SignedIn) -> HttpResponse:
    require(keeps_directory(request.user))
    return _attached(workbook((table, []) for table in TABLES), XLSX, "mau-danh-ba.xlsx")


@require_safe
def export_workbook(request: SignedIn) -> HttpResponse:
    require(keeps_directory(request.user))
    return _attached(workbook(exports.tables(snapshot())), XLSX, f"danh-ba-{timezone.localdate():%Y-%m-%d}.xlsx")


@require_safe
def export_table(request: SignedIn, key: str) -> HttpResponse:
    """One table as comma-separated values."""
    require(keeps_directory(request.user))
    found = exports.tables(snapshot(), only=[key])
    if not found or key not in {table.key for table in TABLES}:
        raise Http404
    ((table, lines),) = found
    name = f"danh-ba-{key}-{timezone.localdate():%Y-%m-%d}.csv"
    return _attached(csv_file(table, lines), "text/csv; charset=utf-8", name)


@require_http_methods(["GET", "POST"])
def new_import(request: SignedIn) -> HttpResponse:
    """Take a file; read it before it is kept, so that what makes no sense is never stored."""
    require(keeps_directory(request.user))
    form = ImportForm(request.POST, files=request.FILES) if request.method == "POST" else ImportForm()
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        try:
            check(read(content), snapshot())
        except Unreadable as unreadable:
            form.add_error("file", unreadable.message)
        else:
            pending = keep_import(content, name=file.name, by=request.user)
            return redirect("directory:import", pending.token)
    waiting = PendingImport.objects.alive(timezone.now()).filter(account=request.user).first()
    context = {"form": form, "tables": TABLES, "waiting": waiting}
    return render(request, "directory/new-import.html", context, status=422 if form.is_bound else 200)


def _pending(request: SignedIn, token: str) -> PendingImport:
    """Only its author finds a file, and only for two hours."""
    return get_object_or_404(PendingImport.objects.alive(timezone.now()).filter(account=request.user), token=token)


@require_http_methods(["GET", "POST"])
def pending_import(request: SignedIn, token: str) -> HttpResponse:
    """Show what the file would do; do it when its author says yes to exactly that."""
    require(keeps_directory(request.user))
    pending = _pending(request, token)
    sheets = read(bytes(pending.content))
    refusal, status = "", 200
    if request.method == "POST":
        try:
            done = confirm_import(pending, sheets, seen=request.POST.get("seen", ""), by=request.user)
        except Refused as error:
            refusal, status = error.message, 409
        else:
            added = sum(len(each.added) for each in done.changes.values())
            changed = sum(len(each.changed) for each in done.changes.values())
            messages.success(
                request,
                _("Đã nhập %(name)s: thêm %(added)s dòng, sửa %(changed)s dòng.")
                % {"name": pending.name, "added": added, "changed": changed},
            )
            return redirect("directory:list")
    known = snapshot()
    found = check(sheets, known)
    context = {"pending": pending, "found": found, "tables": preview(found, known), "refusal": refusal}
    return render(request, "directory/import.html", context, status=status)


@require_POST
def delete_import(request: SignedIn, token: str) -> HttpResponse:
    require(keeps_directory(request.user))
    pending = _pending(request, token)
    drop_import(pending, by=request.user)
    messages.success(request, _("Đã bỏ %(name)s. Danh bạ giữ nguyên.") % {"name": pending.name})
    return redirect("directory:new-import")
