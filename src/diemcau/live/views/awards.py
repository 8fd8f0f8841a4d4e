"""The award part: its list, and calling up one by one. Another unit may run it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.conference.models import Conference, Site
from diemcau.directory.domain.cells import clean
from diemcau.directory.domain.files import read
from diemcau.directory.models import Organisation
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.numbers import sent
from diemcau.live import actions
from diemcau.live.domain.award_lists import placed, rows, typed
from diemcau.live.domain.screens import Screen
from diemcau.live.forms import AwardForm, AwardListForm
from diemcau.live.models import Award, AwardUnit
from diemcau.live.permissions import can_award, can_direct
from diemcau.live.views.answers import conference_of, done, is_script, valid
from diemcau.live.views.screens import bearer_of


@require_http_methods(["GET", "POST"])
def awards(request: SignedIn, conference_id: int) -> HttpResponse:
    """Every award in its order; a new one is put at the end."""
    conference = conference_of(request, conference_id)
    require(can_award(request.user, conference))
    form = AwardForm(conference, request.POST or None, request.FILES or None)
    if form.is_valid():
        actions.add_awards(conference, [form.cleaned_data], by=request.user)
        messages.success(request, _("Đã thêm một phần thưởng vào cuối danh sách."))
        return redirect("live:awards", conference.pk)
    found = Award.objects.filter(conference=conference).select_related("site__host")
    context = {
        "conference": conference,
        "awards": found,
        "next": next((award for award in found if not award.called_at), None),
        "called": next((award for award in found if award.called_at and not award.done_at), None),
        "groups": list(dict.fromkeys(award.group for award in found if award.group and not award.done_at)),
        "form": form,
        "bodies": Organisation.objects.filter(units__conference=conference).order_by("rank", "name").distinct(),
        "units": AwardUnit.objects.filter(conference=conference).select_related("organisation"),
        "may_direct": can_direct(request.user, conference),
        "sees_all": can_direct(request.user, conference),
    }
    return render(request, "live/awards.html", context, status=422 if form.is_bound else 200)


@require_POST
def award_list(request: SignedIn, conference_id: int) -> HttpResponse:
    """Take in many awards, typed or out of a file: all or none."""
    conference = conference_of(request, conference_id)
    require(can_award(request.user, conference))
    asked = valid(AwardListForm(request.POST, request.FILES)).cleaned_data
    table = typed(asked["text"])
    if asked["file"]:
        sheet = read(asked["file"].read())[0]
        table = [(line, [clean(cell) for cell in cells]) for line, cells in sheet.rows]
    number = actions.add_awards(conference, placed(rows(table), _sites(conference)), by=request.user)
    messages.success(request, _("Đã thêm %(number)d phần thưởng.") % {"number": number})
    return redirect("live:awards", conference.pk)


@require_http_methods(["GET", "POST"])
def award(request: SignedIn, award_id: int) -> HttpResponse:
    """Change one that has not been called: who hands over, who receives in whose place, where."""
    found = get_object_or_404(_awards(request), pk=award_id)
    require(can_award(request.user, found.conference))
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = AwardForm(found.conference, *posted, instance=found)
    if form.is_valid():
        actions.change_award(found, form.cleaned_data, by=request.user)
        messages.success(request, _("Đã sửa phần thưởng."))
        return redirect("live:awards", found.conference_id)
    context = {
        "conference": found.conference,
        "award": Award.objects.get(pk=award_id),
        "form": form,
        "sees_all": can_direct(request.user, found.conference),
    }
    return render(request, "live/award.html", context, status=422 if form.is_bound else 200)


@require_POST
def award_step(request: SignedIn, award_id: int) -> HttpResponse:
    """Call up, finish, move, take off the list."""
    award = get_object_or_404(_awards(request), pk=award_id)
    require(can_award(request.user, award.conference))
    step = request.POST.get("step", "")
    conference = award.conference_id
    if step == "call":
        actions.call_award(award, by=request.user)
    elif step == "finish":
        actions.finish_award(award, by=request.user)
    elif step in {"up", "down"}:
        actions.move_award(award, -1 if step == "up" else 1, by=request.user)
    elif step == "remove":
        actions.remove_award(award, by=request.user)
    else:
        raise Http404
    return done() if is_script(request) else redirect("live:awards", conference)


@require_POST
def award_group(request: SignedIn, conference_id: int) -> HttpResponse:
    """Show in the hall who comes up together."""
    conference = conference_of(request, conference_id)
    require(can_award(request.user, conference))
    actions.call_group(conference, request.POST.get("group", "")[:100], by=request.user)
    return done() if is_script(request) else redirect("live:awards", conference.pk)


@require_POST
def award_units(request: SignedIn, conference_id: int) -> HttpResponse:
    """Let another unit run the award part, or no longer."""
    conference = conference_of(request, conference_id)
    require(can_direct(request.user, conference))
    if (named := sent(request.POST.get("unit"))) is not None:
        unit = get_object_or_404(AwardUnit.objects.select_related("conference"), pk=named, conference=conference)
        actions.take_awards_from(unit, by=request.user)
        return redirect("live:awards", conference.pk)
    units = Organisation.objects.filter(units__conference=conference)
    name = request.POST.get("name", "").strip()[:200]
    organisation = units.filter(name__iexact=name).first()
    if organisation is None:
        messages.warning(
            request, _("Không có đơn vị tham gia nào tên “%(name)s”; hãy chọn trong gợi ý.") % {"name": name}
        )
    else:
        actions.give_awards_to(conference, organisation, by=request.user)
        messages.success(request, _("%(unit)s nay phụ trách phần trao thưởng.") % {"unit": organisation})
    return redirect("live:awards", conference.pk)


@login_not_required
@require_safe
def screen_photo(request: HttpRequest, secret: str, award_id: int) -> FileResponse:
    """The photo of an award, for the hall's screen."""
    bearer = bearer_of(request, secret, Screen.HALL)
    award = get_object_or_404(Award, pk=award_id, conference=bearer.link.conference_id, called_at__isnull=False)
    if not award.photo:
        raise Http404
    response = FileResponse(award.photo.open("rb"), content_type="image/jpeg")
    response["Cache-Control"] = "private, max-age=3600"
    return response


def _sites(conference: Conference) -> dict[str, int]:
    """By the name of the site, of its host, and by its host's short name."""
    found = Site.objects.open().filter(conference=conference).select_related("host")
    return {name: site.pk for site in found for name in (site.host.short_name, site.host.name, str(site)) if name}


def _awards(request: SignedIn) -> QuerySet[Award]:
    seen = Conference.objects.visible_to(request.user)
    return Award.objects.filter(conference__in=seen).select_related("conference", "site__host")
