"""Where the conference's own rows are changed."""

from __future__ import annotations

from django.urls import path

from diemcau.conference.views import programme, rows

app_name = "conference"

urlpatterns = [
    path("conferences/<int:conference_id>/time/", rows.time, name="time"),
    path("conferences/<int:conference_id>/roles/", rows.roles, name="roles"),
    path("conferences/<int:conference_id>/roles/<int:role_id>/removal/", rows.role_removal, name="role-removal"),
    path("conferences/<int:conference_id>/programme/", programme.programme, name="programme"),
    path("conferences/<int:conference_id>/programme/returns/", programme.item_return, name="item-return"),
    path("programme-items/<int:item_id>/", programme.item, name="item"),
    path("programme-items/<int:item_id>/move/", programme.item_move, name="item-move"),
    path("programme-items/<int:item_id>/removal/", programme.item_removal, name="item-removal"),
    path("sites/<int:site_id>/venue/", rows.venue, name="venue"),
    path("sites/<int:site_id>/closure/", rows.closure, name="closure"),
    path("sites/<int:site_id>/closure/removal/", rows.closure_removal, name="closure-removal"),
    path("units/<int:unit_id>/move/", rows.move, name="move"),
]
