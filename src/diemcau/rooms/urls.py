from django.urls import path
from diemcau.rooms import views
app_name = "rooms"
urlpatterns = [
    path("conferences/<int:conference_id>/board/", views.board, name="board"),
    path("conferences/<int:conference_id>/board/units/", views.board, name="unit-board"),
    path("conferences/<int:conference_id>/sites/", views.board, name="sites"),
]
