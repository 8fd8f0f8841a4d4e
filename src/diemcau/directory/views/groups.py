"""Groups with their rosters, and rooms."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.directory.actions import (
    add_group,
    add_venue,
    change_group,
    change_venue,
    enrol,
    remove_venue,
    strike,
)
from diemcau.directory.forms.people import GroupForm, MemberForm, VenueForm
from diemcau.directory.models import Group, GroupMember, Organisation, Venue
from diemcau.directory.permissions import (
    SignedIn,
    keeps_people_of,
    require,
    visible_groups,
    visible_organisations,
    visible_people,
)
from diemcau.directory.queries import group_page, groups_list
from diemcau.directory.views.pages import fill_in, posted


@require_safe
def groups(request: SignedIn) -> HttpResponse:
    return render(request, "directory/groups.html", {"groups": groups_list(visible_groups(request.user))})


def _group(request: SignedIn, group_id: int) -> Group:
    return get_object_or_404(visible_groups(request.user).select_related("organisation"), pk=group_id)


@require_safe
def group(request: SignedIn, group_id: int) -> HttpResponse:
    row = _group(request, group_id)
    today = timezone.localdate()
    day = row.valid_to if row.valid_to and row.valid_to < today else today
    context = {"page": group_page(row, on=day), "group": row, "keeps": keeps_people_of(request.user, row.organisation)}
    return render(request, "directory/group.html", context)


def _organisation(request: SignedIn, organisation_id: int) -> Organisation:
    row = get_object_or_404(visible_organisations(request.user), pk=organisation_id)
    require(keeps_people_of(request.user, row))
    return row


@require_http_methods(["GET", "POST"])
def new_group(request: SignedIn, organisation_id: int) -> HttpResponse:
    organisation = _organisation(request, organisation_id)
    form = GroupForm(posted(request))
    made: list[Group] = []

    def act() -> str:
        made.append(add_group(organisation, form.cleaned_data, by=request.user))
        return _("Đã thêm %(name)s. Thêm thành viên để biết số lượng.") % {"name": made[0]}

    return fill_in(
        request,
        form,
        act,
        title=_("Thêm nhóm"),
        lead=str(organisation),
        button=_("Thêm nhóm"),
        back=reverse("directory:organisation", args=[organisation.pk]),
        done=lambda: reverse("directory:group", args=[made[0].pk]),
    )


@require_http_methods(["GET", "POST"])
def edit_group(request: SignedIn, group_id: int) -> HttpResponse:
    row = _group(request, group_id)
    require(keeps_people_of(request.user, row.organisation))
    form = GroupForm(posted(request), group=row)

    def act() -> str:
        change_group(row, form.cleaned_data, by=request.user)
        return _("Đã lưu %(row)s.") % {"row": row}

    return fill_in(
        request, form, act, title=_("Sửa %(row)s") % {"row": row}, back=reverse("directory:group", args=[row.pk])
    )


@require_http_methods(["GET", "POST"])
def new_member(request: SignedIn, group_id: int) -> HttpResponse:
    row = _group(request, group_id)
    require(keeps_people_of(request.user, row.organisation))
    form = MemberForm(posted(request), among=visible_organisations(request.user), people=visible_people(request.user))

    def act() -> str:
        told = form.cleaned_data
        member = enrol(row, person=told["person"], position=told["position"], duty=told["duty"], by=request.user)
        return _("Đã thêm %(member)s vào nhóm.") % {"member": member.person or member.position}

    back = reverse("directory:group", args=[row.pk])
    return fill_in(
        request, form, act, title=_("Thêm thành viên"), lead=str(row), button=_("Thêm thành viên"), back=back
    )


@require_POST
def delete_member(request: SignedIn, member_id: int) -> HttpResponse:
    members = GroupMember.objects.filter(group__in=visible_groups(request.user).values("pk"))
    member = get_object_or_404(
        members.select_related("group__organisation", "person", "position__organisation"), pk=member_id
    )
    require(keeps_people_of(request.user, member.group.organisation))
    strike(member, by=request.user)
    messages.success(request, _("Đã bỏ %(member)s khỏi nhóm.") % {"member": member.person or member.position})
    return redirect("directory:group", member.group.pk)


def _venue(request: SignedIn, venue_id: int) -> Venue:
    venues = Venue.objects.filter(organisation__in=visible_organisations(request.user).values("pk"))
    venue = get_object_or_404(venues.select_related("organisation"), pk=venue_id)
    require(keeps_people_of(request.user, venue.organisation))
    return venue


@require_http_methods(["GET", "POST"])
def new_venue(request: SignedIn, organisation_id: int) -> HttpResponse:
    organisation = _organisation(request, organisation_id)
    form = VenueForm(posted(request))

    def act() -> str:
        return _("Đã thêm phòng %(name)s.") % {"name": add_venue(organisation, form.cleaned_data, by=request.user).name}

    back = reverse("directory:organisation", args=[organisation.pk])
    return fill_in(
        request, form, act, title=_("Thêm phòng họp"), lead=str(organisation), button=_("Thêm phòng"), back=back
    )


@require_http_methods(["GET", "POST"])
def edit_venue(request: SignedIn, venue_id: int) -> HttpResponse:
    venue = _venue(request, venue_id)
    form = VenueForm(posted(request), venue=venue)

    def act() -> str:
        change_venue(venue, form.cleaned_data, by=request.user)
        return _("Đã lưu phòng %(name)s.") % {"name": venue.name}

    return fill_in(
        request,
        form,
        act,
        title=_("Sửa phòng %(name)s") % {"name": venue.name},
        lead=str(venue.organisation),
        back=reverse("directory:organisation", args=[venue.organisation.pk]),
        remove=reverse("directory:remove-venue", args=[venue.pk]),
        remove_button=_("Xóa phòng này"),
    )


@require_POST
def delete_venue(request: SignedIn, venue_id: int) -> HttpResponse:
    venue = _venue(request, venue_id)
    remove_venue(venue, by=request.user)
    messages.success(request, _("Đã xóa phòng %(name)s.") % {"name": venue.name})
    return redirect("directory:organisation", venue.organisation.pk)
