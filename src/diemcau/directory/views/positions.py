"""The positions of a body, and who holds them from when to when."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diemcau.directory.actions import (
    add_position,
    appoint,
    change_position,
    end_appointment,
    remove_appointment,
    remove_position,
)
from diemcau.directory.forms.people import AppointmentEndForm, AppointmentForm, PositionForm
from diemcau.directory.models import Appointment, Organisation, Position
from diemcau.directory.permissions import (
    SignedIn,
    keeps_people_of,
    require,
    visible_organisations,
    visible_people,
)
from diemcau.directory.views.pages import fill_in, posted


def _organisation(request: SignedIn, organisation_id: int) -> Organisation:
    row = get_object_or_404(visible_organisations(request.user), pk=organisation_id)
    require(keeps_people_of(request.user, row))
    return row


def _position(request: SignedIn, position_id: int) -> Position:
    visible = Position.objects.filter(organisation__in=visible_organisations(request.user).values("pk"))
    row = get_object_or_404(visible.select_related("organisation"), pk=position_id)
    require(keeps_people_of(request.user, row.organisation))
    return row


def _appointment(request: SignedIn, appointment_id: int) -> Appointment:
    visible = Appointment.objects.filter(position__organisation__in=visible_organisations(request.user).values("pk"))
    row = get_object_or_404(visible.select_related("position__organisation", "person"), pk=appointment_id)
    require(keeps_people_of(request.user, row.position.organisation))
    return row


@require_http_methods(["GET", "POST"])
def new_position(request: SignedIn, organisation_id: int) -> HttpResponse:
    organisation = _organisation(request, organisation_id)
    form = PositionForm(posted(request))

    def act() -> str:
        return _("Đã thêm chức danh %(title)s.") % {
            "title": add_position(organisation, form.cleaned_data, by=request.user).title
        }

    back = reverse("directory:organisation", args=[organisation.pk])
    return fill_in(request, form, act, title=_("Thêm chức danh"), lead=str(organisation), button=_("Thêm"), back=back)


@require_http_methods(["GET", "POST"])
def edit_position(request: SignedIn, position_id: int) -> HttpResponse:
    position = _position(request, position_id)
    form = PositionForm(posted(request), position=position)

    def act() -> str:
        change_position(position, form.cleaned_data, by=request.user)
        return _("Đã lưu chức danh %(title)s.") % {"title": position.title}

    back = reverse("directory:organisation", args=[position.organisation.pk])
    remove = "" if position.appointments.exists() else reverse("directory:remove-position", args=[position.pk])
    return fill_in(
        request,
        form,
        act,
        title=_("Sửa chức danh %(title)s") % {"title": position.title},
        lead=str(position.organisation),
        back=back,
        remove=remove,
        remove_button=_("Xóa chức danh này"),
    )


@require_POST
def delete_position(request: SignedIn, position_id: int) -> HttpResponse:
    position = _position(request, position_id)
    remove_position(position, by=request.user)
    messages.success(request, _("Đã xóa chức danh %(title)s.") % {"title": position.title})
    return redirect("directory:organisation", position.organisation.pk)


@require_http_methods(["GET", "POST"])
def new_appointment(request: SignedIn, position_id: int) -> HttpResponse:
    """Appoint somebody whom the directory knows, or somebody new."""
    position = _position(request, position_id)
    form = AppointmentForm(posted(request), people=visible_people(request.user))

    def act() -> str:
        told = form.cleaned_data
        appointment = appoint(told["person"], position, since=told["since"], until=told["until"], by=request.user)
        return _("Đã ghi %(person)s giữ chức danh %(title)s.") % {"person": appointment.person, "title": position.title}

    back = reverse("directory:organisation", args=[position.organisation.pk])
    return fill_in(
        request,
        form,
        act,
        title=_("Người giữ chức danh %(title)s") % {"title": position.title},
        lead=str(position.organisation),
        back=back,
    )


@require_http_methods(["GET", "POST"])
def new_appointment_end(request: SignedIn, appointment_id: int) -> HttpResponse:
    appointment = _appointment(request, appointment_id)
    form = AppointmentEndForm(posted(request))

    def act() -> str:
        end_appointment(appointment, until=form.cleaned_data["until"], by=request.user)
        return _("Đã ghi %(person)s thôi giữ chức danh %(title)s.") % {
            "person": appointment.person,
            "title": appointment.position.title,
        }

    return fill_in(
        request,
        form,
        act,
        title=_("%(person)s thôi giữ chức danh") % {"person": appointment.person},
        lead=str(appointment.position),
        back=reverse("directory:organisation", args=[appointment.position.organisation.pk]),
        remove=reverse("directory:remove-appointment", args=[appointment.pk]),
        remove_button=_("Ghi nhầm: xóa dòng này"),
    )


@require_POST
def delete_appointment(request: SignedIn, appointment_id: int) -> HttpResponse:
    appointment = _appointment(request, appointment_id)
    remove_appointment(appointment, by=request.user)
    messages.success(
        request,
        _("Đã xóa việc ghi %(person)s giữ chức danh %(title)s.")
        % {"person": appointment.person, "title": appointment.position.title},
    )
    return redirect("directory:organisation", appointment.position.organisation.pk)
