"""Where the pages over everything stand."""

from __future__ import annotations

from django.urls import path

from diemcau.rooms.views import boards, overviews, places

app_name = "rooms"

urlpatterns = [
    path("conferences/<int:conference_id>/", overviews.conference, name="overview"),
    path("conferences/<int:conference_id>/mine/", places.mine, name="mine"),
    path("conferences/<int:conference_id>/board/", boards.sites, name="board"),
    path("conferences/<int:conference_id>/board/units/", boards.units, name="unit-board"),
    path("conferences/<int:conference_id>/board.xlsx", boards.site_file, name="board-file"),
    path("conferences/<int:conference_id>/board/units.xlsx", boards.unit_file, name="unit-board-file"),
    path("conferences/<int:conference_id>/sites/<int:site_id>/", places.site, name="site"),
    path("conferences/<int:conference_id>/units/<int:unit_id>/", places.unit, name="unit"),
]
