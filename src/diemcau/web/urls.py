"""Every address, room by room."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from diemcau.rooms.views import overviews
from diemcau.web import offline, views

handler400 = "diemcau.web.views.bad_request"
handler403 = "diemcau.web.views.forbidden"
handler404 = "diemcau.web.views.not_found"
handler500 = "diemcau.web.views.fault"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", overviews.home, name="home"),
    path("first-run/", views.first_run, name="first-run"),
    path("sign-in/", views.SignIn.as_view(), name="sign-in"),
    path("sign-out/", LogoutView.as_view(), name="sign-out"),
    path("password/", views.NewPassword.as_view(), name="new-password"),
    path("language/", login_not_required(require_POST(set_language)), name="language"),
    path("search/", views.search, name="search"),
    path("s/worker.js", offline.worker, {"key": "survey"}, name="survey-worker"),
    path("s/manifest.webmanifest", offline.manifest, {"key": "survey"}, name="survey-manifest"),
    path("c/worker.js", offline.worker, {"key": "check-in"}, name="check-in-worker"),
    path("c/manifest.webmanifest", offline.manifest, {"key": "check-in"}, name="check-in-manifest"),
    path("", include("diemcau.rooms.urls")),
    path("", include("diemcau.publish.urls")),
    path("", include("diemcau.live.urls")),
    path("", include("diemcau.plan.urls")),
    path("", include("diemcau.delegates.urls")),
    path("", include("diemcau.assignments.urls")),
    path("", include("diemcau.connectivity.urls")),
    path("", include("diemcau.scoring.urls")),
    path("", include("diemcau.contest.urls")),
    path("", include("diemcau.papers.urls")),
    path("", include("diemcau.conference.urls")),
    path("", include("diemcau.survey.urls")),
    path("directory/", include("diemcau.directory.urls")),
    # Last of all: a room that has no page of its own yet.
    path("conferences/<int:conference_id>/<slug:key>/", views.room, name="room"),
]

if settings.DEBUG:
    urlpatterns.insert(0, path("_kit/", views.kit, name="kit"))
