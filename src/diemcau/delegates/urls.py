"""Where the seats stand."""

from __future__ import annotations

from django.urls import path

from diemcau.delegates import views

app_name = "delegates"

urlpatterns = [
    path("conferences/<int:conference_id>/seats/", views.seats, name="seats"),
    path("seats/<int:seat_id>/size/", views.size, name="size"),
]
