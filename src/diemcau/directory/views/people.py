"""People, the positions that they hold, and who may be chosen."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.directory.actions import (
    add_person,
    add_position,
    appoint,
    change_person,
    change_position,
    end_appointment,
    remove_appointment,
    remove_position,
)
from diemcau.directory.forms.fields import offered
from diemcau.directory.forms.people import AppointmentEndForm, AppointmentForm, PersonForm, PositionForm
from diemcau.directory.models import Appointment, Organisation, Person, Position
from diemcau.directory.permissions import (
    keeps_directory,
    keeps_people_of,
    require,
    visible_organisations,
    visible_people,
)
from diemcau.directory.queries import people_list, person_page
from diemcau.directory.views.pages import SignedIn, fill_in, posted, typed
from diemcau.kernel.vietnamese import fold


@require_safe
def people(request: SignedIn) -> HttpResponse:
    lines = people_list(visible_people(request.user), on=timezone.localdate())
    context = {"lines": lines, "keeps": keeps_directory(request.user)}
    return render(request, "directory/people.html", context)


@require_safe
def person(request: SignedIn, person_id: int) -> HttpResponse:
    row = get_object_or_404(visible_people(request.user), pk=person_id)
    page = person_page(row, visible_organisations(request.user), on=timezone.localdate())
    context = {"page": page, "person": row, "keeps": _keeps_person(request, row)}
    return render(request, "directory/person.html", context)


def _keeps_person(request: SignedIn, row: Person) -> bool:
    seats = Organisation.objects.filter(positions__appointments__person=row, positions__appointments__until=None)
    return keeps_directory(request.user) or any(keeps_people_of(request.user, seat) for seat in seats.distinct())


@require_http_methods(["GET", "POST"])
def new_person(request: SignedIn) -> HttpResponse:
    require(keeps_directory(request.user))
    form = PersonForm(posted(request))
    made: list[Person] = []

    def act() -> str:
        made.append(add_person(form.cleaned_data, by=request.user))
        return f"Đã thêm {made[0]}."

    return fill_in(
        request,
        form,
        act,
        title="Thêm người",
        button="Thêm người",
        back=reverse("directory:people"),
        done=lambda: reverse("directory:person", args=[made[0].pk]),
    )


@require_http_methods(["GET", "POST"])
def edit_person(request: SignedIn, person_id: int) -> HttpResponse:
    row = get_object_or_404(visible_people(request.user), pk=person_id)
    require(_keeps_person(request, row))
    form = PersonForm(posted(request), person=row)

    def act() -> str:
        return f"Đã lưu {row}." if change_person(row, form.cleaned_data, by=request.user) else "Không có gì thay đổi."

    return fill_in(request, form, act, title=f"Sửa {row}", back=reverse("directory:person", args=[row.pk]))


@require_safe
def person_offers(request: SignedIn) -> HttpResponse:
    """A dozen people for what was typed so far, with what they hold."""
    words = fold(typed(request)).split()
    found = visible_people(request.user)
    for word in words[:6]:
        found = found.filter(search_key__contains=word)
    rows = found.order_by("search_key", "pk").prefetch_related("appointments__position__organisation")[:12]
    offers = [(offered(row), "; ".join(str(each.position) for each in row.appointments.all()[:2])) for row in rows]
    return render(request, "directory/offers.html", {"offers": offers if words else []})


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
        return f"Đã thêm chức danh {add_position(organisation, form.cleaned_data, by=request.user).title}."

    back = reverse("directory:organisation", args=[organisation.pk])
    return fill_in(request, form, act, title="Thêm chức danh", lead=str(organisation), button="Thêm", back=back)


@require_http_methods(["GET", "POST"])
def edit_position(request: SignedIn, position_id: int) -> HttpResponse:
    position = _position(request, position_id)
    form = PositionForm(posted(request), position=position)

    def act() -> str:
        change_position(position, form.cleaned_data, by=request.user)
        return f"Đã lưu chức danh {position.title}."

    back = reverse("directory:organisation", args=[position.organisation.pk])
    remove = "" if position.appointments.exists() else reverse("directory:remove-position", args=[position.pk])
    return fill_in(
        request,
        form,
        act,
        title=f"Sửa chức danh {position.title}",
        lead=str(position.organisation),
        back=back,
        remove=remove,
        remove_button="Xóa chức danh này",
    )


@require_POST
def delete_position(request: SignedIn, position_id: int) -> HttpResponse:
    position = _position(request, position_id)
    remove_position(position, by=request.user)
    messages.success(request, f"Đã xóa chức danh {position.title}.")
    return redirect("directory:organisation", position.organisation.pk)


@require_http_methods(["GET", "POST"])
def new_appointment(request: SignedIn, position_id: int) -> HttpResponse:
    """Appoint somebody whom the directory knows, or somebody new."""
    position = _position(request, position_id)
    form = AppointmentForm(posted(request), people=visible_people(request.user))

    def act() -> str:
        told = form.cleaned_data
        appointment = appoint(told["person"], position, since=told["since"], until=told["until"], by=request.user)
        return f"Đã ghi {appointment.person} giữ chức danh {position.title}."

    back = reverse("directory:organisation", args=[position.organisation.pk])
    return fill_in(
        request, form, act, title=f"Người giữ chức danh {position.title}", lead=str(position.organisation), back=back
    )


@require_http_methods(["GET", "POST"])
def new_appointment_end(request: SignedIn, appointment_id: int) -> HttpResponse:
    appointment = _appointment(request, appointment_id)
    form = AppointmentEndForm(posted(request))

    def act() -> str:
        end_appointment(appointment, until=form.cleaned_data["until"], by=request.user)
        return f"Đã ghi {appointment.person} thôi giữ chức danh {appointment.position.title}."

    return fill_in(
        request,
        form,
        act,
        title=f"{appointment.person} thôi giữ chức danh",
        lead=str(appointment.position),
        back=reverse("directory:organisation", args=[appointment.position.organisation.pk]),
        remove=reverse("directory:remove-appointment", args=[appointment.pk]),
        remove_button="Ghi nhầm: xóa dòng này",
    )


@require_POST
def delete_appointment(request: SignedIn, appointment_id: int) -> HttpResponse:
    appointment = _appointment(request, appointment_id)
    remove_appointment(appointment, by=request.user)
    messages.success(request, f"Đã xóa việc ghi {appointment.person} giữ chức danh {appointment.position.title}.")
    return redirect("directory:organisation", appointment.position.organisation.pk)
