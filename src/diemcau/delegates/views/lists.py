"""Name many people at once: the pre-filled template, a file or pasted rows, the preview."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_see_all
from diemcau.delegates.actions import confirm_list, drop_list, keep_list
from diemcau.delegates.domain.lists import LIST, SHOWN, Checked, KnownSeat, check, pasted, rows_of, template_lines
from diemcau.delegates.forms import ListForm
from diemcau.delegates.models import NamingList
from diemcau.delegates.queries.lists import seats_to_fill
from diemcau.directory.domain.files import read, workbook
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Refused, Unreadable
from diemcau.kernel.numbers import sent

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PASTED = "Danh sách dán"


@require_safe
def list_template(request: SignedIn, conference_id: int) -> HttpResponse:
    """A workbook with a line for each seat that still wants somebody."""
    conference = _conference(request, conference_id)
    seats = seats_to_fill(request.user, conference, unit=sent(request.GET.get("unit")))
    require(bool(seats))
    response = HttpResponse(workbook([(LIST, template_lines(seats))]), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="mau-cu-dai-bieu.xlsx"'
    return response


@require_http_methods(["GET", "POST"])
def new_list(request: SignedIn, conference_id: int) -> HttpResponse:
    """Take a file or pasted rows; read them before they are kept, so that what makes no sense is never stored."""
    conference = _conference(request, conference_id)
    seats = seats_to_fill(request.user, conference)
    require(bool(seats))
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    if form.is_bound and form.is_valid():
        file, rows = form.cleaned_data["file"], form.cleaned_data["rows"]
        content, name = (file.read(), file.name) if file else (rows.encode(), PASTED)
        try:
            checked = _checked(name, content, seats)
            if not checked.rows and not checked.problems:
                raise Unreadable("Không thấy họ tên nào trong danh sách. Chưa nhập gì; hãy xem lại tệp hoặc đoạn dán.")
        except Unreadable as unreadable:
            form.add_error("file" if file else "rows", unreadable.message)
        else:
            pending = keep_list(conference, content, name=name, by=request.user)
            return redirect("delegates:list", conference.pk, pending.pk)
    context = {"conference": conference, "form": form, "columns": LIST.columns, "seats": len(seats)}
    return render(request, "delegates/new-list.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def pending_list(request: SignedIn, conference_id: int, list_id: int) -> HttpResponse:
    """Show what the list would do, row by row what is wrong; do it when its author says yes to exactly that."""
    conference = _conference(request, conference_id)
    pending = _pending(request, conference, list_id)
    checked = _checked(pending.name, bytes(pending.content), seats_to_fill(request.user, conference))
    refusal, status = "", 200
    if request.method == "POST":
        try:
            named = confirm_list(pending, checked, seen=request.POST.get("seen", ""), by=request.user)
        except Refused as error:
            refusal, status = error.message, 409
        else:
            messages.success(request, _("Đã cử %(named)s đại biểu theo danh sách.") % {"named": named})
            if can_see_all(request.user, conference):
                return redirect("delegates:chase", conference.pk)
            return redirect("delegates:unit", conference.pk, checked.to_name[0][0].unit)
    context = {
        "conference": conference,
        "pending": pending,
        "checked": checked,
        "problems": checked.problems[:SHOWN],
        "shown": checked.to_name[:50],
        "refusal": refusal,
    }
    return render(request, "delegates/list.html", context, status=status)


@require_POST
def delete_list(request: SignedIn, conference_id: int, list_id: int) -> HttpResponse:
    conference = _conference(request, conference_id)
    drop_list(_pending(request, conference, list_id), by=request.user)
    messages.success(request, _("Đã bỏ danh sách. Chưa cử thêm ai."))
    return redirect("delegates:new-list", conference.pk)


def _conference(request: SignedIn, conference_id: int) -> Conference:
    return get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)


def _pending(request: SignedIn, conference: Conference, list_id: int) -> NamingList:
    """Only its author finds a list, and only for two hours."""
    mine = NamingList.objects.alive(timezone.now()).filter(account=request.user, conference=conference)
    return get_object_or_404(mine, pk=list_id)


def _checked(name: str, content: bytes, seats: list[KnownSeat]) -> Checked:
    rows, problems = rows_of(pasted(content.decode()) if name == PASTED else read(content))
    return check(rows, seats, problems)
