"""What became of organisations: ending one, bringing it back, merging several."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diemcau.directory.actions import bring_back, end_organisation, merge
from diemcau.directory.forms.organisations import EndingForm, MergerForm
from diemcau.directory.models import Appointment, Organisation
from diemcau.directory.permissions import SignedIn, keeps_directory, require, visible_organisations
from diemcau.directory.views.pages import fill_in, posted


@require_http_methods(["GET", "POST"])
def new_ending(request: SignedIn, organisation_id: int) -> HttpResponse:
    """Say before it happens what will: how many positions, groups and bodies are concerned."""
    row = get_object_or_404(visible_organisations(request.user), pk=organisation_id)
    require(keeps_directory(request.user))
    form = EndingForm(posted(request), among=Organisation.objects.all())
    held = Appointment.objects.filter(position__organisation=row, until=None).count()
    children = row.children.filter(valid_to=None).count()
    groups = row.groups.filter(valid_to=None).count()
    if not children:
        del form.fields["children"]

    def act() -> str:
        told = form.cleaned_data
        count = end_organisation(
            row,
            last_day=told["last_day"],
            successors=form.successors(),
            decision=told["decision"],
            children=told.get("children", "stay"),
            by=request.user,
        )
        others = _(" và %(count)s đơn vị trực thuộc") % {"count": count - 1} if count > 1 else ""
        return _("Đã ghi %(row)s%(others)s kết thúc hoạt động hết ngày %(day)s. Có thể khôi phục.") % {
            "row": row,
            "others": others,
            "day": f"{told['last_day']:%d/%m/%Y}",
        }

    return fill_in(
        request,
        form,
        act,
        title=_("Kết thúc hoạt động của %(row)s") % {"row": row},
        lead=(
            _(
                "Lịch sử được giữ nguyên. %(held)s người thôi giữ chức danh và %(groups)s nhóm kết thúc cùng ngày; "
                "%(children)s đơn vị trực thuộc đang hoạt động."
            )
            % {"held": held, "groups": groups, "children": children}
        ),
        button=_("Kết thúc hoạt động"),
        back=reverse("directory:organisation", args=[row.pk]),
    )


@require_POST
def undo_ending(request: SignedIn, organisation_id: int) -> HttpResponse:
    row = get_object_or_404(visible_organisations(request.user), pk=organisation_id)
    require(keeps_directory(request.user))
    bring_back(row, by=request.user)
    messages.success(
        request, _("Đã khôi phục %(row)s: đơn vị đang hoạt động, chức danh và nhóm tiếp tục như trước.") % {"row": row}
    )
    return redirect("directory:organisation", row.pk)


@require_http_methods(["GET", "POST"])
def new_merger(request: SignedIn) -> HttpResponse:
    require(keeps_directory(request.user))
    first = Organisation.objects.filter(code=request.GET.get("first", "")).first()
    form = MergerForm(posted(request), among=Organisation.objects.all(), initial={"first": first})
    became: list[Organisation] = []

    def act() -> str:
        told = form.cleaned_data
        became.append(
            merge(
                form.organisations(),
                into=told["into"],
                facts=form.facts(),
                day=told["day"],
                decision=told["decision"],
                children=told["children"],
                by=request.user,
            )
        )
        return _("Đã sáp nhập vào %(name)s từ ngày %(day)s.") % {
            "name": became[0],
            "day": f"{told['day']:%d/%m/%Y}",
        }

    return fill_in(
        request,
        form,
        act,
        title=_("Sáp nhập đơn vị"),
        lead=_("Các đơn vị được chọn kết thúc hoạt động vào hôm trước ngày sáp nhập; lịch sử vẫn ở đơn vị cũ."),
        button=_("Sáp nhập"),
        back=reverse("directory:list"),
        done=lambda: reverse("directory:organisation", args=[became[0].pk]),
    )
