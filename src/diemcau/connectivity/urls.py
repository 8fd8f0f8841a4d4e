"""Where the lines of the sites are tested and watched."""

from __future__ import annotations

from django.urls import path

from diemcau.connectivity.views import boards, line_tests

app_name = "connectivity"

urlpatterns = [
    path("conferences/<int:conference_id>/lines/", boards.lines, name="lines"),
    path("conferences/<int:conference_id>/sites/<int:site_id>/line-test/", line_tests.line_test, name="line-test"),
    path("conferences/<int:conference_id>/lines/<int:line_id>/tests/", line_tests.line_tests, name="line-tests"),
    path("conferences/<int:conference_id>/line-tests/<int:test_id>/signature/", line_tests.signature, name="signature"),
]
