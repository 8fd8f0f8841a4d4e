"""The entrance, the list of conferences, rooms that are not built yet, and what is shown when something fails."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from diemcau.directory.permissions import address_of
from diemcau.kernel.errors import Refused
from diemcau.web.actions import make_first_administrator
from diemcau.web.context import ROOMS, opening
from diemcau.web.forms import FirstRunForm, NewPasswordForm, SignInForm
from diemcau.web.queries import look_up
from diemcau.web.refusals import refuse


class SignedIn(HttpRequest):
    """A request behind the sign-in."""

    user: Account


@require_safe
def home(request: SignedIn) -> HttpResponse:
    """The conferences that this account sees, newest first."""
    conferences = Conference.objects.visible_to(request.user).select_related("owner")
    return render(request, "home.html", {"conferences": conferences, "today": timezone.localdate()})


@require_safe
def room(request: SignedIn, conference_id: int, key: str) -> HttpResponse:
    """A room that is not built yet says what will stand there, and where to begin."""
    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    here = next((room for room in ROOMS if room.key == key), None)
    if here is None:
        raise Http404
    leads_to = next(room for room in ROOMS if room.key == here.begins_in)
    context = {
        "conference": conference,
        "room": here,
        "text": f"{here.promise} {here.first_step}",
        "href": "" if leads_to is here else opening(leads_to, conference.pk),
        "step": _("Mở phòng %(room)s") % {"room": leads_to.name},
    }
    return render(request, "room.html", context)


@require_safe
def search(request: SignedIn) -> HttpResponse:
    """Everything whose name holds the words, diacritics or not."""
    words = request.GET.get("q", "")[:100]
    found = look_up(words, account=request.user, conference_id=request.GET.get("hn", ""))
    return render(request, "search.html", {"search_words": words, "found": found, "conference": found.conference})


@require_safe
def kit(request: SignedIn) -> HttpResponse:
    """Every part on one page, to look at while developing (docs/ui.md)."""
    return render(request, "kit.html", {"rows": range(1, 41)})


@method_decorator(login_not_required, name="dispatch")
class SignIn(auth.LoginView):
    form_class = SignInForm
    template_name = "sign-in.html"
    redirect_authenticated_user = True

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "address": address_of(self.request)}

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


class NewPassword(auth.PasswordChangeView):
    form_class = NewPasswordForm
    template_name = "new-password.html"
    success_url = reverse_lazy("home")

    def form_valid(self, form: Any) -> HttpResponse:
        messages.success(self.request, _("Đã đổi mật khẩu. Từ lần đăng nhập sau, hãy dùng mật khẩu mới."))
        return super().form_valid(form)

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


@login_not_required
@require_http_methods(["GET", "POST"])
def first_run(request: HttpRequest) -> HttpResponse:
    """Make the administrator of a new installation; gone as soon as there is one."""
    if Account.objects.exists():
        raise Http404
    form = FirstRunForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "first-run.html", {"form": form}, status=422 if form.is_bound else 200)
    told = form.cleaned_data
    try:
        account = make_first_administrator(name=told["name"], full_name=told["full_name"], password=told["password"])
    except Refused as error:  # another browser was first
        raise Http404 from error
    login(request, account)
    return redirect("home")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refuse(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refuse(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refuse(request, 404)


def stale_page(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was opened before the sign-in, or too long ago: Django's CSRF check refused it."""
    message = _(
        "Trang này mở đã lâu hoặc mở trước khi đăng nhập, nên điều vừa gửi chưa được lưu. Hãy tải lại trang và gửi lại."
    )
    return refuse(request, 403, message)


def fault(request: HttpRequest) -> HttpResponse:
    """Rendered without the request: whatever broke may break the top bar too."""
    at = timezone.localtime()
    return HttpResponse(render_to_string("500.html", {"at": at}), status=500)
