"""Where the conference's own rows are changed."""

from __future__ import annotations

from django.urls import path

from diemcau.conference import views

app_name = "conference"

urlpatterns = [
    path("conferences/<int:conference_id>/time/", views.time, name="time"),
    path("conferences/<int:conference_id>/roles/", views.roles, name="roles"),
    path("conferences/<int:conference_id>/roles/<int:role_id>/removal/", views.role_removal, name="role-removal"),
    path("sites/<int:site_id>/venue/", views.venue, name="venue"),
    path("sites/<int:site_id>/closure/", views.closure, name="closure"),
    path("sites/<int:site_id>/closure/removal/", views.closure_removal, name="closure-removal"),
    path("units/<int:unit_id>/move/", views.move, name="move"),
]
