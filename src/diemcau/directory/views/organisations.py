"""Organisations: the list, one of them, adding and changing it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from diemcau.directory.actions import add_organisation, change_organisation
from diemcau.directory.forms.fields import offered
from diemcau.directory.forms.organisations import OrganisationForm
from diemcau.directory.models import Organisation
from diemcau.directory.permissions import SignedIn, keeps_directory, keeps_people_of, require, visible_organisations
from diemcau.directory.queries import organisation_list, organisation_page
from diemcau.directory.views.pages import day_of, fill_in, posted, typed


@require_safe
def organisations(request: SignedIn) -> HttpResponse:
    day, visible = day_of(request), visible_organisations(request.user)
    found = organisation_list(visible, on=day, words=request.GET.get("q", "")[:100])
    context = {
        "found": found,
        "day": day,
        "today": timezone.localdate(),
        "keeps": keeps_directory(request.user),
        "is_empty": not found.count and not Organisation.objects.exists(),
    }
    return render(request, "directory/organisations.html", context)


@require_safe
def organisation(request: SignedIn, organisation_id: int) -> HttpResponse:
    visible = visible_organisations(request.user)
    row = get_object_or_404(visible.select_related("parent"), pk=organisation_id)
    today = timezone.localdate()
    context = {
        "page": organisation_page(row, visible, on=row.valid_to if row.valid_to and row.valid_to < today else today),
        "organisation": row,
        "today": today,
        "keeps": keeps_directory(request.user),
        "keeps_people": keeps_people_of(request.user, row),
        "venues": row.venues.order_by("pk"),
    }
    return render(request, "directory/organisation.html", context)


@require_http_methods(["GET", "POST"])
def new_organisation(request: SignedIn) -> HttpResponse:
    require(keeps_directory(request.user))
    parent = Organisation.objects.filter(code=request.GET.get("under", "")).first()
    initial = {"parent": parent, "tier": parent.tier} if parent else None
    form = OrganisationForm(posted(request), among=Organisation.objects.all(), initial=initial)
    made: list[Organisation] = []

    def act() -> str:
        made.append(add_organisation(form.facts(), aliases=form.cleaned_data["aliases"], by=request.user))
        return _("Đã thêm %(name)s.") % {"name": made[0]}

    return fill_in(
        request,
        form,
        act,
        title=_("Thêm đơn vị"),
        button=_("Thêm đơn vị"),
        back=reverse("directory:list"),
        done=lambda: reverse("directory:organisation", args=[made[0].pk]),
    )


@require_http_methods(["GET", "POST"])
def edit_organisation(request: SignedIn, organisation_id: int) -> HttpResponse:
    row = get_object_or_404(visible_organisations(request.user), pk=organisation_id)
    require(keeps_directory(request.user))
    form = OrganisationForm(posted(request), among=Organisation.objects.all(), organisation=row)

    def act() -> str:
        changed = change_organisation(row, form.facts(), aliases=form.cleaned_data["aliases"], by=request.user)
        return _("Đã lưu %(row)s.") % {"row": row} if changed else _("Không có gì thay đổi.")

    back = reverse("directory:organisation", args=[row.pk])
    return fill_in(request, form, act, title=_("Sửa %(row)s") % {"row": row}, back=back)


@require_safe
def organisation_offers(request: SignedIn) -> HttpResponse:
    """A dozen organisations for what was typed so far, as options of a list."""
    words = typed(request)
    visible = visible_organisations(request.user).matching(words).order_by("valid_to", "rank", "area_code", "pk")
    offers = [(offered(row), str(row.parent or "")) for row in visible.select_related("parent")[:12]] if words else []
    return render(request, "directory/offers.html", {"offers": offers})
