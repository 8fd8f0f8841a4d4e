"""People: the list, one of them, adding and changing one, and whom to choose from."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from diemcau.directory.actions import (
    add_person,
    change_person,
)
from diemcau.directory.forms.fields import offered
from diemcau.directory.forms.people import PersonForm
from diemcau.directory.models import Organisation, Person
from diemcau.directory.permissions import (
    SignedIn,
    keeps_directory,
    keeps_people_of,
    require,
    visible_organisations,
    visible_people,
)
from diemcau.directory.queries import people_list, person_page
from diemcau.directory.views.pages import fill_in, posted, typed
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
        return _("Đã thêm %(name)s.") % {"name": made[0]}

    return fill_in(
        request,
        form,
        act,
        title=_("Thêm người"),
        button=_("Thêm người"),
        back=reverse("directory:people"),
        done=lambda: reverse("directory:person", args=[made[0].pk]),
    )


@require_http_methods(["GET", "POST"])
def edit_person(request: SignedIn, person_id: int) -> HttpResponse:
    row = get_object_or_404(visible_people(request.user), pk=person_id)
    require(_keeps_person(request, row))
    form = PersonForm(posted(request), person=row)

    def act() -> str:
        return (
            _("Đã lưu %(row)s.") % {"row": row}
            if change_person(row, form.cleaned_data, by=request.user)
            else _("Không có gì thay đổi.")
        )

    return fill_in(
        request, form, act, title=_("Sửa %(row)s") % {"row": row}, back=reverse("directory:person", args=[row.pk])
    )


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
