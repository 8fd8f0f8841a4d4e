"""What every answer passes through."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from diemcau.directory.models import Account
from diemcau.kernel.errors import DomainError, Refused
from diemcau.web.refusals import explain, is_fragment, refuse

MOST_BY_A_LINK = 240  # writes in a minute, through one process

Answer = Callable[[HttpRequest], HttpResponseBase]

POLICY = settings.CONTENT_SECURITY_POLICY
PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(), browsing-topics=()"

OFFICIAL = (".docx", ".pdf", ".xlsx", ".csv", ".zip")


def tell_the_browser(get_response: Answer) -> Answer:
    """What the browser may load and do. HSTS, nosniff and the referrer are Django's SecurityMiddleware.

    A view may say one directive anew (`connect-src 'self' http://…`, `camera=(self)`): the others stay as they are.
    A policy of its own, with a `default-src`, is left alone.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        own = response.headers.get("Content-Security-Policy", "")
        if "default-src" not in own:
            response.headers["Content-Security-Policy"] = _said_anew(POLICY, own, "; ", " ")
        allowed = response.headers.get("Permissions-Policy", "")
        response.headers["Permissions-Policy"] = _said_anew(PERMISSIONS, allowed, ", ", "=")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware


def _said_anew(policy: str, own: str, between: str, after_name: str) -> str:
    if not own:
        return policy
    said = {part.partition(after_name)[0]: part for part in own.split(between)}
    kept = [said.pop(part.partition(after_name)[0], part) for part in policy.split(between)]
    return between.join([*kept, *said.values()])


def bound_what_is_sent(get_response: Answer) -> Answer:
    """Refuse what is larger than any page takes, before a byte of it is read: it would fill the disk of the machine.

    Whatever is longer (a film of the contest) comes in resumable parts.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        length = request.headers.get("Content-Length", "")
        if length.isdecimal() and int(length) > settings.LARGEST_REQUEST:
            most = settings.LARGEST_REQUEST // 1024**2
            said = _("Điều vừa gửi lớn hơn %(most)s MB nên không được nhận; hãy gửi tệp nhỏ hơn.") % {"most": most}
            return refuse(request, 422, said)
        return get_response(request)

    return middleware


def speak_the_chosen_language(get_response: Answer) -> Answer:
    """Vietnamese, unless this browser chose another language in the account menu.

    Django's LocaleMiddleware would also follow `Accept-Language`; a machine that its maker set to English must not turn
    the pages of a People's Committee English. Files are official work: Vietnamese whoever fetches them.
    """
    known = dict(settings.LANGUAGES)

    def middleware(request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        speaks = chosen in known and not request.path.endswith(OFFICIAL)
        with translation.override(chosen if speaks else settings.LANGUAGE_CODE):
            response = get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "")
        patch_vary_headers(response, ("Cookie",))
        return response

    return middleware


class FirstRun:
    """While there is no account at all, every page leads to the one that makes the administrator.

    Pages for everybody need nobody to have signed in ever; they are asked by thousands, so they ask no accounts.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        if request.user.is_authenticated or (match and match.view_name == "first-run"):
            return None
        if not getattr(view, "login_required", True) and match and match.view_name != "sign-in":
            return None
        return None if Account.objects.exists() else redirect("first-run")


class SignInRequired(LoginRequiredMiddleware):
    """Django's own, and for htmx the whole page goes to the sign-in, not a fragment of it."""

    def handle_no_permission(  # type: ignore[override] # the stubs know only the redirect
        self, request: HttpRequest, view_func: Any
    ) -> HttpResponseBase:
        if not is_fragment(request):
            return super().handle_no_permission(request, view_func)
        page = urlsplit(request.headers.get("HX-Current-URL", ""))
        back = page.path + (f"?{page.query}" if page.query else "")
        response = HttpResponse(status=401)
        response["HX-Redirect"] = resolve_url(settings.LOGIN_URL) + (f"?next={quote(back)}" if back else "")
        return response


class OneLinkAtATime:
    """Whoever holds a link writes so many times in a minute and no more: people never notice, programs stop.

    Counted in this process alone and forgotten with the minute. A desk's device, which sends a day's notes at once,
    holds its link in a header and is not counted. docs/public-forms.md.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.minute = 0
        self.written: Counter[str] = Counter()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        link = kwargs.get("secret") or kwargs.get("token")
        if not link or request.method != "POST" or getattr(view, "login_required", True):
            return None
        minute = int(time.monotonic()) // 60
        if minute != self.minute:
            self.minute, self.written = minute, Counter()
        self.written[link] += 1
        if self.written[link] <= MOST_BY_A_LINK:
            return None
        problem = _("Liên kết này vừa gửi quá nhiều lần nên lần này chưa được ghi; hãy đợi một phút rồi gửi lại.")
        response = explain(request, Refused(problem))
        response["Retry-After"] = "60"
        return response


class Explained:
    """Turns what we raise on purpose into a page, or into a sentence for the toasts."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return explain(request, error) if isinstance(error, DomainError) else None
