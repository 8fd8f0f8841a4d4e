"""Everything that may be sent without an account has a bound, and the list of bounds is whole."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from diemcau.live.actions import make_link
from diemcau.live.domain.screens import Screen
from diemcau.live.models import FloorRequest
from diemcau.web import middleware
from diemcau.web.public import PUBLIC
from tests import build
from tests.repository import ROOT
from tests.web.test_shell_entrance import patterns


def takes_posts(view) -> bool:
    request = RequestFactory().trace("/")  # no page takes it, and each says what it takes
    request.user, request._dont_enforce_csrf_checks = AnonymousUser(), True
    return "POST" in view(request)["Allow"]


def test_the_list_of_public_forms_names_every_one_with_its_bound_and_its_test():
    page = (ROOT / "docs" / "public-forms.md").read_text()
    rows = [row.split(" | ") for row in page.splitlines() if row.startswith("| `")]
    listed = {name for row in rows for name in re.findall(r"`([\w:-]+)`", row[0])}

    assert listed == {name for name, pattern in patterns() if name in PUBLIC and takes_posts(pattern.callback)}
    assert all(len(row) == 4 and row[2] and "](../tests/" in row[3] for row in rows)


@pytest.mark.django_db
def test_a_link_writes_so_often_in_a_minute_and_no_more_and_another_link_is_not_held_up(client, monkeypatch):
    monkeypatch.setattr(middleware, "MOST_BY_A_LINK", 3)
    site = build.site()
    by = build.administrator()
    links = [make_link(site.conference, Screen.SITE, by=by, site=site)[1] for _ in range(2)]

    def ask(secret: str, path: str = "requests/"):
        facts = {"key": str(uuid4()), "kind": "opinion", "speaker": "Hoa"}
        return client.post(f"/screens/{secret}/{path}", facts, headers={"HX-Request": "true"})

    answers = [ask(links[0]) for _ in range(5)]

    kept = FloorRequest.objects.count()
    assert [answer.status_code for answer in answers[3:]] == [409, 409] and kept <= 3
    assert answers[4]["Retry-After"] == "60" and "đợi một phút" in answers[4].content.decode()
    assert "đợi một phút" not in ask(links[1]).content.decode()
    monkeypatch.setattr(middleware.time, "monotonic", lambda: 1e9)
    assert "đợi một phút" not in ask(links[0]).content.decode()
