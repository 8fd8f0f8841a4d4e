"""Where the work stands."""

from __future__ import annotations

from django.urls import path

from diemcau.assignments import views

app_name = "assignments"

urlpatterns = [
    path("conferences/<int:conference_id>/assignments/", views.assignments, name="list"),
    path("assignments/<int:assignment_id>/due/", views.due, name="due"),
]
